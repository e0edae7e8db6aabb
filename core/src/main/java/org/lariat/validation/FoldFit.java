package org.lariat.validation;

/** How one fold went. */
public final class FoldFit {
    private final double[] errors;
    private final double lambdaMax;
    private final double sweeps;
    private final double largestGap;
    private final int unconverged;

    FoldFit(double[] errors, double lambdaMax, double sweeps, double largestGap, int unconverged) {
        this.errors = errors;
        this.lambdaMax = lambdaMax;
        this.sweeps = sweeps;
        this.largestGap = largestGap;
        this.unconverged = unconverged;
    }

    /** The error on the held-out rows at every λ, (L); a copy. */
    public double[] errors() {
        return errors.clone();
    }

    /** λmax of the training rows. */
    public double lambdaMax() {
        return lambdaMax;
    }

    /** Columns the fold asked for, divided by p; folds read together, so that X was read less often than their sum says. */
    public double sweeps() {
        return sweeps;
    }

    /** The largest certified relative gap of its points. */
    public double largestGap() {
        return largestGap;
    }

    /** Number of points at which the tolerance was not reached. */
    public int unconverged() {
        return unconverged;
    }
}
