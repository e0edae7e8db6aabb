package org.lariat.solver;

import org.lariat.objective.DualityGap;
import org.lariat.objective.GapBound;
import org.lariat.objective.OrthogonalBasis;
import org.lariat.objective.Penalty;
import org.lariat.objective.StandardizedProblem;
import org.lariat.objective.StopReason;

/**
 * Coordinate descent in residual space on a growing working set (Friedman, Hastie and Tibshirani 2010,
 * doi:10.18637/jss.v033.i01; working sets as in Massias, Gramfort and Salmon 2018, arXiv:1802.07481). Every round ends
 * with a sweep over all columns that either certifies the point or names the columns that violate optimality.
 */
public final class CoordinateDescent implements PointSolver {
    /** The name of this solver. */
    public static final String NAME = "cd";

    /** The subproblem is solved to this share of the gap still open: its error then hides in the next round's. */
    private static final double INNER_SHARE = 0.01;

    /** And at the end to this share of the tolerance, so that the sweep that follows can certify. */
    private static final double FINAL_SHARE = 0.3;

    /** Smallest number of violators taken in at a time. */
    private static final int LEAST_GROWTH = 10;

    private final StandardizedProblem problem;
    private final int[] candidates;

    /**
     * For one problem.
     *
     * @param problem the standardised problem
     */
    public CoordinateDescent(StandardizedProblem problem) {
        this.problem = problem;
        this.candidates = problem.candidates();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PointResult solve(SolverState state, double lambda, double previousLambda, Limits limits) {
        Penalty penalty = problem.penalty(lambda);
        OrthogonalBasis free = problem.freeColumns(lambda);
        DualityGap gap = new DualityGap(problem, penalty, free);
        GapBound bound = state.certify(gap, candidates);
        WorkingSet working = new WorkingSet(penalty, free, candidates);
        working.takeSupport(state.b());
        working.takeStrong(state.correlations(), previousLambda);

        long epochs = 0;
        double kkt = Double.POSITIVE_INFINITY;
        double innerGoal = Double.POSITIVE_INFINITY;
        limits.costs().onGap(epochs, bound);
        while (true) {
            if (bound.isWithin(limits.tolerance())) {
                return new PointResult(bound, epochs, StopReason.CONVERGED);
            }
            if (bound.isExhausted(kkt)) {
                return new PointResult(bound, epochs, StopReason.MACHINE_PRECISION);
            }
            if (epochs >= limits.maxEpochs()) {
                return new PointResult(bound, epochs, StopReason.MAX_EPOCHS);
            }
            kkt = bound.kkt();
            boolean grown = working.takeViolators(state.correlations(), LEAST_GROWTH);
            double wanted = Math.max(FINAL_SHARE * limits.tolerance() * bound.primal(), INNER_SHARE * bound.gap());
            // Without new columns the subproblem itself was not solved well enough: ask for more of it.
            innerGoal = grown ? wanted : INNER_SHARE * Math.min(innerGoal, wanted);
            Subproblem.Outcome outcome = new Subproblem(problem, penalty, free, state, working.columns())
                    .solve(innerGoal, limits.maxEpochs() - epochs, limits.countingAfter(epochs));
            epochs += outcome.epochs();
            state.refresh();
            bound = state.certify(gap, candidates);
            limits.costs().onGap(epochs, bound);
            if (limits.cancelled().getAsBoolean() && !bound.isWithin(limits.tolerance())) {
                return new PointResult(bound, epochs, StopReason.CANCELLED);
            }
            if (!outcome.moved() && !grown && !bound.isWithin(limits.tolerance())) {
                return new PointResult(bound, epochs, StopReason.MACHINE_PRECISION);
            }
        }
    }

    @Override
    public void solveUnpenalized(SolverState state, Limits limits) {
        Penalty penalty = problem.penalty(0.0);
        OrthogonalBasis free = problem.unpenalizedColumns();
        WorkingSet bounded = new WorkingSet(penalty, free, candidates);
        bounded.takeUnpenalized();
        new Subproblem(problem, penalty, free, state, bounded.columns()).solve(0.0, limits.maxEpochs(), limits);
        state.refresh();
    }
}
