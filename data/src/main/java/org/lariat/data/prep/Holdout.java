package org.lariat.data.prep;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A random part of the rows that is kept out of training.
 *
 * @param share of the rows held out, in (0, 1)
 * @param seed gives the same rows for the same number of rows, on every machine
 */
public record Holdout(double share, long seed) {
    /** The seed where none is said. */
    public static final long DEFAULT_SEED = 1;

    private static final String GENERATOR = "L64X128MixRandom";

    /**
     * Checks the share.
     *
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public Holdout {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "the share of rows to hold out is " + share + "; it must be more than 0 and less than 1");
        }
    }

    /**
     * Number of rows held out: the share, rounded, but at least one and not all.
     *
     * @param rows n ≥ 2
     * @throws IllegalArgumentException if there are fewer than two rows
     */
    public int count(int rows) {
        if (rows < 2) {
            throw new IllegalArgumentException("of " + rows + " row none can be held out");
        }
        return Math.clamp(Math.round(share * rows), 1, rows - 1);
    }

    /**
     * For each row whether it is for training, (n).
     *
     * @param rows n ≥ 2
     * @throws IllegalArgumentException if there are fewer than two rows
     */
    public boolean[] training(int rows) {
        int out = count(rows);
        RandomGenerator random = RandomGeneratorFactory.of(GENERATOR).create(seed);
        int[] order = new int[rows];
        Arrays.setAll(order, i -> i);
        boolean[] training = new boolean[rows];
        Arrays.fill(training, true);
        for (int k = 0; k < out; k++) { // the first steps of a shuffle (Fisher and Yates)
            int chosen = k + random.nextInt(rows - k);
            training[order[chosen]] = false;
            order[chosen] = order[k];
        }
        return training;
    }
}
