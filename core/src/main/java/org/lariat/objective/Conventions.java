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
     * The same in another package's numbers.
     *
     * @param penalty its λ, or what stands for it
     * @param share its share of L1, 1 where it has none
     */
    public record Setting(double penalty, double share) {}

    /**
     * The two penalties of an objective that gives them one number each.
     *
     * @param l1 factor of ‖β‖₁
     * @param l2 factor of ‖β‖²
     */
    public record Penalties(double l1, double l2) {}

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
     * What {@link #glmnetGaussian} comes from: glmnet's {@code lambda} and {@code alpha} for a strength of Lariat's.
     *
     * @param problem the data; response, offset and weights matter
     * @param strength λ ≥ 0 and α in [0, 1]
     * @param intercept whether an intercept is fitted
     * @throws IllegalArgumentException if a value is out of range, or sd(y) is 0
     */
    public static Setting toGlmnetGaussian(Problem problem, Strength strength, boolean intercept) {
        check(strength.lambda(), strength.alpha());
        double deviation = deviationOfResponse(problem, intercept);
        if (deviation == 0.0) {
            throw new IllegalArgumentException("the response is constant; glmnet cannot scale it");
        }
        Strength theirs =
                ofParts(strength.lambda() * strength.alpha(), strength.lambda() * (1.0 - strength.alpha()) * deviation);
        return new Setting(theirs.lambda(), theirs.alpha());
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

    /** What {@link #scikitLearn} comes from: {@code alpha} and {@code l1_ratio} of scikit-learn. */
    public static Setting toScikitLearn(Strength strength) {
        check(strength.lambda(), strength.alpha());
        return new Setting(strength.lambda(), strength.alpha());
    }

    /**
     * scikit-learn's {@code Ridge}, which minimises ‖y − Xβ‖² + a‖β‖² with a = {@code alpha}: Lariat's objective with α = 0 and
     * {@code standardize(false)} (user guide of scikit-learn 1.2, section Linear Models).
     *
     * @param x the design, for its number of rows
     * @param alpha scikit-learn's {@code alpha} ≥ 0
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public static Strength scikitLearnRidge(DesignMatrix x, double alpha) {
        check(alpha, 0.0);
        return new Strength(alpha / x.rows(), 0.0);
    }

    /**
     * What {@link #scikitLearnRidge} comes from.
     *
     * @throws IllegalArgumentException if α is not 0, which {@code Ridge} has no number for
     */
    public static double toScikitLearnRidge(DesignMatrix x, Strength strength) {
        check(strength.lambda(), strength.alpha());
        if (strength.alpha() != 0.0) {
            throw new IllegalArgumentException("ridge has no L1 penalty, and alpha is " + strength.alpha());
        }
        return strength.lambda() * x.rows();
    }

    /**
     * The naive elastic net of Zou and Hastie 2005 (doi:10.1111/j.1467-9868.2005.00503.x, equation 3), ‖y − Xβ‖² + λ₂‖β‖² + λ₁‖β‖₁.
     * Their elastic net proper multiplies its coefficients by 1 + λ₂ (equation 10, for columns of length 1).
     *
     * @param x the design, for its number of rows
     * @param penalties λ₁ and λ₂ ≥ 0
     * @throws IllegalArgumentException if one is negative or not finite
     */
    public static Strength naiveElasticNet(DesignMatrix x, Penalties penalties) {
        check(penalties.l1(), 1.0);
        check(penalties.l2(), 1.0);
        return ofParts(0.5 * penalties.l1() / x.rows(), penalties.l2() / x.rows());
    }

    /** What {@link #naiveElasticNet} comes from. */
    public static Penalties toNaiveElasticNet(DesignMatrix x, Strength strength) {
        check(strength.lambda(), strength.alpha());
        double n = x.rows();
        return new Penalties(
                2 * n * strength.lambda() * strength.alpha(), n * strength.lambda() * (1.0 - strength.alpha()));
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
     * What {@link #halfResidualSumOfSquares} comes from.
     *
     * @throws IllegalArgumentException if α is not 1
     */
    public static double toHalfResidualSumOfSquares(DesignMatrix x, Strength strength) {
        checkLasso(strength);
        return strength.lambda() * x.rows();
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

    /**
     * What {@link #residualSumOfSquares} comes from.
     *
     * @throws IllegalArgumentException if α is not 1
     */
    public static double toResidualSumOfSquares(DesignMatrix x, Strength strength) {
        checkLasso(strength);
        return 2.0 * strength.lambda() * x.rows();
    }

    private static void checkLasso(Strength strength) {
        check(strength.lambda(), strength.alpha());
        if (strength.alpha() != 1.0) {
            throw new IllegalArgumentException("this scale has one penalty, L1, and alpha is " + strength.alpha());
        }
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
