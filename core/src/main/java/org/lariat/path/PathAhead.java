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
    private final int maxFeatures;
    private int far;

    PathAhead(StandardizedProblem problem, PointSolver solver, int maxFeatures) {
        this.problem = problem;
        this.solver = solver;
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

    /** How many λs to go ahead, as it went well so far. Where it is 1 nothing is gained. */
    int far() {
        return far;
    }

    /**
     * Goes ahead.
     *
     * @param lambdas decreasing, in the units of the user's problem
     * @param state at the λ before
     * @param limits for each λ
     * @param before sweeps when work on the first of them began
     */
    Result go(double[] lambdas, SolverState state, Limits limits, double before) {
        List<Draft> drafts = new ArrayList<>();
        long epochs = 0;
        double begun = before;
        for (int k = 0; k < lambdas.length; k++) {
            double lambda = lambdas[k];
            // The grids in use are geometric.
            double next = k + 1 < lambdas.length ? lambdas[k + 1] : k > 0 ? lambda * (lambda / lambdas[k - 1]) : lambda;
            var approach = solver.approach(state, lambda / problem.sigma(), next / problem.sigma(), limits);
            if (!approach.complete()) {
                epochs = approach.epochs();
                break;
            }
            double done = problem.x().sweeps();
            Draft draft = Draft.of(lambda, state, done - begun, approach.epochs());
            begun = done;
            drafts.add(draft);
            if (draft.index.length > maxFeatures) {
                break;
            }
        }
        return drafts.isEmpty() ? new Result(List.of(), epochs) : proved(drafts, state, limits.tolerance(), epochs);
    }

    private Result proved(List<Draft> drafts, SolverState state, double tolerance, long epochs) {
        double before = problem.x().sweeps();
        List<GapBound> bounds = solver.prove();
        double share = (problem.x().sweeps() - before) / drafts.size();
        List<PathPoint> points = new ArrayList<>();
        for (Draft draft : drafts) {
            GapBound bound = bounds.get(points.size());
            if (!bound.isWithin(tolerance)) {
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
