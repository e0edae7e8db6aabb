package org.lariat.solver;

import org.lariat.matrix.Residual;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.Penalty;
import org.lariat.objective.StandardizedProblem;

/**
 * The objective while a solver works: from the residual as its updates have left it, without reading X. Costs n and the number of
 * columns.
 */
final class RunningObjective {
    private final StandardizedProblem problem;
    private final Penalty penalty;
    private final SolverState state;
    private final int[] columns;

    /**
     * For one λ.
     *
     * @param columns all columns with non-zero coefficients and a penalty
     */
    RunningObjective(StandardizedProblem problem, Penalty penalty, SolverState state, int[] columns) {
        this.problem = problem;
        this.penalty = penalty;
        this.state = state;
        this.columns = columns;
    }

    double value() {
        StandardizedMatrix x = problem.x();
        Residual r = state.residual();
        double[] u = r.weighted();
        double[] omega = x.omega();
        double sum = 0.0;
        for (int i = 0; i < u.length; i++) {
            sum += omega[i] > 0 ? u[i] * u[i] / omega[i] : 0.0;
        }
        int n = x.rows();
        double shift = problem.centred() ? r.sum() / n : 0.0;
        double value = 0.5 * (sum / n - shift * shift);
        for (int j : columns) {
            value += penalty.value(j, state.b()[j]);
        }
        return value;
    }
}
