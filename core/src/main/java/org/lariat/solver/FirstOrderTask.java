package org.lariat.solver;

import java.util.Arrays;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.OrthogonalBasis;
import org.lariat.objective.Penalty;
import org.lariat.objective.StandardizedProblem;

/** What a method of first order works on: one λ. */
final class FirstOrderTask {
    private final StandardizedProblem problem;
    private final Penalty penalty;
    private final OrthogonalBasis free;
    private final SolverState state;
    private final int[] columns;
    private final int[] all;
    private final RunningObjective objective;

    /**
     * For one λ.
     *
     * @param state where the iterates are kept
     * @param candidates the columns that may have non-zero coefficients, ascending
     */
    FirstOrderTask(StandardizedProblem problem, double lambda, SolverState state, int[] candidates) {
        this.problem = problem;
        this.penalty = problem.penalty(lambda);
        this.free = problem.freeColumns(lambda);
        this.state = state;
        boolean[] isFree = new boolean[problem.x().columns()];
        for (int k = 0; k < free.size(); k++) {
            isFree[free.member(k)] = true;
        }
        this.columns = Arrays.stream(candidates).filter(j -> !isFree[j]).toArray();
        this.all = Arrays.copyOf(columns, columns.length + free.size());
        for (int k = 0; k < free.size(); k++) {
            all[columns.length + k] = free.member(k);
        }
        this.objective = new RunningObjective(problem, penalty, state, columns);
    }

    StandardizedProblem problem() {
        return problem;
    }

    /** The penalty at λ. */
    Penalty penalty() {
        return penalty;
    }

    /** Columns that are minimised over exactly after every pass. */
    OrthogonalBasis free() {
        return free;
    }

    /** Where the iterates are kept. */
    SolverState state() {
        return state;
    }

    /** All columns but the free ones, ascending; live. */
    int[] columns() {
        return columns;
    }

    /** The columns, and the free ones after them; live. */
    int[] withFree() {
        return all;
    }

    StandardizedMatrix x() {
        return problem.x();
    }

    /** The coefficients of {@link #withFree()}; a copy. */
    double[] coefficients() {
        double[] values = new double[all.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = state.b()[all[k]];
        }
        return values;
    }

    /** Moves the coefficients of {@link #withFree()}; the residual is to be recomputed. */
    void setCoefficients(double[] values) {
        for (int k = 0; k < values.length; k++) {
            state.b()[all[k]] = values[k];
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
        return objective.value();
    }
}
