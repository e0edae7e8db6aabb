package org.lariat.cli.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Predictions beside the truth.
 *
 * @param rows which rows, in words: {@code "training rows"}, {@code "held-out rows"}
 * @param target name of the response
 * @param fit how far off they are over all rows
 * @param drawn rows to draw: all, or {@value #MOST_DRAWN} at even distances
 * @param worst the largest residuals, largest first
 * @param residuals histogram over all rows
 */
public record Predictions(
        String rows, String target, Errors fit, List<Row> drawn, List<Row> worst, Histogram residuals) {
    /** Points of a scatter plot beyond which it is a cloud anyway. */
    public static final int MOST_DRAWN = 2_000;

    private static final int MOST_WORST = 20;

    /**
     * One row.
     *
     * @param number of the row, from 1
     * @param actual response
     * @param predicted response
     */
    public record Row(int number, double actual, double predicted) {
        /** Actual less predicted. */
        public double residual() {
            return actual - predicted;
        }
    }

    /**
     * Errors over all rows, weighted where there are weights.
     *
     * @param count of rows with a positive weight
     * @param rootMeanSquare of the residuals
     * @param meanAbsolute residual
     * @param r2 1 less the mean squared residual over the variance of the response; NaN for a constant response
     */
    public record Errors(int count, double rootMeanSquare, double meanAbsolute, double r2) {
        private static Errors of(List<Row> rows, double[] weights) {
            double sum = 0;
            double mean = 0;
            for (Row row : rows) {
                sum += weights[row.number() - 1];
                mean += weights[row.number() - 1] * row.actual();
            }
            mean /= sum;
            double squares = 0;
            double absolute = 0;
            double variance = 0;
            for (Row row : rows) {
                double w = weights[row.number() - 1] / sum;
                squares += w * row.residual() * row.residual();
                absolute += w * Math.abs(row.residual());
                variance += w * (row.actual() - mean) * (row.actual() - mean);
            }
            return new Errors(
                    rows.size(), Math.sqrt(squares), absolute, variance > 0 ? 1 - squares / variance : Double.NaN);
        }
    }

    /** Copies the lists. */
    public Predictions {
        drawn = List.copyOf(drawn);
        worst = List.copyOf(worst);
    }

    /**
     * Predictions from arrays; rows of weight 0 are left out.
     *
     * @param rows which rows, in words
     * @param target name of the response
     * @param actual (n)
     * @param predicted (n)
     * @param weights (n), or null
     * @throws IllegalArgumentException if the lengths differ, or no row has a positive weight
     */
    public static Predictions of(
            String rows, String target, double[] actual, double[] predicted, double @Nullable [] weights) {
        int n = actual.length;
        double[] w =
                weights == null ? IntStream.range(0, n).mapToDouble(i -> 1.0).toArray() : weights;
        if (predicted.length != n || w.length != n) {
            throw new IllegalArgumentException(
                    n + " responses, " + predicted.length + " predictions and " + w.length + " weights");
        }
        List<Row> all = IntStream.range(0, n)
                .filter(i -> w[i] > 0)
                .mapToObj(i -> new Row(i + 1, actual[i], predicted[i]))
                .toList();
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no row has a positive weight");
        }
        List<Row> worst = all.stream()
                .sorted(Comparator.comparingDouble(r -> -Math.abs(r.residual())))
                .limit(MOST_WORST)
                .toList();
        return new Predictions(
                rows,
                target,
                Errors.of(all, w),
                thinned(all),
                worst,
                Histogram.of(all.stream().mapToDouble(Row::residual).toArray()));
    }

    private static List<Row> thinned(List<Row> all) {
        if (all.size() <= MOST_DRAWN) {
            return all;
        }
        List<Row> some = new ArrayList<>();
        for (int k = 0; k < MOST_DRAWN; k++) {
            some.add(all.get((int) ((long) k * all.size() / MOST_DRAWN)));
        }
        return some;
    }
}
