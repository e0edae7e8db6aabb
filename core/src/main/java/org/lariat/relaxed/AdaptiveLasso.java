package org.lariat.relaxed;

import java.util.Arrays;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;
import org.lariat.objective.Problem;
import org.lariat.path.PathListener;

/**
 * The adaptive lasso (Zou 2006, doi:10.1198/016214506000000735): a lasso whose penalty factors come from a first estimate β̂,
 *
 * <pre>
 * v_j = u_j / |s_j β̂_j|^γ
 * </pre>
 *
 * with u_j the factors of the problem, and s_j the standard deviation of column j if the fit standardises and 1 if not: the
 * scale on which the penalty acts, so that units of columns do not matter where they do not for the lasso. Large first
 * estimates are shrunk little, small ones much, and what is exactly 0 is excluded. Columns never penalised stay so. The factors
 * are not rescaled.
 *
 * {@snippet :
 * AdaptivePath adaptive = AdaptiveLasso.usual().path(problem, Lasso.options());
 * LassoModel model = adaptive.path().best(adaptive.problem(), InformationCriterion.BIC);
 * }
 *
 * <p>It selects consistently under weaker conditions than the lasso where β̂ is consistent; a poor β̂ makes it poor.
 *
 * @param initial the first estimate
 * @param gamma γ &gt; 0
 */
public record AdaptiveLasso(InitialEstimate initial, double gamma) {
    /**
     * Checks γ.
     *
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public AdaptiveLasso {
        if (!(gamma > 0 && Double.isFinite(gamma))) {
            throw new IllegalArgumentException("gamma of the adaptive lasso must be positive and finite, not " + gamma);
        }
    }

    /** A first estimate by ridge with the λ of generalised cross-validation, and γ = 1. */
    public static AdaptiveLasso usual() {
        return new AdaptiveLasso(InitialEstimate.ridge(), 1.0);
    }

    /** With another {@link #initial()} estimate. */
    public AdaptiveLasso initial(InitialEstimate value) {
        return new AdaptiveLasso(value, gamma);
    }

    /** With another {@link #gamma()}. */
    public AdaptiveLasso gamma(double value) {
        return new AdaptiveLasso(initial, value);
    }

    /**
     * Fits the first estimate, then the path.
     *
     * @param problem what to fit
     * @param options how; those of the path
     * @throws IllegalArgumentException if the data does not allow the first estimate
     */
    public AdaptivePath path(Problem problem, LassoOptions options) {
        return path(problem, options, PathListener.NONE);
    }

    /**
     * Fits, reporting progress; see {@link #path(Problem, LassoOptions)}.
     *
     * @param listener hears of the points of the path and may cancel
     */
    public AdaptivePath path(Problem problem, LassoOptions options, PathListener listener) {
        LassoModel first = initial.fit(problem, options);
        Problem weighted = problem.penaltyFactors(factors(problem, options, first));
        return new AdaptivePath(first, weighted, options.path(weighted, listener));
    }

    private double[] factors(Problem problem, LassoOptions options, LassoModel first) {
        double[] scale = scale(problem, options);
        double[] factors = problem.penaltyFactors();
        if (factors == null) {
            factors = new double[scale.length];
            Arrays.fill(factors, 1.0);
        }
        for (int j = 0; j < factors.length; j++) {
            if (factors[j] > 0) {
                factors[j] /= StrictMath.pow(Math.abs(scale[j] * first.coefficient(j)), gamma);
            }
        }
        return factors;
    }

    private static double[] scale(Problem problem, LassoOptions options) {
        double[] scale = new double[problem.x().columns()];
        Arrays.fill(scale, 1.0);
        if (options.standardize()) {
            StandardizedMatrix x =
                    new StandardizedMatrix(problem.x(), problem.weights(), options.intercept(), Workers.SERIAL);
            Arrays.setAll(scale, x::deviation);
        }
        return scale;
    }
}
