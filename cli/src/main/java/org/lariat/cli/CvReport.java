package org.lariat.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.lariat.LassoModel;
import org.lariat.selection.ErrorCurve;
import org.lariat.validation.AlphaSearch;
import org.lariat.validation.CrossValidated;
import org.lariat.validation.FoldFit;

/** A cross-validation for people and for programs. */
final class CvReport {
    private static final int FEW_ROWS = 20;

    private final Fitted fitted;
    private final AlphaSearch search;
    private final CrossValidated best;
    private final ErrorCurve curve;

    CvReport(Fitted fitted, AlphaSearch search) {
        this.fitted = fitted;
        this.search = search;
        this.best = search.results().get(search.best());
        this.curve = best.curve();
    }

    @SuppressWarnings("AnnotateFormatMethod") // every call has its format in sight
    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** A table of the curve, of the alphas if several were tried, and what was chosen. */
    void print(PrintWriter out) {
        if (search.alphas().size() > 1) {
            alphas(out);
        }
        curve(out);
        out.println(text(
                "%s on held-out rows, %s%s",
                curve.measure().label(),
                best.folds().description(),
                search.alphas().size() > 1
                        ? text("; alpha %s was best", search.alphas().get(search.best()))
                        : ""));
        chosen(out, "λ.min", best.modelMin(), curve.best());
        chosen(out, "λ.1se", best.modelOneStandardError(), curve.oneStandardError());
        if (best.endedEarly()) {
            out.println(text(
                    "Note: the folds ended after %d of %d λs, where the error had clearly turned (--stop-early)",
                    curve.points(), best.path().size()));
        }
        long open = best.fits().stream().mapToInt(FoldFit::unconverged).sum();
        if (open > 0) {
            out.println(text("Note: the tolerance was not reached at %d points of folds", open));
        }
        best.shared()
                .ifPresent(use -> out.println(text(
                        "Path and folds shared one resident design, uploaded in %.3g s: %.1f sweeps there",
                        use.secondsUploading(), use.sweeps())));
        out.println();
    }

    private void chosen(PrintWriter out, String name, LassoModel model, int k) {
        out.println(text(
                "%s %.6g: %s %.6g ± %.2g, %d features",
                name,
                model.lambda(),
                curve.measure().label(),
                curve.mean()[k],
                curve.standardError()[k],
                model.nonzeros()));
    }

    private void alphas(PrintWriter out) {
        Table table = Table.ofNumbers("alpha", "λ.min", curve.measure().label(), "std. error", "λ.1se", "df at 1se");
        for (int k = 0; k < search.alphas().size(); k++) {
            CrossValidated one = search.results().get(k);
            table.row(
                    (k == search.best() ? "* " : "") + search.alphas().get(k),
                    text("%.6g", one.lambdaMin()),
                    text("%.6g", one.curve().mean()[one.curve().best()]),
                    text("%.2g", one.curve().standardError()[one.curve().best()]),
                    text("%.6g", one.lambdaOneStandardError()),
                    String.valueOf(one.modelOneStandardError().nonzeros()));
        }
        table.print(out);
        out.println();
    }

    private void curve(PrintWriter out) {
        int points = curve.points();
        int step = Math.max(1, Math.ceilDiv(points, FEW_ROWS));
        double[] mean = curve.mean();
        double[] error = curve.standardError();
        Table table = Table.ofNumbers("point", "df", "lambda", curve.measure().label(), "std. error", "");
        for (int k = 0; k < points; k++) {
            boolean isBest = k == curve.best();
            boolean isSparsest = k == curve.oneStandardError();
            if (k % step == 0 || isBest || isSparsest || k == points - 1) {
                table.row(
                        String.valueOf(k + 1),
                        String.valueOf(best.path().model(k).nonzeros()),
                        text("%.6g", best.path().model(k).lambda()),
                        text("%.6g", mean[k]),
                        text("%.2g", error[k]),
                        isBest && isSparsest ? "min 1se" : isBest ? "min" : isSparsest ? "1se" : "");
            }
        }
        table.print(out);
        out.println();
    }

    /** Everything, by name. */
    JsonReport json(String source) {
        JsonReport json = new JsonReport()
                .put("data", source)
                .put("seconds", fitted.seconds())
                .options(best.path().options())
                .report(best.path().report());
        fields(best).forEach(json::put);
        if (search.alphas().size() > 1) {
            List<Map<String, Object>> all = new ArrayList<>();
            for (int k = 0; k < search.alphas().size(); k++) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("alpha", search.alphas().get(k));
                one.putAll(fields(search.results().get(k)));
                all.add(one);
            }
            json.put("alphas", all);
        }
        return json.put("notes", fitted.notes());
    }

    /** One cross-validation, by name. */
    static Map<String, Object> fields(CrossValidated cv) {
        Map<String, Object> fields = new LinkedHashMap<>();
        ErrorCurve curve = cv.curve();
        fields.put("measure", curve.measure().name().toLowerCase(Locale.ROOT));
        fields.put("foldMean", curve.rule().name().toLowerCase(Locale.ROOT));
        fields.put("folds", cv.folds().description());
        fields.put("lambda", Arrays.copyOf(cv.path().lambdas(), curve.points()));
        fields.put("endedEarly", cv.endedEarly());
        fields.put("mean", curve.mean());
        fields.put("standardError", curve.standardError());
        fields.put("lambdaMin", cv.lambdaMin());
        fields.put("lambda1se", cv.lambdaOneStandardError());
        fields.put(
                "nonzeros",
                cv.path().models().stream()
                        .limit(curve.points())
                        .mapToInt(LassoModel::nonzeros)
                        .toArray());
        fields.put(
                "foldErrors",
                IntStream.range(0, curve.foldCount()).mapToObj(curve::fold).toList());
        fields.put(
                "largestFoldGap",
                cv.fits().stream().mapToDouble(FoldFit::largestGap).max().orElse(0.0));
        fields.put("secondsPath", cv.secondsPath());
        fields.put("secondsFolds", cv.secondsFolds());
        cv.shared().ifPresent(use -> fields.put("sharedResident", JsonReport.resident(use)));
        return fields;
    }
}
