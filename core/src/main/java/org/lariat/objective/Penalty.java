package org.lariat.objective;

import java.util.Arrays;
import org.lariat.kernel.ScalarKernel;
import org.lariat.matrix.StandardizedMatrix;

/**
 * The penalty and bounds of {@link Problem} at one λ, in terms of standardised columns and a response divided by σ (see
 * {@link StandardizedProblem}), so b_j = t_j β_j / σ:
 *
 * <pre>
 * Σ_j ℓ1_j|b_j| + ½ ℓ2_j b_j²  with  ℓ1_j = λ α v_j s_j/t_j,  ℓ2_j = σ λ (1−α) v_j (s_j/t_j)²,  and  lower_j ≤ b_j ≤ upper_j
 * </pre>
 *
 * Columns that are excluded, or have norm 0, are not candidates and keep the coefficient 0.
 */
public final class Penalty {
    /** Keeps ℓ1 and ℓ2 finite where column scales differ by more than the range of float64. */
    private static final double LARGEST = 1e300;

    private final double alpha;
    private final double lambda;
    private final double[] unit; // v_j s_j/t_j, (p)
    private final double[] unitRidge; // σ v_j (s_j/t_j)², (p)
    private final double[] ratio; // s_j/t_j, (p)
    private final double[] lower; // (p)
    private final double[] upper; // (p)
    private final boolean[] candidate; // (p)

    private Penalty(Penalty other, double lambda) {
        this.alpha = other.alpha;
        this.lambda = lambda;
        this.unit = other.unit;
        this.unitRidge = other.unitRidge;
        this.ratio = other.ratio;
        this.lower = other.lower;
        this.upper = other.upper;
        this.candidate = other.candidate;
    }

    /**
     * The penalty of a problem at λ = 0; see {@link #at(double)}.
     *
     * @param problem factors, scales and bounds
     * @param x the standardised design
     * @param alpha the share of L1, in [0, 1]
     * @param standardize whether s_j is the column's standard deviation (otherwise 1) where the problem gives no scales
     * @param sigma σ, what the response was divided by
     */
    public Penalty(Problem problem, StandardizedMatrix x, double alpha, boolean standardize, double sigma) {
        int p = x.columns();
        double[] v = problem.penaltyFactors();
        double[] given = problem.scales();
        double[] l = problem.lower();
        double[] u = problem.upper();
        this.alpha = alpha;
        this.lambda = 0.0;
        this.unit = new double[p];
        this.unitRidge = new double[p];
        this.ratio = new double[p];
        this.lower = filled(p, Double.NEGATIVE_INFINITY);
        this.upper = filled(p, Double.POSITIVE_INFINITY);
        this.candidate = new boolean[p];
        for (int j = 0; j < p; j++) {
            double factor = v == null ? 1.0 : v[j];
            double t = x.norm(j);
            double s = given != null ? given[j] : standardize ? x.deviation(j) : 1.0;
            candidate[j] = t > 0 && s > 0 && Double.isFinite(factor);
            if (candidate[j]) {
                ratio[j] = s / t;
                unit[j] = Math.min(LARGEST, factor * ratio[j]);
                unitRidge[j] = Math.min(LARGEST, sigma * factor * ratio[j] * ratio[j]);
            }
            if (l != null && u != null) {
                lower[j] = l[j] * t / sigma;
                upper[j] = u[j] * t / sigma;
                candidate[j] &= lower[j] < 0 || upper[j] > 0;
            }
        }
    }

    private static double[] filled(int length, double value) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        return values;
    }

    /** The same penalty at another λ, in the scale of the target. */
    public Penalty at(double newLambda) {
        return new Penalty(this, newLambda);
    }

    /** λ, in the scale of the target. */
    public double lambda() {
        return lambda;
    }

    /** Whether column {@code j} may have a non-zero coefficient. */
    public boolean isCandidate(int j) {
        return candidate[j];
    }

    /** Whether column {@code j} is penalised at positive λ. */
    public boolean isPenalized(int j) {
        return unit[j] > 0;
    }

    /** Whether no bound limits column {@code j}. */
    public boolean isUnbounded(int j) {
        return upper[j] == Double.POSITIVE_INFINITY && lower[j] == Double.NEGATIVE_INFINITY;
    }

    /** ℓ1_j. */
    public double l1(int j) {
        return Math.min(LARGEST, lambda * alpha * unit[j]);
    }

    /** ℓ2_j. */
    public double l2(int j) {
        return Math.min(LARGEST, lambda * (1.0 - alpha) * unitRidge[j]);
    }

    /** s_j/t_j: what violations on the standardised scale are divided by to be in units of s_j. */
    public double ratio(int j) {
        return ratio[j];
    }

    /** The smallest λ at which a correlation of {@code c} leaves b_j at 0, were the share of L1 {@code share}. */
    public double lambdaToStayZero(int j, double c, double share) {
        boolean allowed = c > 0 ? upper[j] > 0 : lower[j] < 0;
        return allowed && candidate[j] && unit[j] > 0 ? Math.abs(c) / (share * unit[j]) : 0.0;
    }

    /** The value at {@code b} for column {@code j}. */
    public double value(int j, double b) {
        return b == 0.0 ? 0.0 : l1(j) * Math.abs(b) + 0.5 * l2(j) * b * b;
    }

    /** argmin over b of ½(b − z)² + ℓ1|b| + ½ℓ2 b² within the bounds: the step of coordinate descent. */
    public double prox(int j, double z) {
        return prox(j, z, 1.0);
    }

    /** argmin over b of ½·curvature·b² − z·b + ℓ1|b| + ½ℓ2 b² within the bounds: the step of proximal gradient methods. */
    public double prox(int j, double z, double curvature) {
        double b = ScalarKernel.softThreshold(z, l1(j)) / (curvature + l2(j));
        return clipped(j, b);
    }

    /** {@code b} moved to the nearest point within the bounds of column {@code j}. */
    public double clipped(int j, double b) {
        return Math.min(upper[j], Math.max(lower[j], b));
    }

    /**
     * The conjugate sup_b (c·b − ℓ1|b| − ½ℓ2 b²) over the bounds, for |correlation| at most {@code magnitude} with the given
     * sign; +∞ where nothing limits b.
     */
    public double conjugate(int j, double magnitude, boolean positive) {
        double excess = magnitude - l1(j);
        double limit = limit(j, positive);
        if (!(excess > 0) || limit == 0.0) {
            return 0.0;
        }
        double ridge = l2(j);
        if (ridge > 0) {
            double b = Math.min(excess / ridge, limit);
            return b * (excess - 0.5 * ridge * b);
        }
        return limit * excess;
    }

    /** How far |b_j| may grow in one direction. */
    public double limit(int j, boolean positive) {
        return positive ? upper[j] : -lower[j];
    }

    /**
     * Distance from c − ℓ2·b to the subdifferential of ℓ1|·| plus the normal cone of the bounds, at {@code b}: 0 at an
     * optimum.
     */
    public double violation(int j, double c, double b) {
        double g = c - (b == 0.0 ? 0.0 : l2(j) * b);
        double threshold = l1(j);
        // Upwards is possible below the upper bound, downwards above the lower one.
        double upwards = b < upper[j] ? g - (b >= 0 ? threshold : -threshold) : 0.0;
        double downwards = b > lower[j] ? -g - (b <= 0 ? threshold : -threshold) : 0.0;
        return Math.max(0.0, Math.max(upwards, downwards));
    }

    /**
     * Whether the objective is smooth in b_j around {@code b}: strictly inside the bounds, and not 0 where leaving 0 has a price.
     */
    public boolean moves(int j, double b) {
        return (b != 0.0 || l1(j) == 0.0) && b < upper[j] && b > lower[j];
    }

    /** How far b_j may go from {@code b} in the direction of {@code d} before it meets 0 or a bound, where smoothness ends. */
    public double room(int j, double b, double d) {
        return crosses(j, b, d) ? Math.abs(b) : d > 0 ? upper[j] - b : b - lower[j];
    }

    /** Where b_j is when it has used up its {@link #room}. */
    public double stop(int j, double b, double d) {
        return crosses(j, b, d) ? 0.0 : d > 0 ? upper[j] : lower[j];
    }

    /** {@code to}, reached from {@code b}, but that rounding must carry it neither across 0 nor across a bound. */
    public double within(int j, double b, double to) {
        return l1(j) > 0 && to * b < 0 ? 0.0 : clipped(j, to);
    }

    private boolean crosses(int j, double b, double d) {
        return l1(j) > 0 && d > 0 != b > 0;
    }
}
