package org.lariat.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.lariat.cli.report.CvCurve.Point;

/** The cross-validation curve with both its λs. */
record CvSection(CvCurve cv, List<ReportData.Mark> marks) implements Section {
    @Override
    public String id() {
        return "cross-validation";
    }

    @Override
    public String heading() {
        return "Cross-validation";
    }

    @Override
    public void body(Html html) {
        html.paragraph("Mean over folds of the " + cv.measure() + ", with ±1 standard error (" + cv.folds() + ").");
        html.chart("cv-curve", "Cross-validation: " + cv.measure() + " along λ, ±1 SE", false);
        List<List<String>> best = new ArrayList<>();
        best.add(row("λ min: smallest error", cv.lambdaMin()));
        OptionalDouble oneSe = cv.lambda1se();
        if (oneSe.isPresent()) {
            best.add(row("λ 1se: fewest features within 1 SE of it", oneSe.getAsDouble()));
        }
        html.table(List.of("", "λ", "mean", "SE", "features"), best);
        html.folded(
                "All " + cv.points().size() + " points",
                () -> html.table(
                        List.of("point", "λ", "mean", "SE", "features"),
                        numbered(),
                        k -> marks.stream()
                                .anyMatch(m -> m.lambda() == cv.points().get(k).lambda())));
    }

    private List<String> row(String name, double lambda) {
        return cells(name, cv.at(lambda));
    }

    private static List<String> cells(String name, Point p) {
        return List.of(
                name,
                Digits.of(p.lambda()),
                Digits.of(p.mean()),
                Digits.of(p.standardError(), 4),
                String.valueOf(p.nonzeros()));
    }

    private List<List<String>> numbered() {
        List<List<String>> rows = new ArrayList<>();
        for (Point point : cv.points()) {
            rows.add(cells(String.valueOf(rows.size() + 1), point));
        }
        return rows;
    }

    @Override
    public Map<String, Chart> charts() {
        return Map.of(
                "cv-curve",
                new Chart("cv")
                        .lambdas(cv.lambdas(), marks)
                        .text("measure", cv.measure())
                        .numbers("mean", cv.points(), Point::mean)
                        .numbers("error", cv.points(), Point::standardError)
                        .numbers("nonzeros", cv.points(), Point::nonzeros));
    }
}
