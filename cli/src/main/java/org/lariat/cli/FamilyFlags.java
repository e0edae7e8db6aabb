package org.lariat.cli;

import java.util.ArrayList;
import java.util.List;
import org.lariat.LassoOptions;
import org.lariat.comparison.ModelFamily;
import org.lariat.relaxed.AdaptiveLasso;
import org.lariat.relaxed.InitialEstimate;
import picocli.CommandLine.Option;

/** The kinds of models to compare. */
final class FamilyFlags {
    @Option(
            names = "--alphas",
            paramLabel = "LIST",
            split = ",",
            description = "Elastic nets with these shares of L1, each in (0, 1), comma-separated. Default: 0.5.")
    List<Double> alphas = List.of(0.5);

    @Option(
            names = "--gammas",
            paramLabel = "LIST",
            split = ",",
            description =
                    "Relaxed lassos with these γ, each in [0, 1], comma-separated; 0 is least squares on the columns"
                            + " selected. Default: 0.")
    List<Double> gammas = List.of(0.0);

    @Option(
            names = "--adaptive-initial",
            paramLabel = "WHAT",
            description = "First estimate of the adaptive lasso: ridge (λ by GCV) or ols. Default: ridge.")
    String initial = "ridge";

    @Option(
            names = "--adaptive-gamma",
            paramLabel = "G",
            description = "Power of the first estimate in the weights of the adaptive lasso, > 0. Default: 1.")
    double adaptiveGamma = 1.0;

    /**
     * The families, the lasso first.
     *
     * @throws UsageException if a number is out of range
     */
    List<ModelFamily> families(LassoOptions options) {
        List<ModelFamily> all = new ArrayList<>();
        all.add(ModelFamily.penalized(options));
        for (double alpha : alphas) {
            if (!(alpha > 0 && alpha < 1)) {
                throw new UsageException(
                        "--alphas must be in (0, 1), not " + alpha + "; lasso (1) and ridge (0) are always compared");
            }
            all.add(ModelFamily.penalized(options.alpha(alpha)));
        }
        all.add(ModelFamily.ridge(options));
        all.add(ModelFamily.leastSquares(options));
        for (double gamma : gammas) {
            if (!(gamma >= 0 && gamma <= 1)) {
                throw new UsageException("--gammas must be in [0, 1], not " + gamma);
            }
            all.add(ModelFamily.relaxed(options, gamma));
        }
        all.add(ModelFamily.adaptive(options, adaptive()));
        return all;
    }

    private AdaptiveLasso adaptive() {
        if (!(adaptiveGamma > 0 && Double.isFinite(adaptiveGamma))) {
            throw new UsageException("--adaptive-gamma must be positive and finite, not " + adaptiveGamma);
        }
        InitialEstimate estimate = switch (initial) {
            case "ridge" -> InitialEstimate.ridge();
            case "ols" -> InitialEstimate.leastSquares();
            default -> throw new UsageException("--adaptive-initial is '" + initial + "'; it must be ridge or ols");
        };
        return new AdaptiveLasso(estimate, adaptiveGamma);
    }
}
