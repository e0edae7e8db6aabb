package org.lariat.solver;

import java.util.Arrays;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.OrthogonalBasis;
import org.lariat.objective.Penalty;
import org.lariat.objective.StandardizedProblem;

/**
 * What a method of first order works on: one λ.
 *
 * @param problem the standardised problem
 * @param penalty its penalty at λ
 * @param free columns that are minimised over exactly after every pass
 * @param state where the iterates are kept
 * @param columns all other columns that may have non-zero coefficients, ascending
 */
record FirstOrderTask(
        StandardizedProblem problem, Penalty penalty, OrthogonalBasis free, SolverState state, int[] columns) {
    static FirstOrderTask of(StandardizedProblem problem, double lambda, SolverState state, int[] candidates) {
        OrthogonalBasis free = problem.freeColumns(lambda);
        boolean[] isFree = new boolean[problem.x().columns()];
        for (int k = 0; k < free.size(); k++) {
            isFree[free.member(k)] = true;
        }
        int[] columns = Arrays.stream(candidates).filter(j -> !isFree[j]).toArray();
        return new FirstOrderTask(problem, problem.penalty(lambda), free, state, columns);
    }

    StandardizedMatrix x() {
        return problem.x();
    }

    /** The columns, and the free ones after them. */
    int[] withFree() {
        int[] all = Arrays.copyOf(columns, columns.length + free.size());
        for (int k = 0; k < free.size(); k++) {
            all[columns.length + k] = free.member(k);
        }
        return all;
    }

    /** Where the coefficients of some columns are. */
    double[] coefficients(int[] of) {
        double[] values = new double[of.length];
        for (int k = 0; k < of.length; k++) {
            values[k] = state.b()[of[k]];
        }
        return values;
    }

    /** Moves the coefficients of some columns; the residual is to be recomputed. */
    void setCoefficients(int[] of, double[] values) {
        for (int k = 0; k < of.length; k++) {
            state.b()[of[k]] = values[k];
        }
    }

    /** The free columns to their minimiser; leaves a fresh residual. */
    void fitFree() {
        if (free.size() > 0) {
            free.step(state.b(), state.residual());
            state.refresh();
        }
    }

    /** The objective where the state is, without reading X. */
    double objective() {
        return new RunningObjective(problem, penalty, state, columns).value();
    }
}
