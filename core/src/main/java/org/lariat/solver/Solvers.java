package org.lariat.solver;

import java.util.Arrays;
import java.util.Set;
import org.lariat.objective.Penalty;
import org.lariat.objective.StandardizedProblem;

/** Chooses the solver for a problem, by name or by its kind; never by a clock or the machine. */
public final class Solvers {
    /** The name that means: the one that suits the problem. */
    public static final String AUTO = "auto";

    /** Names a user may ask for. */
    public static final Set<String> NAMES = Set.of(AUTO, ActiveSetSolver.NAME, CoordinateDescent.NAME);

    private Solvers() {}

    /**
     * A solver for one problem.
     *
     * @param name one of {@link #NAMES}
     * @param problem the standardised problem
     * @param alpha the share of L1; at 0 without bounds {@code auto} takes {@link RidgeSolver}
     */
    public static PointSolver named(String name, StandardizedProblem problem, double alpha) {
        Penalty penalty = problem.penalty(0.0);
        boolean ridge = alpha == 0.0 && Arrays.stream(problem.candidates()).allMatch(penalty::isUnbounded);
        if (name.equals(CoordinateDescent.NAME)) {
            return new CoordinateDescent(problem);
        }
        return ridge ? new RidgeSolver(problem) : new ActiveSetSolver(problem, MemoryBudget.DEFAULT);
    }
}
