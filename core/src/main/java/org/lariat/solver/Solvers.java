package org.lariat.solver;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.lariat.kernel.BackendUnavailableException;
import org.lariat.kernel.VectorKernel;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.Penalty;
import org.lariat.objective.StandardizedProblem;
import org.lariat.resident.ResidentDesign;
import org.lariat.screening.ResidentSweep;
import org.lariat.screening.Sweep;

/** Chooses the solver for a problem, by name or by its kind; never by a clock or the machine. See docs/solvers.md for which suits when. */
public final class Solvers {
    /** The name that means: the one that suits the problem. */
    public static final String AUTO = "auto";

    /** Names a user may ask for: first those that are for work, then those that are for comparison. */
    public static final List<String> NAMES = List.of(
            AUTO,
            ActiveSetSolver.NAME,
            GramSolver.NAME,
            CoordinateDescent.NAME,
            LarsSolver.NAME,
            ProximalGradient.PLAIN,
            ProximalGradient.ACCELERATED,
            CoordinatePasses.CYCLIC,
            CoordinatePasses.RANDOM,
            SubgradientDescent.NAME);

    /** Columns up to which one pass for the whole Gram matrix costs less than a path's sweeps. */
    private static final int WIDEST_GRAM = 2000;

    /** Rows per column from which on the data counts as tall. */
    private static final long TALL = 2;

    private Solvers() {}

    /**
     * A solver for one problem. {@code auto} chooses by sizes alone:
     *
     * <ul>
     *   <li>α = 0 without bounds: {@link RidgeSolver}, unless {@code cd} or a method of first order is asked for;
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
     * @param seed for the solver that draws at random
     * @throws IllegalArgumentException if {@code gram} is asked for and cannot run: a column is unpenalised, or memory too small;
     *     or if {@code lars} cannot: α is not 1, there are bounds other than 0, or memory is too small
     */
    public static PointSolver named(
            String name,
            StandardizedProblem problem,
            double alpha,
            MemoryBudget memory,
            VectorKernel kernel,
            long seed) {
        return switch (name) {
            case CoordinateDescent.NAME -> new CoordinateDescent(problem);
            case LarsSolver.NAME -> lars(problem, alpha, memory, kernel);
            case ProximalGradient.PLAIN, ProximalGradient.ACCELERATED, SubgradientDescent.NAME ->
                firstOrder(name, problem, new Curvature(problem, problem.candidates()));
            case CoordinatePasses.CYCLIC -> new FirstOrderSolver(name, problem, CoordinatePasses.cyclic());
            case CoordinatePasses.RANDOM -> new FirstOrderSolver(name, problem, CoordinatePasses.random(seed));
            default -> bySizes(name, problem, alpha, memory, kernel);
        };
    }

    /** Names of solvers that can use a resident design. */
    private static final List<String> ON_RESIDENT = List.of(AUTO, ActiveSetSolver.NAME, ProximalGradient.ACCELERATED);

    /** Whether a solver can use a resident design at this α. */
    public static boolean usesResident(String name, double alpha) {
        return ON_RESIDENT.contains(name) && alpha > 0;
    }

    /**
     * Checks that a solver can use a resident design.
     *
     * @param name one of {@link #NAMES}
     * @param backend the backend asked for
     * @param alpha the share of L1
     * @throws BackendUnavailableException if it computes on the host alone, or α is 0
     */
    public static void checkResident(String name, String backend, double alpha) {
        if (!ON_RESIDENT.contains(name)) {
            throw new BackendUnavailableException(
                    "the solver " + name + " computes without a resident design; with the backend " + backend + " take "
                            + String.join(", ", ON_RESIDENT) + ", or another backend (auto, simd, scalar)");
        }
        if (alpha == 0.0) {
            throw new BackendUnavailableException(
                    "at alpha 0 (ridge) no column can be left out, and the host computes;" + " with the backend "
                            + backend + " take a positive alpha, or another backend (auto, simd, scalar)");
        }
    }

    /**
     * A solver that uses a resident design: {@code fista} iterates there; {@code auto} and {@code active-set} mean the active set with sweeps by the
     * design.
     *
     * @param name as {@link #checkResident} allows
     * @param problem the standardised problem
     * @param memory for the active set
     * @param kernel for sums over vectors
     * @param design the problem's columns, as {@link org.lariat.resident.StandardizedColumns} has them
     */
    public static PointSolver resident(
            String name, StandardizedProblem problem, MemoryBudget memory, VectorKernel kernel, ResidentDesign design) {
        Sweep sweep = new ResidentSweep(design, problem.x());
        PointSolver activeSet = new ActiveSetSolver(problem, memory, kernel, sweep);
        ResidentBatches alone = new ResidentBatches(design);
        return name.equals(ProximalGradient.ACCELERATED)
                ? new ResidentFistaSolver(
                        ResidentPart.whole(problem), request -> alone.solve(List.of(request)), activeSet)
                : activeSet;
    }

    /** Whether problems with other row weights can share a resident design, by {@link #part}. */
    public static boolean sharesResident(String name, double alpha) {
        return name.equals(ProximalGradient.ACCELERATED) && usesResident(name, alpha);
    }

    /**
     * FISTA for a problem of the same columns with other row weights than those that a resident design was made with; polished and certified by the
     * host alone.
     *
     * @param problem the standardised problem
     * @param whole what the resident design was made of
     * @param memory for the active set
     * @param kernel for sums over vectors
     * @param device sees to requests, by {@link ResidentBatches} on that design, together with those of others or alone
     * @throws IllegalArgumentException if a row has weight here that has none there
     */
    public static PointSolver part(
            StandardizedProblem problem,
            StandardizedMatrix whole,
            MemoryBudget memory,
            VectorKernel kernel,
            Consumer<ResidentRequest> device) {
        return new ResidentFistaSolver(
                ResidentPart.of(problem, whole), device, new ActiveSetSolver(problem, memory, kernel));
    }

    /**
     * A solver as {@link #named} makes it, in place of one that has done its part: it knows nothing of the λs that were solved, so
     * that what it makes of a state depends on that state and the problem alone, to the bit.
     *
     * @param spent made by {@link #named} with the same arguments; must not be used any more
     */
    public static PointSolver another(
            PointSolver spent,
            String name,
            StandardizedProblem problem,
            double alpha,
            MemoryBudget memory,
            VectorKernel kernel,
            long seed) {
        return spent instanceof GramSolver gram
                ? gram.anew(new ActiveSetSolver(problem, memory, kernel), kernel)
                : named(name, problem, alpha, memory, kernel, seed);
    }

    private static PointSolver firstOrder(String name, StandardizedProblem problem, Curvature curvature) {
        FirstOrderMethod method = switch (name) {
            case ProximalGradient.PLAIN -> ProximalGradient.plain(curvature);
            case ProximalGradient.ACCELERATED -> ProximalGradient.accelerated(curvature);
            default -> new SubgradientDescent(curvature);
        };
        return new FirstOrderSolver(name, problem, method);
    }

    private static PointSolver lars(
            StandardizedProblem problem, double alpha, MemoryBudget memory, VectorKernel kernel) {
        if (alpha != 1.0) {
            throw new IllegalArgumentException("the solver lars follows the lasso, whose path is piecewise linear in"
                    + " lambda; at alpha " + alpha + " it is not: take alpha 1, or auto, active-set or cd");
        }
        return new LarsSolver(problem, memory, new ActiveSetSolver(problem, memory, kernel), kernel);
    }

    private static PointSolver bySizes(
            String name, StandardizedProblem problem, double alpha, MemoryBudget memory, VectorKernel kernel) {
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
