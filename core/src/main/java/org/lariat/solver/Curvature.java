package org.lariat.solver;

import org.lariat.matrix.Residual;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.StandardizedProblem;

/**
 * L, the largest eigenvalue of X̃ᵀΩX̃/n: the Lipschitz constant of the loss's gradient, whose inverse is the step of gradient methods.
 * Estimated from below by power iteration; {@link #raise()} is for those who find it too small.
 */
final class Curvature {
    /** Iterations: two sweeps each; what they leave to be found, backtracking finds. */
    private static final int ITERATIONS = 10;

    /** By how much L grows where it was too small. */
    private static final double RAISED = 1.25;

    private final StandardizedProblem problem;
    private final int[] columns;
    private double value; // 0: not estimated yet

    Curvature(StandardizedProblem problem, int[] columns) {
        this.problem = problem;
        this.columns = columns;
    }

    /** L as far as it is known; the first call reads X. */
    double value() {
        if (value == 0.0) {
            value = estimate();
        }
        return value;
    }

    /** Whether L cannot be larger: columns of norm 1 have a trace of their number. */
    boolean isCertain() {
        return value() >= columns.length;
    }

    /** Says that L is too small. */
    void raise() {
        value = Math.min(columns.length, RAISED * value());
    }

    private double estimate() {
        StandardizedMatrix x = problem.x();
        Residual r = x.newResidual();
        double[] v = new double[columns.length];
        x.refresh(problem.target(), columns, new double[0], 0, problem.centred(), r);
        x.correlations(r, columns, columns.length, v);
        double largest = Math.min(1.0, columns.length); // at least the largest diagonal element
        double[] nothing = new double[x.rows()];
        for (int k = 0; k < ITERATIONS && normalize(v); k++) {
            x.refresh(nothing, columns, v, v.length, problem.centred(), r); // −X̃v
            largest = Math.max(largest, x.inner(r.plain(), r.plain()));
            x.correlations(r, columns, columns.length, v);
        }
        return largest;
    }

    /** To norm 1; false where there is nothing to scale. */
    private static boolean normalize(double[] v) {
        double square = 0.0;
        for (double element : v) {
            square = Math.fma(element, element, square);
        }
        if (!(square > 0)) {
            return false;
        }
        double norm = Math.sqrt(square);
        for (int k = 0; k < v.length; k++) {
            v[k] /= norm;
        }
        return true;
    }
}
