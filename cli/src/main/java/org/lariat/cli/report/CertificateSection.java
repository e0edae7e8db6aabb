package org.lariat.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lariat.cli.report.PathPart.Point;
import org.lariat.objective.Certificate;

/** What is proved at each λ. */
record CertificateSection(PathPart path, List<ReportData.Mark> marks) implements Section {
    @Override
    public String id() {
        return "certificates";
    }

    @Override
    public String heading() {
        return "Certificates";
    }

    @Override
    public void body(Html html) {
        html.paragraph(
                "At each λ the objective is proved to be within this gap of its minimum. The relative gap is the gap"
                        + " over the objective; KKT is the largest violation of the optimality conditions, in units of λ.");
        html.chart("gaps-along", "Certified relative gap along λ; dashed: the tolerance asked for", false);
        html.folded(
                "All " + path.points().size() + (path.points().size() == 1 ? " point" : " points"),
                () -> html.table(
                        List.of(
                                "point",
                                "λ",
                                "features",
                                "deviance",
                                "gap",
                                "relative gap",
                                "KKT",
                                "sweeps",
                                "epochs",
                                "ended"),
                        rows(),
                        k -> marks.stream()
                                .anyMatch(
                                        m -> m.lambda() == path.points().get(k).lambda())));
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (Point p : path.points()) {
            List<String> row = new ArrayList<>(List.of(
                    String.valueOf(rows.size() + 1),
                    Digits.of(p.lambda()),
                    String.valueOf(p.nonzeros()),
                    Digits.percent(p.devianceExplained())));
            row.addAll(p.certificate().map(CertificateSection::cells).orElse(List.of("", "", "", "", "", "none")));
            rows.add(row);
        }
        return rows;
    }

    private static List<String> cells(Certificate c) {
        return List.of(
                Digits.power(c.gap()),
                Digits.power(c.relativeGap()),
                Digits.power(c.kkt()),
                Digits.of(c.sweeps(), 3),
                String.valueOf(c.epochs()),
                c.stop().label());
    }

    @Override
    public Map<String, Chart> charts() {
        return Map.of(
                "gaps-along",
                new Chart("curve")
                        .lambdas(path.lambdas(), marks)
                        .text("label", "relative gap")
                        .flag("log")
                        .flag("points")
                        .number("limit", path.tolerance())
                        .text("limitLabel", "tolerance " + Digits.of(path.tolerance(), 3))
                        .numbers("y", path.points(), CertificateSection::gap)
                        .texts(
                                "stop",
                                path.points(),
                                p -> p.certificate().map(c -> c.stop().label()).orElse("no certificate")));
    }

    /** A gap of exactly 0 has no logarithm, and is drawn as a gap of the line. */
    private static double gap(Point point) {
        double gap = point.certificate().map(Certificate::relativeGap).orElse(Double.NaN);
        return gap > 0 ? gap : Double.NaN;
    }
}
