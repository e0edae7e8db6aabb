package org.lariat.cli;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lariat.LassoOptions;
import org.lariat.LeastSquares;
import org.lariat.objective.Problem;
import org.lariat.selection.InformationCriterion;
import org.lariat.selection.NoiseVariance;
import picocli.CommandLine.Option;

/** By which criterion a point of a path is chosen. */
final class CriterionFlags {
    private static final String EBIC = "ebic";
    private static final String EACH_POINT = "point";
    private static final String LEAST_SQUARES = "ols";

    @Option(names = "--criterion", paramLabel = "NAME", description = "Choose λ by aic, aicc, bic, ebic, gcv or cp.")
    @Nullable
    String name;

    @Option(
            names = "--ebic-gamma",
            paramLabel = "G",
            description = "γ of ebic, in [0, 1]. Default: " + InformationCriterion.DEFAULT_GAMMA + ".")
    @Nullable
    Double gamma;

    @Option(
            names = "--noise-variance",
            paramLabel = "WHAT",
            description =
                    "σ² of the criterion: point (RSS/n of each point; the default, but for cp), ols (least squares on"
                            + " all columns; the default of cp), or a number.")
    @Nullable
    String variance;

    /** True if any flag about criteria was given. */
    boolean given() {
        return name != null || gamma != null || variance != null;
    }

    /**
     * The criterion asked for; BIC if none was.
     *
     * @throws UsageException if there is no such criterion, or γ is out of range or not its own
     */
    InformationCriterion criterion() {
        String wanted = name == null ? "bic" : name.toLowerCase(Locale.ROOT);
        Double given = gamma;
        if (given != null) {
            if (!wanted.equals(EBIC)) {
                throw new UsageException("--ebic-gamma goes with --criterion ebic only");
            }
            return usable(() -> InformationCriterion.ebic(given));
        }
        List<InformationCriterion> all = InformationCriterion.all();
        return all.stream()
                .filter(known -> known.label().toLowerCase(Locale.ROOT).equals(wanted))
                .findAny()
                .orElseThrow(() -> new UsageException("there is no criterion '" + name + "'; there are "
                        + all.stream()
                                .map(known -> known.label().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    /**
     * Where its noise variance comes from.
     *
     * @throws UsageException if the flag says nothing known, or does not go with the criterion
     */
    NoiseVariance noise() {
        InformationCriterion criterion = criterion();
        if (variance == null) {
            return criterion.usualNoise();
        }
        if (!criterion.usesNoiseVariance()) {
            throw new UsageException(
                    "--noise-variance does not go with --criterion gcv, which needs no noise variance");
        }
        if (variance.equals(EACH_POINT)) {
            if (criterion.usualNoise().equals(NoiseVariance.LEAST_SQUARES)) {
                throw new UsageException("cp needs a noise variance that is not that of each point: ols, or a number");
            }
            return NoiseVariance.EACH_POINT;
        }
        if (variance.equals(LEAST_SQUARES)) {
            return NoiseVariance.LEAST_SQUARES;
        }
        OptionalDouble number = Reals.parse(variance);
        if (number.isEmpty()) {
            throw new UsageException("--noise-variance is '" + variance + "'; it must be point, ols or a number");
        }
        return usable(() -> NoiseVariance.given(number.getAsDouble()));
    }

    /**
     * Refuses before the fit what would fail after it.
     *
     * @throws UsageException if least squares is to give the noise variance and cannot
     */
    void check(Problem problem, LassoOptions options) {
        if (noise().equals(NoiseVariance.LEAST_SQUARES)) {
            LeastSquares.obstacle(problem, options.intercept()).ifPresent(reason -> {
                throw new UsageException("the noise variance of " + criterion().label()
                        + " cannot come from least squares: " + reason + "; give --noise-variance a number");
            });
        }
    }

    private static <T> T usable(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }
}
