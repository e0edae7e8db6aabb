package org.lariat.relaxed;

import org.lariat.LassoPath;
import org.lariat.objective.Problem;

/**
 * The relaxed lasso (Meinshausen 2007, doi:10.1016/j.csda.2006.12.019, in the form of Hastie, Tibshirani and Tibshirani 2020,
 * doi:10.1214/19-STS733, and glmnet): coefficients between those of the lasso and those of least squares on the columns that
 * the lasso selects,
 *
 * <pre>
 * β(λ, γ) = γ·β_lasso(λ) + (1 − γ)·β_refit(λ),   0 ≤ γ ≤ 1
 * </pre>
 *
 * and likewise the intercept. γ = 1 is the lasso, γ = 0 the refit.
 *
 * {@snippet :
 * RelaxedPath relaxed = Relaxed.of(problem, path);
 * LassoModel model = relaxed.at(lambda, 0.0);         // selected by the lasso, not shrunk
 * }
 *
 * <p>It helps where few columns matter and their effects are strong; where noise is strong, shrinkage is what predicts well.
 */
public final class Relaxed {
    /** What glmnet takes for γ = 0. */
    private static final double GLMNETS_LEAST_GAMMA = 1e-5;

    private Relaxed() {}

    /**
     * The γ that glmnet uses where {@code gamma} is asked for: it blends 1e-5 of the lasso into what it calls γ = 0 (4.1-6,
     * {@code blend.relaxed}, argument {@code epsilon}). Here γ = 0 is least squares.
     *
     * @param gamma glmnet's γ in [0, 1]
     */
    public static double glmnetGamma(double gamma) {
        return Math.max(gamma, GLMNETS_LEAST_GAMMA);
    }

    /**
     * The relaxed lasso of a path. Refits are computed when first asked for.
     *
     * @param problem what the path was fitted to; weights, offset, excluded columns and bounds hold for refits too
     * @param path a path of that problem, lasso or elastic net
     * @throws IllegalArgumentException if the numbers of columns differ
     */
    public static RelaxedPath of(Problem problem, LassoPath path) {
        return new RelaxedPath(path, new Refit(problem, path.options()));
    }
}
