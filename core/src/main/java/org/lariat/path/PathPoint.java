package org.lariat.path;

import org.lariat.solver.PointResult;

/** One finished point of a path, in the scale of the standardised problem. */
public final class PathPoint {
    private final double lambda;
    private final int[] index;
    private final double[] b;
    private final double intercept;
    private final double meanSquaredResidual;
    private final double sweeps;
    private final PointResult result;

    PathPoint(
            double lambda,
            int[] index,
            double[] b,
            double intercept,
            double meanSquaredResidual,
            double sweeps,
            PointResult result) {
        this.lambda = lambda;
        this.index = index;
        this.b = b;
        this.intercept = intercept;
        this.meanSquaredResidual = meanSquaredResidual;
        this.sweeps = sweeps;
        this.result = result;
    }

    /** λ in the units of the user's problem. */
    public double lambda() {
        return lambda;
    }

    /** Columns of the non-zero coefficients, ascending. */
    public int[] index() {
        return index.clone();
    }

    /** Their coefficients on the standardised scale. */
    public double[] b() {
        return b.clone();
    }

    /** What the residual's mean is without an intercept, in the scale of the target. */
    public double intercept() {
        return intercept;
    }

    /** ⟨r,r⟩ in the scale of the target. */
    public double meanSquaredResidual() {
        return meanSquaredResidual;
    }

    /** Columns read for this point, divided by p. */
    public double sweeps() {
        return sweeps;
    }

    /** How work on this point ended. */
    public PointResult result() {
        return result;
    }
}
