package org.lariat.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.BooleanSupplier;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.lariat.objective.Penalty;
import org.lariat.objective.StandardizedProblem;
import org.lariat.objective.StopReason;
import org.lariat.solver.CostListener;
import org.lariat.solver.LarsSolver;
import org.lariat.solver.Limits;
import org.lariat.solver.PointResult;
import org.lariat.solver.PointSolver;
import org.lariat.solver.SolverState;

/**
 * Visits the λs of a grid in decreasing order, each from the solution of the one before. Knows warm starts; what
 * convergence means is the point solver's business.
 */
public final class PathSolver {
    /** Below this α the grid starts where it would at this α, since λmax grows as 1/α (glmnet's convention). */
    public static final double LEAST_ALPHA = 1e-3;

    /** Tolerance on the way to a single λ: the points there only serve as warm starts. */
    private static final double CONTINUATION_TOLERANCE = 1e-2;

    /** Ratio of neighbouring λs on that way. */
    private static final double CONTINUATION_RATIO = 0.7;

    private final StandardizedProblem problem;
    private final PointSolver solver;
    private final double tolerance;
    private final long maxEpochs;
    private final int maxFeatures;
    private final PathListener listener;
    private final BooleanSupplier cancelled;
    private final @Nullable CostRecorder costs;

    /**
     * Prepares a path.
     *
     * @param problem the standardised problem
     * @param solver solves one λ
     * @param tolerance relative gap to prove at every λ
     * @param maxEpochs limit on epochs for one λ
     * @param maxFeatures the path ends before a point with more non-zero coefficients
     * @param listener hears of every point and may cancel
     * @param history whether to keep how the objective falls at every λ
     */
    public PathSolver(
            StandardizedProblem problem,
            PointSolver solver,
            double tolerance,
            long maxEpochs,
            int maxFeatures,
            PathListener listener,
            boolean history) {
        this.problem = problem;
        this.solver = solver;
        this.tolerance = tolerance;
        this.maxEpochs = maxEpochs;
        this.maxFeatures = maxFeatures;
        this.listener = listener;
        this.costs = history ? new CostRecorder(problem) : null;
        this.cancelled = () -> listener.cancelled() || Thread.currentThread().isInterrupted();
    }

    /** The points done, in order, and why there are no more. */
    public record Result(List<PathPoint> points, PathEnd end) {
        /** Copies the list. */
        public Result {
            points = List.copyOf(points);
        }
    }

    /** Solves one λ. */
    PointSolver solver() {
        return solver;
    }

    /** The same path with another solver of the same problem; not for paths that keep how the objective falls. */
    PathSolver with(PointSolver other) {
        return new PathSolver(problem, other, tolerance, maxEpochs, maxFeatures, listener, false);
    }

    /** The state at the null model: intercept and unpenalised columns fitted, everything else 0. */
    public SolverState nullModel() {
        SolverState state = new SolverState(problem, new double[problem.x().columns()]);
        solver.solveUnpenalized(state, limits(0.0, CostListener.NONE));
        return state;
    }

    /**
     * λmax in the units of the user's problem: the smallest λ at which every penalised coefficient stays zero.
     *
     * @param nullModel from {@link #nullModel()}
     * @param alpha the share of L1
     */
    public double lambdaMax(SolverState nullModel, double alpha) {
        return largestToStayZero(nullModel, alpha) * problem.sigma();
    }

    /**
     * The objective of a state, in the scale of the target.
     *
     * @param state freshly computed
     * @param lambda λ in the units of the user's problem
     */
    public double objective(SolverState state, double lambda) {
        Penalty penalty = problem.penalty(lambda / problem.sigma());
        double value = 0.5 * state.meanSquaredResidual();
        for (int j : state.support()) {
            value += penalty.value(j, state.b()[j]);
        }
        return value;
    }

    private double largestToStayZero(SolverState nullModel, double alpha) {
        Penalty penalty = problem.penalty(0.0);
        double[] c = nullModel.correlations();
        double share = Math.max(alpha, LEAST_ALPHA);
        double largest = 0.0;
        for (int j = 0; j < c.length; j++) {
            largest = Math.max(largest, penalty.lambdaToStayZero(j, c[j], share));
        }
        return largest;
    }

    /**
     * Solves every λ.
     *
     * @param lambdas decreasing, in the units of the user's problem
     * @param state where to start; used up
     * @param startLambda λ at which the state is a solution, +∞ if none
     */
    public Result path(double[] lambdas, SolverState state, double startLambda) {
        return segment(lambdas, lambdas.length, List.of(), state, startLambda);
    }

    /**
     * Solves some of the λs of a path, those after the points done.
     *
     * @param lambdas of the whole path, decreasing, in the units of the user's problem
     * @param to number of λs that are done afterwards
     * @param done the points for the first of them
     * @param state where to start; used up
     * @param startLambda λ at which the state is a solution, +∞ if none
     * @return all points; what {@code done} has is not looked at
     */
    Result segment(double[] lambdas, int to, List<PathPoint> done, SolverState state, double startLambda) {
        double[] left = Arrays.copyOfRange(lambdas, done.size(), to);
        solver.plan(
                DoubleStream.of(left).map(lambda -> lambda / problem.sigma()).toArray());
        Result result = path(DoubleStream.of(left).iterator(), lambdas.length, done, state, startLambda);
        boolean more = to < lambdas.length && result.end() == PathEnd.COMPLETE;
        return more && cancelled.getAsBoolean() ? new Result(result.points(), PathEnd.CANCELLED) : result;
    }

    /**
     * Visits every knot of the lasso path, and at last one more λ.
     *
     * @param lars the solver of this path
     * @param least where the path ends ≥ 0, in the units of the user's problem
     * @param state at the null model; used up
     */
    public Result knots(LarsSolver lars, double least, SolverState state) {
        return path(lars.lambdas(least), lars.usualKnots() + 1, List.of(), state, Double.POSITIVE_INFINITY);
    }

    private Result path(
            PrimitiveIterator.OfDouble lambdas,
            int expected,
            List<PathPoint> done,
            SolverState state,
            double startLambda) {
        List<PathPoint> points = new ArrayList<>(done);
        PathWalk walk = new PathWalk(
                problem,
                new PathAhead(problem, solver, limits(tolerance, CostListener.NONE), maxFeatures),
                (lambda, previous, before, epochs) -> point(lambda, previous, state, tolerance, before, epochs),
                costs,
                lambdas,
                state,
                startLambda);
        // Before anybody heard of the points that were proved last: these are done, and kept.
        boolean cancelledBefore = false;
        while (walk.hasNext()) {
            boolean known = walk.knowsNext();
            PathPoint point = walk.next();
            cancelledBefore = known ? cancelledBefore : cancelled.getAsBoolean();
            boolean stopped = point.result().stop() == StopReason.CANCELLED;
            boolean tooMany = point.index().length > maxFeatures;
            if (points.isEmpty() || !(stopped || tooMany)) {
                points.add(point);
            }
            if (stopped || tooMany) {
                return new Result(points, stopped ? PathEnd.CANCELLED : PathEnd.MAX_FEATURES);
            }
            listener.onSolution(point);
            listener.onPoint(new PathListener.Progress(
                    points.size(),
                    Math.max(expected, points.size()),
                    point.lambda(),
                    point.index().length,
                    point.result().bound().relative()));
            if (cancelled.getAsBoolean() && walk.hasNext() && !(cancelledBefore && walk.knowsNext())) {
                return new Result(points, PathEnd.CANCELLED);
            }
        }
        return new Result(points, PathEnd.COMPLETE);
    }

    /**
     * Solves one λ by way of larger ones.
     *
     * @param lambda λ ≥ 0 in the units of the user's problem
     * @param lambdaMax where the way starts
     * @param state at the null model, or the user's starting point; used up
     * @param start the user's starting point in use, or null: then there is no way, just the one λ
     */
    public Result single(double lambda, double lambdaMax, SolverState state, double @Nullable [] start) {
        double previous = start == null ? lambdaMax : Double.POSITIVE_INFINITY;
        double before = problem.x().sweeps();
        long epochs = 0;
        // At λ = 0 unbounded columns are fitted exactly in one step, from anywhere.
        if (start == null && lambda > 0 && lambda < lambdaMax) {
            int steps = (int) (StrictMath.log(lambdaMax / lambda) / -StrictMath.log(CONTINUATION_RATIO));
            for (int k = 1; k <= steps && !cancelled.getAsBoolean(); k++) {
                double on = lambdaMax * StrictMath.pow(lambda / lambdaMax, (double) k / (steps + 1));
                epochs += point(
                                on,
                                previous,
                                state,
                                Math.max(tolerance, CONTINUATION_TOLERANCE),
                                problem.x().sweeps(),
                                0)
                        .result()
                        .epochs();
                previous = on;
            }
        }
        PathPoint last = point(lambda, previous, state, tolerance, problem.x().sweeps(), 0);
        PointResult whole = new PointResult(
                last.result().bound(),
                last.result().epochs() + epochs,
                last.result().stop());
        PathPoint point = new PathPoint(
                lambda,
                last.index(),
                last.b(),
                last.intercept(),
                last.meanSquaredResidual(),
                problem.x().sweeps() - before,
                whole);
        listener.onSolution(point);
        listener.onPoint(new PathListener.Progress(
                1, 1, lambda, point.index().length, whole.bound().relative()));
        return new Result(List.of(point), whole.stop() == StopReason.CANCELLED ? PathEnd.CANCELLED : PathEnd.COMPLETE);
    }

    /** One λ; {@code before} are the sweeps when work on it began, {@code epochs} those that it has taken already. */
    private PathPoint point(
            double lambda,
            double previousLambda,
            SolverState state,
            double pointTolerance,
            double before,
            long epochs) {
        if (costs != null) {
            costs.begin(before);
        }
        Limits limits = limits(pointTolerance, costs == null ? CostListener.NONE : costs)
                .after(epochs);
        PointResult result = solver.solve(state, lambda / problem.sigma(), previousLambda / problem.sigma(), limits);
        if (costs != null) {
            costs.end(lambda);
        }
        int[] index = state.support();
        double[] b = new double[index.length];
        for (int k = 0; k < index.length; k++) {
            b[k] = state.b()[index[k]];
        }
        return new PathPoint(
                lambda,
                index,
                b,
                state.intercept(),
                state.meanSquaredResidual(),
                problem.x().sweeps() - before,
                new PointResult(result.bound(), epochs + result.epochs(), result.stop()));
    }

    /** How the objective fell at every λ, also at those on the way to a single one; empty if that was not to be kept. */
    public List<CostHistory> history() {
        return costs == null ? List.of() : costs.histories();
    }

    private Limits limits(double pointTolerance, CostListener heard) {
        return new Limits(pointTolerance, maxEpochs, cancelled, heard);
    }
}
