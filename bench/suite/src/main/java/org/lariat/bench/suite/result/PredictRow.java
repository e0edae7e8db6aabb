package org.lariat.bench.suite.result;

import java.util.List;

/**
 * Predictions of one model.
 *
 * @param what how they were asked for
 * @param columns p
 * @param nonzeros of the model
 * @param rowsPerCall rows predicted by one call
 * @param seconds of a call: of single rows the median of each block of calls, else each call
 * @param p99 99th percentile of the seconds of single calls; of batches the slowest call
 * @param difference largest difference from a plain sum of products, relative to the largest prediction
 */
public record PredictRow(
        String what, int columns, int nonzeros, int rowsPerCall, List<Double> seconds, double p99, double difference)
        implements Timed {
    /** Copies the seconds. */
    public PredictRow {
        seconds = List.copyOf(seconds);
    }

    @Override
    public String key() {
        return "predict " + what;
    }

    /** Rows a second. */
    public double throughput() {
        return rowsPerCall / median();
    }
}
