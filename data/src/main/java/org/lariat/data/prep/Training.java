package org.lariat.data.prep;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which rows are for training: steps are fitted on them alone. Immutable. */
public final class Training {
    private final boolean @Nullable [] rows; // (n); null: all

    private Training(boolean @Nullable [] rows) {
        this.rows = rows;
    }

    /** All rows. */
    public static Training all() {
        return new Training(null);
    }

    /**
     * The rows that are not held out and have positive weight.
     *
     * @param n number of rows
     * @param holdout null: none are held out
     * @param weights (n), or null
     */
    public static Training of(int n, @Nullable Holdout holdout, double @Nullable [] weights) {
        if (holdout == null && weights == null) {
            return all();
        }
        boolean[] rows = new boolean[n];
        Arrays.fill(rows, true);
        if (holdout != null) {
            rows = holdout.training(n);
        }
        if (weights != null) {
            for (int i = 0; i < n; i++) {
                rows[i] &= weights[i] > 0;
            }
        }
        return new Training(rows);
    }

    /** Whether row {@code i}, from 0, is for training. */
    public boolean includes(int i) {
        return rows == null || rows[i];
    }

    /** The values of training rows that are not missing, in order. */
    double[] present(double[] values) {
        double[] out = new double[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (includes(i) && !Double.isNaN(values[i])) {
                out[count++] = values[i];
            }
        }
        return Arrays.copyOf(out, count);
    }
}
