package org.lariat.cli;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.lariat.objective.Problem;

/** Rows kept out of a fit at random, by weights of 0, to score it on. */
final class HoldoutRows {
    private final double[] training; // (n)
    private final double[] scoring; // (n)
    private final int held;

    private HoldoutRows(double[] training, double[] scoring, int held) {
        this.training = training;
        this.scoring = scoring;
        this.held = held;
    }

    /**
     * Draws rows of positive weight.
     *
     * @param problem all rows
     * @param share of them, in (0, 1)
     * @param seed the same rows for the same seed
     * @throws UsageException if no row, or all of them, would be held out
     */
    static HoldoutRows draw(Problem problem, double share, long seed) {
        double[] weights = problem.weights();
        if (weights == null) {
            weights = new double[problem.x().rows()];
            Arrays.fill(weights, 1.0);
        }
        int[] rows = new int[weights.length];
        int count = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                rows[count++] = i;
            }
        }
        int held = (int) Math.round(share * count);
        if (held < 1 || held >= count) {
            throw new UsageException("--holdout " + share + " of " + count + " rows holds out " + held
                    + "; at least one must be held out, and one kept");
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] scoring = new double[weights.length];
        for (int k = 0; k < held; k++) {
            int other = random.nextInt(k, count);
            int row = rows[other];
            rows[other] = rows[k];
            scoring[row] = weights[row];
            weights[row] = 0.0;
        }
        return new HoldoutRows(weights, scoring, held);
    }

    /** The problem without the rows held out. */
    Problem without(Problem problem) {
        return problem.weights(training);
    }

    /** Weights of the rows held out, 0 for the others, (n). */
    double[] scoring() {
        return scoring.clone();
    }

    /** Number of rows held out. */
    int count() {
        return held;
    }
}
