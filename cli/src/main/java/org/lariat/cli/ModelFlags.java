package org.lariat.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lariat.LassoOptions;
import org.lariat.cli.FeatureNumbers.Range;
import org.lariat.data.prep.PenaltyScale;
import org.lariat.objective.Problem;
import picocli.CommandLine.Option;

/** The problem to solve: penalty, bounds, what is fitted beside the coefficients. */
final class ModelFlags {
    private static final Range FACTORS =
            new Range(0.0, Double.POSITIVE_INFINITY, "a penalty factor must be at least 0 (Inf: excluded)");
    private static final Range LOWER =
            new Range(Double.NEGATIVE_INFINITY, 0.0, "a lower bound must be at most 0: bounds contain 0");
    private static final Range UPPER =
            new Range(0.0, Double.POSITIVE_INFINITY, "an upper bound must be at least 0: bounds contain 0");

    @Option(
            names = "--alpha",
            paramLabel = "A",
            description = "Elastic net: 1 is the lasso, 0 is ridge. Default: ${DEFAULT-VALUE}.")
    double alpha = 1.0;

    @Option(names = "--no-intercept", description = "Fit without intercept.")
    boolean noIntercept;

    @Option(
            names = "--no-standardize",
            description = "Penalise the coefficients of the columns as they are, not per standard deviation.")
    boolean noStandardize;

    @Option(
            names = "--scale",
            paramLabel = "SCALE",
            converter = PenaltyScaleConverter.class,
            description =
                    "Penalise coefficients per standard deviation (standard, the default), interquartile range (robust),"
                            + " range (minmax) or unit (none, as --no-standardize) of their columns.")
    @Nullable
    PenaltyScale scale;

    @Option(
            names = "--penalty-factors",
            paramLabel = "FILE",
            description =
                    "Factor on λ for each column: lines 'name,value' (others get 1), or one value a line. 0: never"
                            + " penalised, Inf: excluded.")
    @Nullable
    Path penaltyFactors;

    @Option(
            names = "--lower",
            paramLabel = "NUMBER|FILE",
            description =
                    "Lower bound ≤ 0 on every coefficient, or a file like that of --penalty-factors (others: none).")
    @Nullable
    String lower;

    @Option(
            names = "--upper",
            paramLabel = "NUMBER|FILE",
            description =
                    "Upper bound ≥ 0 on every coefficient, or a file like that of --penalty-factors (others: none).")
    @Nullable
    String upper;

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            description = "Certified gap over objective to reach at every λ. Default: ${DEFAULT-VALUE}.")
    double tolerance = LassoOptions.DEFAULT_TOLERANCE;

    /** The scale of the penalty. */
    PenaltyScale scale() {
        if (!noStandardize) {
            return scale == null ? PenaltyScale.STANDARD : scale;
        }
        if (scale != null && scale != PenaltyScale.NONE) {
            throw new UsageException("--no-standardize is the same as --scale none, so no other --scale goes with it");
        }
        return PenaltyScale.NONE;
    }

    /** The flags, put on options. */
    LassoOptions apply(LassoOptions options) {
        return options.alpha(alpha)
                .intercept(!noIntercept)
                .standardize(scale() == PenaltyScale.STANDARD)
                .tolerance(tolerance);
    }

    /** Penalty factors and bounds, put on a problem. */
    Problem apply(Problem problem, FeatureNumbers names) {
        Problem result = problem;
        if (penaltyFactors != null) {
            result = result.penaltyFactors(names.fromFile(penaltyFactors, 1.0, FACTORS));
        }
        if (lower != null || upper != null) {
            result = result.bounds(
                    names.fromNumberOrFile("--lower", lower, Double.NEGATIVE_INFINITY, LOWER),
                    names.fromNumberOrFile("--upper", upper, Double.POSITIVE_INFINITY, UPPER));
        }
        return result;
    }
}
