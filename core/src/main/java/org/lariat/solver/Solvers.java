package org.lariat.solver;

import java.util.Arrays;
import java.util.Set;
import org.lariat.kernel.VectorKernel;
import org.lariat.objective.Penalty;
import org.lariat.objective.StandardizedProblem;

/** Chooses the solver for a problem, by name or by its kind; never by a clock or the machine. */
public final class Solvers {
    /** The name that means: the one that suits the problem. */
    public static final String AUTO = "auto";

    /** Names a user may ask for. */
    public static final Set<String> NAMES = Set.of(AUTO, ActiveSetSolver.NAME, GramSolver.NAME, CoordinateDescent.NAME);

    /** Columns up to which one pass for the whole Gram matrix costs less than a path's sweeps. */
    private static final int WIDEST_GRAM = 2000;

    /** Rows per column from which on the data counts as tall. */
    private static final long TALL = 2;

    private Solvers() {}

    /**
     * A solver for one problem. {@code auto} chooses by sizes alone:
     *
     * <ul>
     *   <li>α = 0 without bounds: {@link RidgeSolver}, unless {@code cd} is asked for;
     *   <li>tall and everything penalised: {@link GramSolver}. Its one pass takes p²n multiply-adds, at the measured rates as
     *       long as p/8 sweeps over X; an active-set path over tall data reads some 250 sweeps, as most columns come in;
     *   <li>otherwise {@link ActiveSetSolver}.
     * </ul>
     *
     * @param name one of {@link #NAMES}
     * @param problem the standardised problem
     * @param alpha the share of L1
     * @param memory for the active set
     * @param kernel for sums over vectors
     * @throws IllegalArgumentException if {@code gram} is asked for and cannot run: a column is unpenalised, or memory too small
     */
    public static PointSolver named(
            String name, StandardizedProblem problem, double alpha, MemoryBudget memory, VectorKernel kernel) {
        if (name.equals(CoordinateDescent.NAME)) {
            return new CoordinateDescent(problem);
        }
        Penalty penalty = problem.penalty(0.0);
        int[] candidates = problem.candidates();
        if (alpha == 0.0 && Arrays.stream(candidates).allMatch(penalty::isUnbounded)) {
            return new RidgeSolver(problem);
        }
        PointSolver activeSet = new ActiveSetSolver(problem, memory, kernel);
        boolean possible = Arrays.stream(candidates).allMatch(penalty::isPenalized);
        boolean fits = candidates.length <= memory.workingSet();
        if (name.equals(GramSolver.NAME) && !(possible && fits)) {
            throw new IllegalArgumentException(
                    possible
                            ? "the solver gram needs the products of all " + candidates.length
                                    + " columns, more than its memory budget holds; take auto or a larger budget"
                            : "the solver gram needs every column to be penalised; take auto, active-set or cd");
        }
        boolean tall = fits && candidates.length <= WIDEST_GRAM && problem.x().rows() >= TALL * candidates.length;
        boolean wanted = name.equals(GramSolver.NAME) || (name.equals(AUTO) && tall);
        return wanted && possible ? new GramSolver(problem, activeSet, kernel) : activeSet;
    }
}
