package org.lariat.cli.report;

import java.util.List;
import java.util.Map;
import org.lariat.bench.suite.result.BenchResult;
import org.lariat.bench.suite.result.PredictRow;

/** Predictions. */
record LatencySection(BenchResult result) implements Section {
    private static final double MICRO = 1e6;

    @Override
    public String id() {
        return "predictions";
    }

    @Override
    public String heading() {
        return "Prediction";
    }

    @Override
    public void body(Html html) {
        html.paragraph(
                "One thread. Single rows are timed call by call, the clock's own cost included; p99 is the 99th percentile of"
                        + " calls (of batches: the slowest). The error is relative, against a plain loop over all columns.");
        html.table(
                List.of("what", "columns", "features", "median µs", "p99 µs", "rows a second", "error"),
                result.predictions().stream().map(LatencySection::row).toList());
    }

    private static List<String> row(PredictRow row) {
        return List.of(
                row.what(),
                String.valueOf(row.columns()),
                String.valueOf(row.nonzeros()),
                Digits.of(MICRO * row.median(), 3),
                Digits.of(MICRO * row.p99(), 3),
                Digits.whole(Math.round(row.throughput())),
                Digits.power(row.difference()));
    }

    @Override
    public Map<String, Chart> charts() {
        return Map.of();
    }
}
