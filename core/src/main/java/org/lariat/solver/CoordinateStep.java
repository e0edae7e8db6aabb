package org.lariat.solver;

import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.Penalty;

/**
 * One step of coordinate descent in residual space: the coefficient of a column goes to its minimiser, a soft-threshold, since columns
 * have norm 1 (Friedman, Hastie and Tibshirani 2010, doi:10.18637/jss.v033.i01, eq. 5).
 */
final class CoordinateStep {
    private final StandardizedMatrix x;
    private final Penalty penalty;
    private final SolverState state;

    CoordinateStep(StandardizedMatrix x, Penalty penalty, SolverState state) {
        this.x = x;
        this.penalty = penalty;
        this.state = state;
    }

    /** Moves the coefficient of column {@code j}; returns by how much. */
    double take(int j) {
        double[] b = state.b();
        double old = b[j];
        double now = penalty.prox(j, x.correlation(j, state.residual()) + old);
        if (now == old) {
            return 0.0;
        }
        b[j] = now;
        x.update(j, now - old, state.residual());
        return Math.abs(now - old);
    }
}
