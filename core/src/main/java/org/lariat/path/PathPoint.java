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

    /**
     * Makes a point from its parts; for readers of checkpoints and the fit.
     *
     * @param lambda λ in the units of the user's problem
     * @param index columns of the non-zero coefficients, ascending
     * @param b their coefficients on the standardised scale
     * @param intercept what the residual's mean is without an intercept, in the scale of the target
     * @param meanSquaredResidual ⟨r,r⟩ in the scale of the target
     * @param sweeps columns read for this point, divided by p
     * @param result how work on it ended
     * @throws IllegalArgumentException if index and coefficients do not fit together
     */
    public PathPoint(
            double lambda,
            int[] index,
            double[] b,
            double intercept,
            double meanSquaredResidual,
            double sweeps,
            PointResult result) {
        boolean ascending = index.length == b.length && (index.length == 0 || index[0] >= 0);
        for (int k = 1; k < index.length; k++) {
            ascending &= index[k] > index[k - 1];
        }
        if (!ascending) {
            throw new IllegalArgumentException("a point needs ascending columns, and a coefficient for each of them");
        }
        this.lambda = lambda;
        this.index = index.clone();
        this.b = b.clone();
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

    /** Columns read for this point, divided by p; of what was read for several points at once, an equal share. */
    public double sweeps() {
        return sweeps;
    }

    /** How work on this point ended. */
    public PointResult result() {
        return result;
    }
}
