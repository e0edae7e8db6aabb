package org.lariat.stability;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lariat.objective.Problem;

/**
 * The rows of a problem that count, those of positive weight, and weights for parts of them: rows left out get weight 0, so
 * that no matrix is copied and columns are standardised by the rows in use.
 */
final class RowSet {
    private final double[] weights; // the user's, (n)
    private final int[] rows; // of positive weight, ascending

    RowSet(Problem problem) {
        double[] given = problem.weights();
        this.weights = given == null ? ones(problem.x().rows()) : given;
        this.rows =
                IntStream.range(0, weights.length).filter(i -> weights[i] > 0).toArray();
    }

    private static double[] ones(int n) {
        double[] all = new double[n];
        Arrays.fill(all, 1.0);
        return all;
    }

    /** Number of rows that count. */
    int size() {
        return rows.length;
    }

    /**
     * Weights of one half of the rows, (n).
     *
     * @param random decides on the order of the rows; the same stream for both halves of a pair
     * @param half 0: the first ⌊size/2⌋ rows in that order, 1: the next as many
     */
    double[] half(RandomGenerator random, int half) {
        int[] order = rows.clone();
        for (int k = order.length - 1; k > 0; k--) { // Fisher and Yates
            int other = random.nextInt(k + 1);
            int row = order[k];
            order[k] = order[other];
            order[other] = row;
        }
        int count = rows.length / 2;
        double[] out = new double[weights.length];
        for (int k = half * count; k < (half + 1) * count; k++) {
            out[order[k]] = weights[order[k]];
        }
        return out;
    }

    /** Weights of as many rows as there are, drawn with replacement: a row's weight times how often it was drawn, (n). */
    double[] resampled(RandomGenerator random) {
        double[] out = new double[weights.length];
        for (int k = 0; k < rows.length; k++) {
            int row = rows[random.nextInt(rows.length)];
            out[row] += weights[row];
        }
        return out;
    }
}
