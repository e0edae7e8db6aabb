package org.lariat.path;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;
import org.lariat.objective.StandardizedProblem;
import org.lariat.solver.SolverState;

/** The points of a path, one after the other: of λs that the solver can go ahead several at once, of all others each by itself. */
final class PathWalk {
    /** Solves one λ by itself. */
    @FunctionalInterface
    interface Single {
        /**
         * Solves it.
         *
         * @param lambda in the units of the user's problem
         * @param previous the λ before
         * @param before sweeps when work on it began
         * @param epochs spent on it already
         */
        PathPoint solve(double lambda, double previous, double before, long epochs);
    }

    private final StandardizedProblem problem;
    private final PathAhead ahead;
    private final Single single;
    private final @Nullable CostRecorder costs;
    private final PrimitiveIterator.OfDouble lambdas;
    private final SolverState state;
    private final Deque<Double> waiting = new ArrayDeque<>(); // λs that have no point yet
    private final Deque<PathPoint> proved = new ArrayDeque<>(); // points that nobody has seen yet
    private boolean unfinished; // work on the first λ that waits has begun
    private double before; // sweeps when it began
    private long epochs; // spent on it
    private double previous;

    /**
     * Starts.
     *
     * @param problem the standardised problem
     * @param ahead for several λs
     * @param single for one
     * @param costs hears of points that several λs were solved for at once, if there is somebody to hear; of others the solver tells
     * @param lambdas decreasing, in the units of the user's problem
     * @param state where to start; used up
     * @param startLambda λ at which the state is a solution, +∞ if none
     */
    PathWalk(
            StandardizedProblem problem,
            PathAhead ahead,
            Single single,
            @Nullable CostRecorder costs,
            PrimitiveIterator.OfDouble lambdas,
            SolverState state,
            double startLambda) {
        this.problem = problem;
        this.ahead = ahead;
        this.single = single;
        this.costs = costs;
        this.lambdas = lambdas;
        this.state = state;
        this.previous = startLambda;
    }

    boolean hasNext() {
        return !proved.isEmpty() || !waiting.isEmpty() || lambdas.hasNext();
    }

    /** Whether the next point was proved together with the last. */
    boolean knowsNext() {
        return !proved.isEmpty();
    }

    PathPoint next() {
        if (proved.isEmpty() && !unfinished) {
            goAhead();
        }
        PathPoint point = proved.isEmpty() ? finish(waiting.remove()) : known(proved.remove());
        previous = point.lambda();
        return point;
    }

    private void goAhead() {
        before = problem.x().sweeps(); // finding the next knot is work on it
        while (waiting.size() < ahead.far() && lambdas.hasNext()) {
            waiting.add(lambdas.nextDouble());
        }
        List<Double> next = waiting.stream().limit(ahead.far()).toList();
        PathAhead.Result result = ahead.go(next, state, before);
        for (PathPoint point : result.points()) {
            waiting.remove();
            proved.add(point);
            before += point.sweeps();
        }
        unfinished = result.points().size() < next.size();
        epochs = result.epochs();
    }

    private PathPoint known(PathPoint point) {
        if (costs != null) {
            costs.proved(point);
        }
        return point;
    }

    private PathPoint finish(double lambda) {
        unfinished = false;
        return single.solve(lambda, previous, before, epochs);
    }
}
