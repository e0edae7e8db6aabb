package org.lariat.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import org.lariat.kernel.VectorKernel;
import org.lariat.objective.DualityGap;
import org.lariat.objective.GapBound;
import org.lariat.objective.Penalty;
import org.lariat.objective.StandardizedProblem;
import org.lariat.objective.StopReason;

/**
 * The exact lasso path, by way of all its knots ({@link Homotopy}): between two of them coefficients are linear in λ, so that every λ has
 * a closed form. For small and medium problems: a knot costs two sweeps, and a path may have many more knots than a grid has λs. Every
 * λ is certified like any other solver's; where the Gram matrix is too ill-conditioned for the tolerance, another solver goes on from
 * what the path gave.
 *
 * <p>Warm starts are ignored: the path always begins at its first knot.
 */
public final class LarsSolver implements PointSolver {
    /** The name of this solver. */
    public static final String NAME = "lars";

    /** Newton steps with the residual itself, before another solver takes over; rounding leaves nothing for more. */
    private static final int MOST_REFINEMENTS = 3;

    private final StandardizedProblem problem;
    private final int[] candidates;
    private final Homotopy path;
    private final PointSolver fallback;
    private int counted; // knots that earlier λs were charged with

    /**
     * Reads X once.
     *
     * @param problem the standardised problem, with α = 1
     * @param memory for the factor
     * @param fallback for λs at which the Gram matrix is not accurate enough
     * @param kernel for sums over vectors
     * @throws IllegalArgumentException if there are bounds other than 0, or memory is too small
     */
    LarsSolver(StandardizedProblem problem, MemoryBudget memory, PointSolver fallback, VectorKernel kernel) {
        this.problem = problem;
        this.candidates = problem.candidates();
        this.fallback = fallback;
        Penalty penalty = problem.penalty(0.0);
        for (int j : candidates) {
            if (!isSignOnly(penalty.limit(j, true), penalty.limit(j, false), penalty.isPenalized(j))) {
                throw new IllegalArgumentException("the solver lars knows no bounds but 0, and none on columns without"
                        + " penalty; take auto, active-set or cd");
            }
        }
        int largest = Math.min(problem.x().rows(), candidates.length);
        if (largest > memory.workingSet()) {
            throw new IllegalArgumentException("the solver lars needs a factor of up to " + largest
                    + " columns, more than its memory budget holds; take auto or a larger budget");
        }
        this.path = new Homotopy(problem, kernel);
    }

    private static boolean isSignOnly(double above, double below, boolean penalized) {
        boolean up = above == Double.POSITIVE_INFINITY;
        boolean down = below == Double.POSITIVE_INFINITY;
        return (up && down) || (penalized && (up || above == 0.0) && (down || below == 0.0));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PointResult solve(SolverState state, double lambda, double previousLambda, Limits limits) {
        if (lambda > path.lambda()) {
            restart();
        }
        while (path.nextLambda() > lambda
                && !path.isStuck()
                && path.passed() - counted < limits.maxEpochs()
                && !limits.cancelled().getAsBoolean()) {
            path.pass();
        }
        boolean there = path.nextLambda() <= lambda;
        int passed = path.passed() - counted;
        counted = path.passed();
        path.writeTo(state, lambda);
        DualityGap gap = new DualityGap(problem, problem.penalty(lambda), problem.freeColumns(lambda));
        double kkt = Double.POSITIVE_INFINITY;
        for (int attempt = 0; attempt <= MOST_REFINEMENTS; attempt++) {
            GapBound bound = state.certify(gap, candidates);
            limits.costs().onGap(passed, bound);
            if (bound.isWithin(limits.tolerance())) {
                return new PointResult(bound, passed, StopReason.CONVERGED);
            }
            if (bound.isExhausted(kkt)) {
                return new PointResult(bound, passed, StopReason.MACHINE_PRECISION);
            }
            if (limits.cancelled().getAsBoolean()) {
                return new PointResult(bound, passed, StopReason.CANCELLED);
            }
            if (!there && !path.isStuck()) {
                return new PointResult(bound, passed, StopReason.MAX_EPOCHS);
            }
            kkt = bound.kkt();
            if (attempt < MOST_REFINEMENTS) {
                path.refine(state, lambda);
            }
        }
        PointResult rest = fallback.solve(state, lambda, Double.POSITIVE_INFINITY, limits.countingAfter(passed));
        return new PointResult(rest.bound(), passed + rest.epochs(), rest.stop());
    }

    private void restart() {
        if (path.passed() > 0) {
            path.restart();
        }
        counted = 0;
    }

    /**
     * λ at every knot, in the units of the user's problem, and at last a given one. Each is only looked for when it is asked for, which
     * passes the knots above it; in between {@link #solve} may be asked for the λs handed out.
     *
     * @param least where to end ≥ 0, in the units of the user's problem
     */
    public PrimitiveIterator.OfDouble lambdas(double least) {
        restart();
        return new PrimitiveIterator.OfDouble() {
            private double previous = Double.POSITIVE_INFINITY;

            @Override
            public boolean hasNext() {
                return previous > least;
            }

            @Override
            public double nextDouble() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                double sigma = problem.sigma();
                while (path.nextLambda() * sigma >= previous && !path.isStuck()) {
                    path.pass();
                }
                double next = path.isStuck() ? least : path.nextLambda() * sigma;
                previous = Math.max(next, least);
                return previous;
            }
        };
    }

    /** Most knots that a path has without columns that leave; a guess at the length of {@link #lambdas}. */
    public int usualKnots() {
        return Math.min(problem.x().rows(), candidates.length);
    }

    @Override
    public List<Knot> knots() {
        return path.knots();
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (path.isStuck()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "the knots end at lambda %.6g, where columns tie and rounding decides; smaller lambdas were left to the"
                            + " solver %s",
                    path.lambda() * problem.sigma(),
                    fallback.name()));
        }
        return notes;
    }

    @Override
    public long newtonSteps() {
        return path.solves() + fallback.newtonSteps();
    }

    @Override
    public void solveUnpenalized(SolverState state, Limits limits) {
        fallback.solveUnpenalized(state, limits);
    }
}
