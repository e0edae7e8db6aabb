package org.lariat.bench.path;

import java.util.Collection;

/** Medians. */
final class Numbers {
    private Numbers() {}

    /** The median of the values that are numbers; not a number if there is none. */
    static double median(Collection<Double> values) {
        double[] sorted = values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        int n = sorted.length;
        return n == 0 ? Double.NaN : 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]);
    }
}
