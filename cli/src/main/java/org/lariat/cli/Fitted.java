package org.lariat.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lariat.LassoModel;
import org.lariat.LassoPath;
import org.lariat.data.Dataset;
import org.lariat.data.model.HoldoutResult;
import org.lariat.data.model.SavedModel;
import org.lariat.data.prep.Holdout;
import org.lariat.data.prep.PenaltyScale;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;
import org.lariat.objective.Problem;
import org.lariat.objective.StopReason;
import org.lariat.path.PathEnd;

/**
 * A finished fit.
 *
 * @param data what was read
 * @param problem what was fitted
 * @param path the result
 * @param seconds of each repeat
 * @param scale of the penalty
 * @param holdout which rows were held out, null for none
 */
record Fitted(
        Dataset data,
        Problem problem,
        LassoPath path,
        List<Double> seconds,
        PenaltyScale scale,
        @Nullable Holdout holdout) {
    Fitted {
        seconds = List.copyOf(seconds);
    }

    /** What the user should know about reading and fitting, a sentence each. */
    List<String> notes() {
        List<String> all = new ArrayList<>(data.notes());
        all.addAll(path.report().notes());
        return all;
    }

    /** Means and standard deviations of the columns under the weights; reads the matrix once. */
    StandardizedMatrix columns() {
        return new StandardizedMatrix(problem.x(), problem.weights(), true, Workers.SERIAL);
    }

    /** Number of rows the models were fitted to. */
    int trainingRows() {
        int rows = data.x().rows();
        return holdout == null ? rows : rows - holdout.count(rows);
    }

    /** What rows held out say of a model; empty if there are none. */
    Optional<HoldoutResult> scores(LassoModel model) {
        return Optional.ofNullable(holdout).map(split -> HoldoutScores.of(data, split, model));
    }

    /** True if the user stopped the fit, so that this is a part of the path. */
    boolean cancelled() {
        return path.report().end() == PathEnd.CANCELLED;
    }

    /** False if the user stopped the fit before the first point was done. */
    boolean hasPoints() {
        return path.model(0).certificate().orElseThrow().stop() != StopReason.CANCELLED;
    }

    /** True if every point is proved to the tolerance, or as near as float64 allows. */
    boolean trustworthy() {
        return path.models().stream()
                .allMatch(m -> m.certificate().orElseThrow().trustworthy());
    }

    /** The largest relative gap of the path. */
    double worstGap() {
        return path.models().stream()
                .mapToDouble(m -> m.certificate().orElseThrow().relativeGap())
                .max()
                .orElseThrow();
    }

    /** Everything a model file holds, for the whole path or a part of it. */
    SavedModel saved(List<LassoModel> models, StandardizedMatrix columns) {
        int p = columns.columns();
        double[] means = new double[p];
        double[] scales = new double[p];
        for (int j = 0; j < p; j++) {
            means[j] = columns.center(j);
            scales[j] = columns.deviation(j);
        }
        double[] given = problem.scales();
        SavedModel saved = new SavedModel(
                Version.number(),
                data.names(),
                data.categorical(),
                new LassoPath(path.options(), models, path.report()),
                means,
                given != null ? given : path.options().standardize() ? scales : null,
                data.fingerprint());
        return saved.pipeline(data.pipeline()).penaltyScale(scale);
    }
}
