package org.lariat.bench.suite.result;

import java.util.List;

/** Order statistics of a few numbers. */
public final class Statistics {
    private Statistics() {}

    /**
     * The middle of some numbers; the mean of the two in the middle where their number is even.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static double median(List<Double> values) {
        return quantile(values, 0.5);
    }

    /**
     * A quantile, linear between neighbours (type 7 of Hyndman and Fan, doi:10.1080/00031305.1996.10473566, the default of R).
     *
     * @param values at least one
     * @param share in [0, 1]
     * @throws IllegalArgumentException if there are no values
     */
    public static double quantile(List<Double> values, double share) {
        return sortedQuantile(
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray(), share);
    }

    /** Like {@link #quantile}, of numbers that ascend. */
    public static double sortedQuantile(double[] ascending, double share) {
        if (ascending.length == 0) {
            throw new IllegalArgumentException("there are no numbers to take a quantile of");
        }
        double place = share * (ascending.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }
}
