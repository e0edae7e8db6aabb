package org.lariat.path;

import java.util.ArrayList;
import java.util.List;
import org.lariat.objective.GapBound;
import org.lariat.objective.StandardizedProblem;
import org.lariat.objective.StopReason;
import org.lariat.solver.Limits;
import org.lariat.solver.PointResult;
import org.lariat.solver.PointSolver;
import org.lariat.solver.SolverState;

/** Goes some λs of a path ahead without proofs, where the solver can, and has all of them proved at once. */
final class PathAhead {
    private final StandardizedProblem problem;
    private final PointSolver solver;
    private final Limits limits;
    private final int maxFeatures;
    private int far;

    /**
     * Prepares.
     *
     * @param problem the standardised problem
     * @param solver of that problem
     * @param limits for each λ
     * @param maxFeatures a point with more non-zero coefficients is the last
     */
    PathAhead(StandardizedProblem problem, PointSolver solver, Limits limits, int maxFeatures) {
        this.problem = problem;
        this.solver = solver;
        this.limits = limits;
        this.maxFeatures = maxFeatures;
        this.far = solver.ahead();
    }

    /**
     * How far it went. The state is where work on the first λ without a point is to go on.
     *
     * @param points for the first of the λs, each proved to be within the tolerance
     * @param epochs spent on the one after them
     */
    record Result(List<PathPoint> points, long epochs) {}

    /**
     * How many λs to go ahead: half as many after a proof failed, since all work after that λ was lost, twice as many again after none did. At 1 it stays: where so many fail
     * each λ is better solved by itself.
     */
    int far() {
        return far;
    }

    /**
     * Goes ahead.
     *
     * @param lambdas decreasing, in the units of the user's problem; one alone is not worth it
     * @param state at the λ before
     * @param before sweeps when work on the first of them began
     */
    Result go(List<Double> lambdas, SolverState state, double before) {
        List<Draft> drafts = new ArrayList<>();
        double begun = before;
        for (int k = 0; lambdas.size() > 1 && k < lambdas.size(); k++) {
            double lambda = lambdas.get(k);
            var approach = solver.approach(state, lambda / problem.sigma(), next(lambdas, k) / problem.sigma(), limits);
            if (!approach.complete()) {
                return proved(drafts, state, approach.epochs());
            }
            double done = problem.x().sweeps();
            drafts.add(Draft.of(lambda, state, done - begun, approach.epochs()));
            begun = done;
            if (drafts.getLast().index.length > maxFeatures) {
                break;
            }
        }
        return proved(drafts, state, 0);
    }

    /** The λ after the k-th; after the last as in a geometric grid. */
    private static double next(List<Double> lambdas, int k) {
        double lambda = lambdas.get(k);
        return k + 1 < lambdas.size() ? lambdas.get(k + 1) : lambda * (lambda / lambdas.get(k - 1));
    }

    private Result proved(List<Draft> drafts, SolverState state, long epochs) {
        if (drafts.isEmpty()) {
            return new Result(List.of(), epochs);
        }
        double before = problem.x().sweeps();
        List<GapBound> bounds = solver.prove();
        double share = (problem.x().sweeps() - before) / drafts.size();
        List<PathPoint> points = new ArrayList<>();
        for (Draft draft : drafts) {
            GapBound bound = bounds.get(points.size());
            if (!bound.isWithin(limits.tolerance())) {
                far = Math.max(1, far / 2);
                state.set(draft.index, draft.b);
                return new Result(points, draft.epochs);
            }
            points.add(draft.proved(bound, share));
        }
        far = Math.min(solver.ahead(), 2 * far);
        return new Result(points, epochs);
    }

    /** A point without its proof. */
    @SuppressWarnings("ArrayRecordComponent") // kept here alone
    private record Draft(
            double lambda,
            int[] index,
            double[] b,
            double intercept,
            double meanSquaredResidual,
            double sweeps,
            long epochs) {
        static Draft of(double lambda, SolverState state, double sweeps, long epochs) {
            int[] index = state.support();
            double[] b = new double[index.length];
            for (int k = 0; k < index.length; k++) {
                b[k] = state.b()[index[k]];
            }
            return new Draft(lambda, index, b, state.intercept(), state.meanSquaredResidual(), sweeps, epochs);
        }

        PathPoint proved(GapBound bound, double share) {
            PointResult result = new PointResult(bound, epochs, StopReason.CONVERGED);
            return new PathPoint(lambda, index, b, intercept, meanSquaredResidual, sweeps + share, result);
        }
    }
}
