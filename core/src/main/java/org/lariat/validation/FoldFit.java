package org.lariat.validation;

import java.util.Arrays;

/** How one fold went, at the λs of its curve. */
public final class FoldFit {
    private final double[] errors;
    private final double lambdaMax;
    private final double sweeps;
    private final double[] gaps;
    private final boolean[] open;

    FoldFit(double[] errors, double lambdaMax, double sweeps, double[] gaps, boolean[] open) {
        this.errors = errors;
        this.lambdaMax = lambdaMax;
        this.sweeps = sweeps;
        this.gaps = gaps;
        this.open = open;
    }

    /** The same for the first points alone. */
    FoldFit first(int points) {
        return new FoldFit(
                Arrays.copyOf(errors, points),
                lambdaMax,
                sweeps,
                Arrays.copyOf(gaps, points),
                Arrays.copyOf(open, points));
    }

    /** The error on the held-out rows at every λ, (L); a copy. */
    public double[] errors() {
        return errors.clone();
    }

    /** λmax of the training rows. */
    public double lambdaMax() {
        return lambdaMax;
    }

    /**
     * Columns the fold asked for, divided by p; folds read together, so that X was read less often than their sum says. Where folds
     * end early, points that a fold was ahead by are counted.
     */
    public double sweeps() {
        return sweeps;
    }

    /** The largest certified relative gap of its points. */
    public double largestGap() {
        return Arrays.stream(gaps).max().orElse(0.0);
    }

    /** Number of points at which the tolerance was not reached. */
    public int unconverged() {
        int count = 0;
        for (boolean missed : open) {
            count += missed ? 1 : 0;
        }
        return count;
    }
}
