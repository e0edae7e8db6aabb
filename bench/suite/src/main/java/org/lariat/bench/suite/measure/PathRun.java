package org.lariat.bench.suite.measure;

import java.util.ArrayList;
import java.util.List;
import org.lariat.LassoModel;

/**
 * What a program made of a path at one setting.
 *
 * @param tolerance it was told to reach
 * @param seconds of each fit
 * @param models for the λs it got to, decreasing
 */
public record PathRun(double tolerance, List<Double> seconds, List<LassoModel> models) {
    /** Copies lists. */
    public PathRun {
        seconds = List.copyOf(seconds);
        models = List.copyOf(models);
    }

    /** The same run in another turn: its seconds come behind, its models replace. */
    PathRun and(PathRun later) {
        List<Double> all = new ArrayList<>(seconds);
        all.addAll(later.seconds);
        return new PathRun(tolerance, all, later.models);
    }
}
