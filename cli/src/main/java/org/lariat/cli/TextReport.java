package org.lariat.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.lariat.FitReport;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.data.prep.Levels;
import org.lariat.data.prep.PenaltyScale;
import org.lariat.data.prep.Pipeline;
import org.lariat.objective.Certificate;
import org.lariat.solver.Knot;

/** Results for people: what was fitted, the path, a model, and how it ended. */
final class TextReport {
    /** Heading of the effects for one standard deviation. */
    static final String PER_DEVIATION = "per std. dev.";

    /** Rows of a path table where the path is not the point. */
    private static final int FEW_ROWS = 12;

    /** Coefficients shown; the model file has them all. */
    private static final int MOST_COEFFICIENTS = 40;

    private static final double PERCENT = 100.0;

    private final PrintWriter out;

    TextReport(PrintWriter out) {
        this.out = out;
    }

    @SuppressWarnings("AnnotateFormatMethod") // every call has its format in sight
    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** What was fitted to what. */
    void opening(String source, LassoOptions options, FitReport report, PenaltyScale scale) {
        double alpha = options.alpha();
        String penalty = alpha == 1 ? "lasso" : alpha == 0 ? "ridge" : text("elastic net (alpha %s)", alpha);
        out.println(text(
                "%s: %d rows, %d features; %s, %s intercept, %s",
                source,
                report.rows(),
                report.columns(),
                penalty,
                options.intercept() ? "with" : "without",
                switch (scale) {
                    case STANDARD -> "standardized";
                    case ROBUST -> "penalised per interquartile range";
                    case MINMAX -> "penalised per range";
                    case NONE -> "not standardized";
                }));
        out.println();
    }

    /** The whole path. */
    void path(LassoPath path) {
        path(path, k -> true, -1);
    }

    /** A few points of the path, and the chosen one with a star. */
    void outline(LassoPath path, int chosen) {
        int step = Math.max(1, (path.size() - 1 + FEW_ROWS - 2) / (FEW_ROWS - 1));
        path(path, k -> k % step == 0 || k == chosen || k == path.size() - 1, chosen);
    }

    private void path(LassoPath path, IntPredicate shown, int chosen) {
        Table table = Table.ofNumbers("point", "df", "deviance", "lambda", "gap");
        for (int k = 0; k < path.size(); k++) {
            if (shown.test(k)) {
                LassoModel model = path.model(k);
                table.row(
                        (k == chosen ? "* " : "") + (k + 1),
                        String.valueOf(model.nonzeros()),
                        text("%.2f %%", PERCENT * model.devianceExplained()),
                        text("%.6g", model.lambda()),
                        model.certificate()
                                .map(c -> text("%.1e", c.relativeGap()))
                                .orElse("interpolated"));
            }
        }
        table.print(out);
        out.println();
    }

    /** What happens at the knots of a path. */
    void knots(FitReport report, List<String> names) {
        Table table = Table.ofNamed("feature", "enters at lambda", "leaves at lambda", "sign");
        for (Knot knot : report.knots()) {
            String lambda = text("%.6g", knot.lambda());
            boolean enters = knot.change() == Knot.Change.ENTERS;
            String sign = knot.sign() > 0 ? "+" : "-";
            table.row(names.get(knot.column()), enters ? lambda : "", enters ? "" : lambda, sign);
        }
        table.print(out);
        out.println();
    }

    /**
     * A model: its coefficients, largest first.
     *
     * @param names of the columns
     * @param deviations standard deviation of each column; the size of a coefficient is its effect for one of them
     */
    void model(LassoModel model, List<String> names, IntToDoubleFunction deviations) {
        model(model, names, deviations, PER_DEVIATION);
    }

    /** A model, with its effects for another unit than the standard deviation. */
    void model(LassoModel model, List<String> names, IntToDoubleFunction deviations, String heading) {
        int[] index = model.indices();
        List<Integer> largestFirst = IntStream.of(index)
                .boxed()
                .sorted((a, b) -> Double.compare(size(model, b, deviations), size(model, a, deviations)))
                .toList();
        Table table = Table.ofNamed("feature", "coefficient", heading);
        for (int j : largestFirst.subList(0, Math.min(MOST_COEFFICIENTS, index.length))) {
            double coefficient = model.coefficient(j);
            table.row(names.get(j), text("%.6g", coefficient), text("%.4g", coefficient * deviations.applyAsDouble(j)));
        }
        table.row("(intercept)", text("%.6g", model.intercept()), "");
        table.print(out);
        if (index.length > MOST_COEFFICIENTS) {
            out.println(text("  … and %d smaller ones (--format json has all)", index.length - MOST_COEFFICIENTS));
        }
        out.println();
        out.println(text(
                "%d of %d features selected; %.2f %% of the deviance explained; %s",
                index.length,
                model.columns(),
                PERCENT * model.devianceExplained(),
                model.certificate()
                        .map(TextReport::proof)
                        .orElse("interpolated between two λs, so without certificate")));
    }

    private static double size(LassoModel model, int j, IntToDoubleFunction deviations) {
        return Math.abs(model.coefficient(j) * deviations.applyAsDouble(j));
    }

    private static String proof(Certificate certificate) {
        return text(
                "certified relative gap %.1e (%s)",
                certificate.relativeGap(), certificate.stop().label());
    }

    /** What is done to columns before the model sees them. */
    void preparation(Pipeline pipeline) {
        if (pipeline.isEmpty()) {
            return;
        }
        List<String> lines = pipeline.descriptions();
        out.println("Columns are prepared:");
        lines.stream().limit(MOST_COEFFICIENTS).forEach(line -> out.println("  " + line));
        if (lines.size() > MOST_COEFFICIENTS) {
            out.println(text("  … and %d more (--format json has all)", lines.size() - MOST_COEFFICIENTS));
        }
        if (!pipeline.categorical().isEmpty()) {
            out.println(text(
                    "  levels not seen in training: %s",
                    switch (pipeline.unseen()) {
                        case ERROR -> "refused";
                        case IGNORE -> "all indicators 0";
                        case OTHER -> "counted as " + Levels.OTHER;
                    }));
        }
        out.println();
    }

    /** How the fit went. */
    void ending(Fitted fitted) {
        FitReport report = fitted.path().report();
        machine(report);
        List<Double> sorted = fitted.seconds().stream().sorted().toList();
        double median = sorted.get((sorted.size() - 1) / 2);
        out.println(text("%d λ%s in %.3g s", fitted.path().size(), fitted.path().size() == 1 ? "" : "s", median)
                + (sorted.size() == 1
                        ? ""
                        : text(
                                " (median of %d fits; fastest %.3g, slowest %.3g)",
                                sorted.size(), sorted.getFirst(), sorted.getLast()))
                + text(
                        "; %.1f sweeps, %d epochs, %d Newton steps; largest relative gap %.1e, tolerance %.1e",
                        report.sweeps(),
                        report.epochs(),
                        report.newtonSteps(),
                        fitted.worstGap(),
                        fitted.path().options().tolerance()));
        fitted.notes().forEach(note -> out.println("Note: " + note));
    }

    /** Kernel and resident design, for a list of facts. */
    static String backend(FitReport report) {
        String kernel = report.backend() + " (" + report.backendDescription() + ")";
        return report.resident()
                .map(use -> kernel + ", resident design " + use.backend() + " (" + use.device() + ")")
                .orElse(kernel);
    }

    /** What ran. */
    void machine(FitReport report) {
        out.println(text(
                "Backend %s (%s), %d thread%s, solver %s, %s",
                report.backend(),
                report.backendDescription(),
                report.threads(),
                report.threads() == 1 ? "" : "s",
                report.solver(),
                report.matrix()));
        report.resident()
                .ifPresent(use -> out.println(text(
                        "Resident design %s (%s), uploaded in %.3g s, %.1f sweeps there",
                        use.backend(), use.device(), use.secondsUploading(), use.sweeps())));
    }
}
