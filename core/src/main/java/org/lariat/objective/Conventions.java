package org.lariat.objective;

import java.util.Arrays;
import org.lariat.matrix.DesignMatrix;

/**
 * Other packages' conventions in terms of Lariat's objective (see {@link Problem}).
 *
 * {@snippet :
 * Conventions.Strength s = Conventions.glmnetGaussian(problem, 0.1, 0.5, true);
 * LassoModel model = Lasso.options().alpha(s.alpha()).fit(problem, s.lambda());
 * }
 *
 * <p>glmnet's lasso (alpha = 1) needs no conversion but that of its penalty factors: weights are scaled to sum 1 and
 * columns standardised with the 1/n variance there, too.
 */
public final class Conventions {
    private Conventions() {}

    /**
     * How strongly and how Lariat penalises.
     *
     * @param lambda λ
     * @param alpha α, the share of L1
     */
    public record Strength(double lambda, double alpha) {}

    /**
     * glmnet's {@code penalty.factor} as penalty factors of {@link Problem}: glmnet rescales factors to sum p, infinite ones
     * counted as 1 (Friedman, Hastie and Tibshirani 2010, doi:10.18637/jss.v033.i01; R documentation of {@code glmnet},
     * {@code penalty.factor}).
     *
     * @param factors glmnet's, (p), ≥ 0, +∞ for excluded columns
     * @return factors for {@link Problem#penaltyFactors(double[])}, (p)
     * @throws IllegalArgumentException if a factor is negative or NaN, or all are 0
     */
    public static double[] glmnetPenaltyFactors(double[] factors) {
        double sum = 0.0;
        for (double factor : factors) {
            if (!(factor >= 0)) {
                throw new IllegalArgumentException("a penalty factor is " + factor + "; factors must be ≥ 0");
            }
            sum += factor == Double.POSITIVE_INFINITY ? 1.0 : factor;
        }
        if (sum == 0.0) {
            throw new IllegalArgumentException(
                    "all " + factors.length + " penalty factors are 0; glmnet needs a positive one");
        }
        double scale = factors.length / sum;
        return Arrays.stream(factors).map(factor -> factor * scale).toArray();
    }

    /**
     * glmnet's gaussian elastic net. It scales the response to standard deviation 1 inside, so what it minimises has the L2
     * term ½·λ(1−α)/sd(y)·Σβ², not the documented ½·λ(1−α)·Σβ² (measured with glmnet 4.1-6, and equal to scikit-learn with
     * that L2 term). sd(y) is the standard deviation of response minus offset under the weights, with the divisor n, about the
     * mean if an intercept is fitted and about 0 if not (measured likewise).
     *
     * @param problem the data; response, offset and weights matter
     * @param lambda glmnet's {@code lambda} ≥ 0
     * @param alpha glmnet's {@code alpha} in [0, 1]
     * @param intercept whether an intercept is fitted
     * @throws IllegalArgumentException if λ or α are out of range, or sd(y) is 0
     */
    public static Strength glmnetGaussian(Problem problem, double lambda, double alpha, boolean intercept) {
        check(lambda, alpha);
        double deviation = deviationOfResponse(problem, intercept);
        if (deviation == 0.0) {
            throw new IllegalArgumentException("the response is constant; glmnet cannot scale it");
        }
        return ofParts(lambda * alpha, lambda * (1.0 - alpha) / deviation);
    }

    /**
     * scikit-learn's {@code Lasso} and {@code ElasticNet}, which minimise 1/(2n)‖y − Xβ‖² + a·ρ‖β‖₁ + ½·a(1−ρ)‖β‖² with a =
     * {@code alpha} and ρ = {@code l1_ratio}: Lariat's objective with {@code standardize(false)}, under other names (user
     * guide of scikit-learn 1.2, section Linear Models).
     *
     * @param alpha scikit-learn's {@code alpha} ≥ 0
     * @param l1Ratio scikit-learn's {@code l1_ratio} in [0, 1]; 1 for {@code Lasso}
     * @throws IllegalArgumentException if a value is out of range
     */
    public static Strength scikitLearn(double alpha, double l1Ratio) {
        check(alpha, l1Ratio);
        return new Strength(alpha, l1Ratio);
    }

    /**
     * The lasso on the scale of half the residual sum of squares, ½‖y − Xβ‖² + λ‖β‖₁, as in Efron et al. 2004
     * (doi:10.1214/009053604000000067), where the knots of the path are max|Xᵀr|.
     *
     * @param x the design, for its number of rows
     * @param lambda λ ≥ 0 of that objective
     * @throws IllegalArgumentException if λ is negative or not finite
     */
    public static Strength halfResidualSumOfSquares(DesignMatrix x, double lambda) {
        check(lambda, 1.0);
        return new Strength(lambda / x.rows(), 1.0);
    }

    /**
     * The lasso on the scale of the residual sum of squares, ‖y − Xβ‖² + λ‖β‖₁, as in Hastie, Tibshirani and Friedman 2009,
     * <i>The Elements of Statistical Learning</i>, section 3.4 (without their ½).
     *
     * @param x the design, for its number of rows
     * @param lambda λ ≥ 0 of that objective
     * @throws IllegalArgumentException if λ is negative or not finite
     */
    public static Strength residualSumOfSquares(DesignMatrix x, double lambda) {
        check(lambda, 1.0);
        return new Strength(0.5 * lambda / x.rows(), 1.0);
    }

    private static Strength ofParts(double l1, double l2) {
        double lambda = l1 + l2;
        return new Strength(lambda, lambda > 0 ? l1 / lambda : 1.0);
    }

    private static void check(double strength, double share) {
        if (!(strength >= 0 && Double.isFinite(strength))) {
            throw new IllegalArgumentException("the penalty is " + strength + "; it must be finite and ≥ 0");
        }
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share of L1 is " + share + "; it must be in [0, 1]");
        }
    }

    private static double deviationOfResponse(Problem problem, boolean centred) {
        double[] z = problem.y();
        double[] offset = problem.offset();
        double[] weights = problem.weights();
        double total = 0.0;
        double mean = 0.0;
        for (int i = 0; i < z.length; i++) {
            z[i] -= offset == null ? 0.0 : offset[i];
            double w = weights == null ? 1.0 : weights[i];
            total += w;
            mean += w * z[i];
        }
        mean = centred ? mean / total : 0.0;
        double square = 0.0;
        for (int i = 0; i < z.length; i++) {
            double w = weights == null ? 1.0 : weights[i];
            square += w * (z[i] - mean) * (z[i] - mean);
        }
        return Math.sqrt(square / total);
    }
}
