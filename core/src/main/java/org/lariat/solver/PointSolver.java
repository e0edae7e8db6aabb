package org.lariat.solver;

import java.util.List;
import org.lariat.objective.GapBound;

/** Solves one λ from a warm start, to a proved gap. */
public interface PointSolver {
    /** The name it is asked for by, and reported under. */
    String name();

    /**
     * Improves the state until the gap at λ is proved to be within the tolerance, or a limit is met.
     *
     * @param state warm start, with correlations that belong to it; left at the solution, likewise
     * @param lambda λ ≥ 0 in the scale of the target
     * @param previousLambda λ at which the state was a solution, +∞ if none; only steers the first working set
     * @param limits when to stop
     */
    PointResult solve(SolverState state, double lambda, double previousLambda, Limits limits);

    /** How many λs of a path it would rather {@linkplain #approach approach} before it {@linkplain #prove proves} them, at least 1. */
    default int ahead() {
        return 1;
    }

    /**
     * Improves the state until it looks like the solution at λ, without a proof.
     *
     * @param state as for {@link #solve}
     * @param lambda λ ≥ 0 in the scale of the target
     * @param next the λ after it, as far as is known; only steers what is read
     * @param limits when to stop
     */
    default Approach approach(SolverState state, double lambda, double next, Limits limits) {
        return new Approach(0, false);
    }

    /**
     * How far an approach went.
     *
     * @param epochs passes over working sets
     * @param complete whether {@link #prove} will say how close it is; if not, λ is to be {@linkplain #solve solved} from here
     */
    record Approach(long epochs, boolean complete) {}

    /**
     * The gaps at the λs approached in full since this was asked for last, in their order. Asked for if there are any; an approach that was not completed may have come
     * after them.
     */
    default List<GapBound> prove() {
        return List.of();
    }

    /**
     * Says which λs will be asked for, so that several can be worked on together; whoever cannot use that need not listen.
     *
     * @param lambdas decreasing, in the scale of the target
     */
    default void plan(double[] lambdas) {}

    /** Newton steps taken so far: solves with the factor of an active set. 0 for solvers that take none. */
    default long newtonSteps() {
        return 0;
    }

    /** The knots passed so far, λ decreasing, in the scale of the target; none for solvers that do not look for them. */
    default List<Knot> knots() {
        return List.of();
    }

    /** What a user should know of how it went, a sentence each. */
    default List<String> notes() {
        return List.of();
    }

    /**
     * Fits the columns that are never penalised, leaving all others at 0: the null model of a path.
     *
     * @param state at coefficients 0; left at the solution, with correlations that belong to it
     * @param limits when to stop; the tolerance is as small as rounding allows
     */
    void solveUnpenalized(SolverState state, Limits limits);
}
