package org.lariat.solver;

import org.lariat.objective.DualityGap;
import org.lariat.objective.GapBound;
import org.lariat.objective.StandardizedProblem;
import org.lariat.objective.StopReason;

/**
 * Runs a textbook method on all columns, and certifies it like any other solver: for comparing convergence. Nothing is left out,
 * screened or extrapolated but by the method itself. Free columns (see {@link StandardizedProblem#freeColumns}) are minimised over
 * exactly after every pass, which makes the method one on the problem reduced to the other columns.
 */
public final class FirstOrderSolver implements PointSolver {
    /** Passes between looks at the gap, which costs about one sweep. */
    private static final int PASSES_PER_CHECK = 10;

    private final String name;
    private final StandardizedProblem problem;
    private final FirstOrderMethod method;
    private final int[] candidates;
    private final CoordinateDescent nullModel;

    FirstOrderSolver(String name, StandardizedProblem problem, FirstOrderMethod method) {
        this.name = name;
        this.problem = problem;
        this.method = method;
        this.candidates = problem.candidates();
        this.nullModel = new CoordinateDescent(problem);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public PointResult solve(SolverState state, double lambda, double previousLambda, Limits limits) {
        FirstOrderTask task = new FirstOrderTask(problem, lambda, state, candidates);
        DualityGap gap = new DualityGap(problem, task.penalty(), task.free());
        FirstOrderMethod.Descent descent = method.start(task);
        long passes = 0;
        double kkt = Double.POSITIVE_INFINITY;
        boolean moved = true;
        while (true) {
            GapBound bound = state.certify(gap, candidates);
            limits.costs().onGap(passes, bound);
            if (bound.isWithin(limits.tolerance())) {
                return new PointResult(bound, passes, StopReason.CONVERGED);
            }
            // Before what follows: a cancelled round may have had no pass, in which nothing moved.
            if (limits.cancelled().getAsBoolean()) {
                return new PointResult(bound, passes, StopReason.CANCELLED);
            }
            if (bound.isExhausted(kkt) || !moved) {
                return new PointResult(bound, passes, StopReason.MACHINE_PRECISION);
            }
            if (passes >= limits.maxEpochs()) {
                return new PointResult(bound, passes, StopReason.MAX_EPOCHS);
            }
            kkt = bound.kkt();
            moved = false;
            long until = Math.min(limits.maxEpochs(), passes + PASSES_PER_CHECK);
            while (passes < until && !limits.cancelled().getAsBoolean()) {
                moved |= descent.pass() > 0;
                passes++;
                if (limits.costs().isListening()) {
                    limits.costs().onIterate(passes, descent.objective());
                }
            }
            descent.settle();
        }
    }

    @Override
    public void solveUnpenalized(SolverState state, Limits limits) {
        nullModel.solveUnpenalized(state, limits);
    }
}
