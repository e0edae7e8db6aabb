package org.lariat.cli.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lariat.cli.report.Predictions.Row;

/** Predicted against actual values, and what is left of them. */
record PredictionSection(Predictions part, int number) implements Section {
    @Override
    public String id() {
        return "predictions-" + number;
    }

    @Override
    public String heading() {
        return "Predicted against actual, " + part.rows();
    }

    @Override
    public void body(Html html) {
        Predictions.Errors fit = part.fit();
        html.paragraph(Digits.whole(fit.count()) + " " + part.rows() + ": root mean square error "
                + Digits.of(fit.rootMeanSquare()) + ", mean absolute error " + Digits.of(fit.meanAbsolute()) + ", R² "
                + Digits.of(fit.r2(), 4) + "."
                + (part.drawn().size() < fit.count()
                        ? " " + Digits.whole(part.drawn().size()) + " of them, evenly spaced, are drawn."
                        : ""));
        html.open("div", "class", "pair")
                .chart(place("scatter"), "Predicted against actual " + part.target() + "; dashed: equal", false)
                .chart(place("residuals"), "Residuals (actual − predicted) against predictions", false)
                .close("div");
        html.chart(place("histogram"), "Distribution of the residuals", false);
        html.folded(
                "The " + part.worst().size() + " largest residuals",
                () -> html.table(
                        List.of("row", "actual", "predicted", "residual"),
                        part.worst().stream()
                                .map(r -> List.of(
                                        String.valueOf(r.number()),
                                        Digits.of(r.actual()),
                                        Digits.of(r.predicted()),
                                        Digits.of(r.residual())))
                                .toList()));
    }

    private String place(String chart) {
        return id() + "-" + chart;
    }

    @Override
    public Map<String, Chart> charts() {
        double low = part.drawn().stream()
                .mapToDouble(r -> Math.min(r.actual(), r.predicted()))
                .min()
                .orElse(0.0);
        double high = part.drawn().stream()
                .mapToDouble(r -> Math.max(r.actual(), r.predicted()))
                .max()
                .orElse(0.0);
        double room = high > low ? 0.03 * (high - low) : 1.0;
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put(
                place("scatter"),
                scatter("actual", "predicted")
                        .flag("diagonal")
                        .number("low", low - room)
                        .number("high", high + room)
                        .numbers("x", part.drawn(), Row::actual)
                        .numbers("y", part.drawn(), Row::predicted));
        charts.put(
                place("residuals"),
                scatter("predicted", "residual")
                        .numbers("x", part.drawn(), Row::predicted)
                        .numbers("y", part.drawn(), Row::residual));
        charts.put(
                place("histogram"),
                new Chart("histogram")
                        .text("label", "residual")
                        .numbers("edges", part.residuals().edges(), e -> e)
                        .numbers("counts", part.residuals().counts(), c -> c));
        return charts;
    }

    private Chart scatter(String x, String y) {
        return new Chart("scatter").text("xLabel", x).text("yLabel", y).numbers("rows", part.drawn(), Row::number);
    }
}
