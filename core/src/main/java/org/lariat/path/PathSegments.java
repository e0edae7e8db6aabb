package org.lariat.path;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.lariat.objective.StandardizedProblem;
import org.lariat.objective.StopReason;
import org.lariat.solver.PointSolver;
import org.lariat.solver.SolverState;

/**
 * A path in segments of a fixed number of λs, which can be left after each of them and taken up later. A solver carries much from
 * one λ to the next that decides about the last bits: the order of its working set, a factor that was updated, bounds. So none of
 * that is carried from one segment to the next: each begins with a solver that knows nothing, at the coefficients of the point
 * before. These are all that has to be kept, and a path that was left and taken up, however often, has the bits of one that was
 * not. They are not those of the path in one piece, which is certified to the same tolerance.
 */
public final class PathSegments {
    private final StandardizedProblem problem;
    private final double[] lambdas;
    private final int every;
    private final UnaryOperator<PointSolver> another;
    private final Consumer<PartialPath> saved;

    /**
     * Prepares the segments of a path.
     *
     * @param problem the standardised problem
     * @param lambdas decreasing, in the units of the user's problem
     * @param every number of λs in a segment
     * @param another a solver that knows nothing, in place of one that has done its part
     * @param saved hears after each segment how far the path is
     */
    public PathSegments(
            StandardizedProblem problem,
            double[] lambdas,
            int every,
            UnaryOperator<PointSolver> another,
            Consumer<PartialPath> saved) {
        this.problem = problem;
        this.lambdas = lambdas.clone();
        this.every = every;
        this.another = another;
        this.saved = saved;
    }

    /**
     * How such a path ended.
     *
     * @param path the points, and why there are no more
     * @param newtonSteps taken for all of them
     */
    public record Result(PathSolver.Result path, long newtonSteps) {}

    /**
     * Solves every λ that is not done yet.
     *
     * @param first solves one λ; has not solved any yet
     * @param state at the null model; used up
     * @param startLambda λ at which the state is a solution, +∞ if none
     * @param from the points done
     * @throws IllegalArgumentException if these are not whole segments of this path
     */
    public Result solve(PathSolver first, SolverState state, double startLambda, PartialPath from) {
        check(from);
        PathSolver solver = first;
        PartialPath done = from;
        PathSolver.Result result = new PathSolver.Result(done.points(), PathEnd.COMPLETE);
        if (done.size() > 0) {
            problem.x().countFrom(done.columnsRead());
        }
        while (done.size() < lambdas.length) {
            int to = Math.min(lambdas.length, done.size() + every);
            if (done.size() == 0) {
                result = solver.segment(lambdas, to, done.points(), state, startLambda);
            } else {
                solver = solver.with(another.apply(solver.solver()));
                PathPoint last = done.points().getLast();
                result = solver.segment(lambdas, to, done.points(), at(last), last.lambda());
            }
            long steps = done.newtonSteps() + solver.solver().newtonSteps();
            done = new PartialPath(result.points(), problem.x().columnsRead(), steps);
            if (done.size() == to && isSolved(done.points().getLast()) && result.end() != PathEnd.MAX_FEATURES) {
                saved.accept(done); // also where it was cancelled just then
            }
            if (result.end() != PathEnd.COMPLETE) {
                return new Result(result, steps);
            }
        }
        return new Result(result, done.newtonSteps());
    }

    /** The state at a point, computed from its coefficients alone. */
    private SolverState at(PathPoint point) {
        double[] b = new double[problem.x().columns()];
        int[] index = point.index();
        double[] value = point.b();
        for (int k = 0; k < index.length; k++) {
            b[index[k]] = value[k];
        }
        return new SolverState(problem, b);
    }

    private static boolean isSolved(PathPoint point) {
        return point.result().stop() != StopReason.CANCELLED;
    }

    private void check(PartialPath from) {
        int size = from.size();
        boolean whole = size <= lambdas.length && (size % every == 0 || size == lambdas.length);
        for (int k = 0; whole && k < size; k++) {
            PathPoint point = from.points().get(k);
            int[] index = point.index();
            whole = point.lambda() == lambdas[k]
                    && (index.length == 0
                            || index[index.length - 1] < problem.x().columns());
        }
        if (!whole) {
            throw new IllegalArgumentException("the " + size + " points to go on from are not segments of " + every
                    + " values of lambda of this path, which has " + lambdas.length);
        }
    }
}
