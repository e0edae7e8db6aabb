package org.lariat.bench.suite.problem;

import java.util.List;
import java.util.stream.IntStream;
import org.lariat.Lasso;
import org.lariat.LassoModel;
import org.lariat.verify.Judge;

/** Judges every program's solutions of one problem alike, at some λs of each path, evenly spread, the last among them. */
public final class PathJudge {
    private final Judge judge;
    private final int most;

    /**
     * A judge for one problem.
     *
     * @param most λs of a path to look at, ≥ 1
     */
    public PathJudge(BenchProblem problem, int most) {
        this.judge = Judge.of(problem.problem(), Lasso.options().standardize(false));
        this.most = most;
    }

    /** How many λs of such a path are looked at. */
    public int judged(List<LassoModel> path) {
        return Math.min(most, path.size());
    }

    /** The largest relative gap at the λs looked at; +∞ for an empty path or a solution that is not finite. */
    public double worstGap(List<LassoModel> path) {
        int count = judged(path);
        return IntStream.rangeClosed(1, count)
                .parallel()
                .mapToDouble(k -> gap(path.get((int) ((long) k * path.size() / count) - 1)))
                .max()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** The relative gap of one model. */
    public double gap(LassoModel model) {
        boolean finite = Double.isFinite(model.intercept())
                && java.util.Arrays.stream(model.values()).allMatch(Double::isFinite);
        return finite ? Math.max(0.0, judge.verdict(model).relativeGap()) : Double.POSITIVE_INFINITY;
    }
}
