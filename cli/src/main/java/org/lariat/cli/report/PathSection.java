package org.lariat.cli.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lariat.cli.report.PathPart.Point;
import org.lariat.cli.report.PathPart.Track;

/** Coefficients along λ, and how many and how good. */
record PathSection(PathPart path, List<ReportData.Mark> marks) implements Section {
    private static final int TABLE_ROWS = 25;

    @Override
    public String id() {
        return "path";
    }

    @Override
    public String heading() {
        return "Coefficient path";
    }

    @Override
    public void body(Html html) {
        html.paragraph(
                "Each line is the coefficient of one feature. λ falls from left to right, so that features enter one"
                        + " after the other; point at a line for its name.");
        if (path.leftOut() > 0) {
            html.paragraph("Drawn are the " + path.tracks().size()
                    + " features that matter most: those of the chosen model, then the largest effects. "
                    + Digits.whole(path.leftOut()) + " more have a non-zero coefficient somewhere on the path.");
        }
        if (new LambdaAxis(path.lambdas()).hasZero()) {
            html.paragraph("λ = 0, which has no logarithm, is drawn at the right end.");
        }
        scale(html);
        html.chart("coefficient-path", "Coefficients along λ", true);
        html.open("div", "class", "pair")
                .chart("features-along", "Number of features along λ", false)
                .chart("deviance-along", "Deviance explained on the training data along λ", false)
                .close("div");
        html.folded("Coefficients at the ends of the path", () -> table(html));
    }

    private void scale(Html html) {
        html.open("fieldset", "class", "switch").element("legend", "Shown as");
        radio(html, "original", "coefficients in original units", !path.perDeviation());
        radio(html, "deviation", "effect of one standard deviation", path.perDeviation());
        html.close("fieldset");
    }

    private static void radio(Html html, String value, String label, boolean checked) {
        html.open("label");
        if (checked) {
            html.open("input", "type", "radio", "name", "coefficient-path-scale", "value", value, "checked", "checked");
        } else {
            html.open("input", "type", "radio", "name", "coefficient-path-scale", "value", value);
        }
        html.text(" " + label).close("label");
    }

    private void table(Html html) {
        List<Track> shown =
                path.tracks().subList(0, Math.min(TABLE_ROWS, path.tracks().size()));
        html.table(
                List.of("feature", "enters at λ", "at the smallest λ", "per std. dev."),
                shown.stream().map(this::row).toList());
        if (shown.size() < path.tracks().size() + path.leftOut()) {
            html.paragraph(
                    "The table has the first " + shown.size() + "; 'lariat path --output' writes all coefficients.");
        }
    }

    private List<String> row(Track track) {
        double last = track.values().getLast();
        int enters = 0;
        while (track.values().get(enters) == 0.0) { // a track has a coefficient that is not zero
            enters++;
        }
        return List.of(
                track.name(),
                Digits.of(path.points().get(enters).lambda()),
                Digits.of(last),
                Digits.of(last * track.deviation(), 4));
    }

    @Override
    public Map<String, Chart> charts() {
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put(
                "coefficient-path",
                along("path")
                        .objects(
                                "tracks",
                                path.tracks(),
                                t -> new Chart("track")
                                        .text("name", t.name())
                                        .number("deviation", t.deviation())
                                        .numbers("values", t.values(), v -> v)));
        charts.put(
                "features-along",
                along("curve").text("label", "features").flag("step").numbers("y", path.points(), Point::nonzeros));
        charts.put(
                "deviance-along",
                along("curve")
                        .text("label", "deviance explained")
                        .numbers("y", path.points(), Point::devianceExplained));
        return charts;
    }

    private Chart along(String kind) {
        return new Chart(kind).lambdas(path.lambdas(), marks);
    }
}
