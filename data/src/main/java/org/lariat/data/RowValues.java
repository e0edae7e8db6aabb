package org.lariat.data;

import org.jspecify.annotations.Nullable;

/** What belongs to the rows beside the features: response, weights and offset, (n) each or absent. NaN means missing. */
final class RowValues {
    private final double @Nullable [] y;
    private final double @Nullable [] weights;
    private final double @Nullable [] offset;

    RowValues(double @Nullable [] y, double @Nullable [] weights, double @Nullable [] offset) {
        this.y = y;
        this.weights = weights;
        this.offset = offset;
    }

    static RowValues none() {
        return new RowValues(null, null, null);
    }

    double @Nullable [] y() {
        return y;
    }

    double @Nullable [] weights() {
        return weights;
    }

    double @Nullable [] offset() {
        return offset;
    }

    /** These, and what {@code other} has where these have nothing. */
    RowValues or(RowValues other) {
        return new RowValues(
                y == null ? other.y : y,
                weights == null ? other.weights : weights,
                offset == null ? other.offset : offset);
    }

    /** True if a value of row {@code i} is missing. */
    boolean missing(int i) {
        return isNaN(y, i) || isNaN(weights, i) || isNaN(offset, i);
    }

    /** The values of the rows selected. */
    RowValues select(RowSelection rows) {
        return new RowValues(
                y == null ? null : rows.select(y),
                weights == null ? null : rows.select(weights),
                offset == null ? null : rows.select(offset));
    }

    private static boolean isNaN(double @Nullable [] values, int i) {
        return values != null && Double.isNaN(values[i]);
    }
}
