package org.lariat.data.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lariat.LassoPath;
import org.lariat.data.prep.PenaltyScale;
import org.lariat.data.prep.Pipeline;

/** What a model file holds: a path of one or more λs, and what is needed to apply it to other data. Immutable. */
public final class SavedModel {
    private final String lariatVersion;
    private final List<String> features;
    private final Set<String> categorical;
    private final LassoPath path;
    private final double @Nullable [] means;
    private final double @Nullable [] scales;
    private final String fingerprint;
    private final Pipeline pipeline;
    private final PenaltyScale penaltyScale;
    private final @Nullable HoldoutResult holdout;

    /**
     * Puts a model together.
     *
     * @param lariatVersion the version of Lariat that fitted it
     * @param features names of the columns, (p)
     * @param categorical columns of the data that became indicators {@code column=level}
     * @param path the fitted path
     * @param means of the columns of the training data, (p), or null
     * @param scales the scales s_j of the penalty, (p), or null for 1
     * @param fingerprint of the training data, see {@link org.lariat.data.Dataset#fingerprint()}
     * @throws IllegalArgumentException if lengths differ from the number of columns of the path
     */
    public SavedModel(
            String lariatVersion,
            List<String> features,
            Set<String> categorical,
            LassoPath path,
            double @Nullable [] means,
            double @Nullable [] scales,
            String fingerprint) {
        this(
                lariatVersion,
                features,
                categorical,
                path,
                means,
                scales,
                fingerprint,
                Pipeline.NONE,
                path.options().standardize() ? PenaltyScale.STANDARD : PenaltyScale.NONE,
                null);
    }

    private SavedModel(
            String lariatVersion,
            List<String> features,
            Set<String> categorical,
            LassoPath path,
            double @Nullable [] means,
            double @Nullable [] scales,
            String fingerprint,
            Pipeline pipeline,
            PenaltyScale penaltyScale,
            @Nullable HoldoutResult holdout) {
        int columns = path.model(0).columns();
        check(features.size(), "feature names", columns);
        check(means == null ? columns : means.length, "means", columns);
        check(scales == null ? columns : scales.length, "scales", columns);
        this.lariatVersion = lariatVersion;
        this.features = List.copyOf(features);
        this.categorical = Set.copyOf(categorical);
        this.path = path;
        this.means = means == null ? null : means.clone();
        this.scales = scales == null ? null : scales.clone();
        this.fingerprint = fingerprint;
        this.pipeline = pipeline;
        this.penaltyScale = penaltyScale;
        this.holdout = holdout;
    }

    /** The same model, whose features were made of the columns of the data by these steps. */
    public SavedModel pipeline(Pipeline steps) {
        return new SavedModel(
                lariatVersion, features, categorical, path, means, scales, fingerprint, steps, penaltyScale, holdout);
    }

    /** The same model, penalised on this scale. */
    public SavedModel penaltyScale(PenaltyScale scale) {
        return new SavedModel(
                lariatVersion, features, categorical, path, means, scales, fingerprint, pipeline, scale, holdout);
    }

    /** The same model with what rows held out said of it; null for nothing. */
    public SavedModel holdout(@Nullable HoldoutResult result) {
        return new SavedModel(
                lariatVersion, features, categorical, path, means, scales, fingerprint, pipeline, penaltyScale, result);
    }

    private static void check(int length, String what, int columns) {
        if (length != columns) {
            throw new IllegalArgumentException(
                    "there are " + length + " " + what + " for a model of " + columns + " columns");
        }
    }

    /** The version of Lariat that fitted it. */
    public String lariatVersion() {
        return lariatVersion;
    }

    /** Names of the columns, (p). */
    public List<String> features() {
        return features;
    }

    /** Columns of the data that became indicators {@code column=level}. */
    public Set<String> categorical() {
        return categorical;
    }

    /** The fitted path; of one point where one λ was kept. */
    public LassoPath path() {
        return path;
    }

    /** Means of the columns of the training data, (p); a copy. */
    public Optional<double[]> means() {
        return Optional.ofNullable(means).map(double[]::clone);
    }

    /** The scales s_j of the penalty, (p); a copy. Empty: 1. */
    public Optional<double[]> scales() {
        return Optional.ofNullable(scales).map(double[]::clone);
    }

    /** The steps that make features of the columns of data; {@link Pipeline#NONE} if columns are taken as they are. */
    public Pipeline pipeline() {
        return pipeline;
    }

    /** The scale of the penalty. */
    public PenaltyScale penaltyScale() {
        return penaltyScale;
    }

    /** What rows held out said of the model. */
    public Optional<HoldoutResult> holdout() {
        return Optional.ofNullable(holdout);
    }

    /** Fingerprint of the training data. */
    public String fingerprint() {
        return fingerprint;
    }
}
