package org.lariat.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts of values in intervals of equal width.
 *
 * @param edges of the intervals, one more than counts
 * @param counts of values from an edge to the next; the last interval has both its edges
 */
public record Histogram(List<Double> edges, List<Integer> counts) {
    private static final int FEWEST = 5;
    private static final int MOST = 40;

    /** Copies the lists. */
    public Histogram {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
    }

    /**
     * As many intervals as twice the cube root of the number of values (Rice's rule), in reason; one where all are equal.
     *
     * @param values finite, at least one
     */
    public static Histogram of(double[] values) {
        double low = Arrays.stream(values).min().orElseThrow();
        double high = Arrays.stream(values).max().orElseThrow();
        if (!(high > low)) {
            return new Histogram(List.of(low - 1, low + 1), List.of(values.length));
        }
        int bins = Math.clamp((long) Math.ceil(2 * Math.cbrt(values.length)), FEWEST, MOST);
        int[] counts = new int[bins];
        for (double value : values) {
            counts[(int) Math.min(bins - 1.0, bins * ((value - low) / (high - low)))]++;
        }
        List<Double> edges = new ArrayList<>();
        for (int k = 0; k <= bins; k++) {
            edges.add(low + (high - low) * k / bins);
        }
        return new Histogram(edges, Arrays.stream(counts).boxed().toList());
    }
}
