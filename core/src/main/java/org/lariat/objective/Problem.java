package org.lariat.objective;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.DesignMatrix;

/**
 * A regression problem: design, response, and what belongs to rows or columns of them. With options α, standardisation and
 * intercept it defines <em>the</em> objective, minimised over β₀ and β:
 *
 * <pre>
 * P(β₀,β) = ½ Σ_i w_i (y_i − o_i − β₀ − x_iᵀβ)² + λ Σ_j v_j ( α s_j|β_j| + (1−α)/2 · s_j² β_j² ),   l_j ≤ β_j ≤ u_j
 * </pre>
 *
 * <p>w_i are the observation weights scaled to sum 1 (none given: 1/n), o the offset, v_j the penalty factors (0: never
 * penalised; ∞: excluded; not rescaled), l_j ≤ 0 ≤ u_j bounds in original units, s_j the scale given for the column, or, if
 * none are given, the standard deviation sqrt(Σ w_i (x_ij − x̄_j)²) with standardisation and 1 without. Coefficients are
 * always in original units.
 *
 * <p>Immutable: arrays are copied in, the matrix is shared.
 */
public final class Problem {
    private final DesignMatrix x;
    private final double[] y;
    private final double @Nullable [] weights;
    private final double @Nullable [] offset;
    private final double @Nullable [] penaltyFactors;
    private final double @Nullable [] scales;
    private final double @Nullable [] lower;
    private final double @Nullable [] upper;
    private final double @Nullable [] start;

    private Problem(
            DesignMatrix x,
            double[] y,
            double @Nullable [] weights,
            double @Nullable [] offset,
            double @Nullable [] penaltyFactors,
            double @Nullable [] scales,
            double @Nullable [] lower,
            double @Nullable [] upper,
            double @Nullable [] start) {
        this.x = x;
        this.y = y;
        this.weights = weights;
        this.offset = offset;
        this.penaltyFactors = penaltyFactors;
        this.scales = scales;
        this.lower = lower;
        this.upper = upper;
        this.start = start;
    }

    /**
     * A plain problem.
     *
     * @param x design, n×p
     * @param y response, (n), finite
     * @throws IllegalArgumentException if sizes differ or a response is not finite
     */
    public static Problem of(DesignMatrix x, double[] y) {
        checkLength("the response", y, x.rows(), "rows");
        checkFinite("the response", y);
        return new Problem(x, y.clone(), null, null, null, null, null, null, null);
    }

    /**
     * A plain problem from arrays, which are copied.
     *
     * @param x n rows of p values each
     * @param y response, (n), finite
     * @throws IllegalArgumentException if sizes differ or a value is not finite
     */
    public static Problem of(double[][] x, double[] y) {
        return of(DenseMatrix.ofRows(x), y);
    }

    /**
     * With observation weights; any scale, since they are normalised to sum 1.
     *
     * @param w (n), finite, ≥ 0, not all 0
     * @throws IllegalArgumentException if the length or a value does not fit
     */
    public Problem weights(double[] w) {
        checkLength("the weights", w, x.rows(), "rows");
        checkFinite("the weights", w);
        double largest = 0.0;
        for (int i = 0; i < w.length; i++) {
            if (w[i] < 0) {
                throw new IllegalArgumentException("the weight of row " + i + " is " + w[i] + "; weights must be ≥ 0");
            }
            largest = Math.max(largest, w[i]);
        }
        if (largest == 0.0) {
            throw new IllegalArgumentException("all weights are 0; at least one must be positive");
        }
        return new Problem(x, y, w.clone(), offset, penaltyFactors, scales, lower, upper, start);
    }

    /**
     * With an offset: a known part of the linear predictor.
     *
     * @param o (n), finite
     * @throws IllegalArgumentException if the length or a value does not fit
     */
    public Problem offset(double[] o) {
        checkLength("the offset", o, x.rows(), "rows");
        checkFinite("the offset", o);
        return new Problem(x, y, weights, o.clone(), penaltyFactors, scales, lower, upper, start);
    }

    /**
     * With penalty factors: 0 is never penalised, {@link Double#POSITIVE_INFINITY} excludes the column.
     *
     * @param v (p), ≥ 0, not NaN
     * @throws IllegalArgumentException if the length or a value does not fit
     */
    public Problem penaltyFactors(double[] v) {
        checkLength("the penalty factors", v, x.columns(), "columns");
        for (int j = 0; j < v.length; j++) {
            if (!(v[j] >= 0)) {
                throw new IllegalArgumentException("the penalty factor of column " + j + " is " + v[j]
                        + "; factors must be ≥ 0 (0: never penalised, Infinity: excluded)");
            }
        }
        return new Problem(x, y, weights, offset, v.clone(), scales, lower, upper, start);
    }

    /**
     * With given scales s_j in the penalty, which then depends neither on standardisation nor on weights.
     *
     * @param s (p), finite, &gt; 0
     * @throws IllegalArgumentException if the length or a value does not fit
     */
    public Problem scales(double[] s) {
        checkLength("the scales", s, x.columns(), "columns");
        for (int j = 0; j < s.length; j++) {
            if (!(s[j] > 0 && s[j] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "the scale of column " + j + " is " + s[j] + "; scales must be positive and finite");
            }
        }
        return new Problem(x, y, weights, offset, penaltyFactors, s.clone(), lower, upper, start);
    }

    /**
     * With bounds on the coefficients, in original units.
     *
     * @param l lower bounds, (p), ≤ 0, −∞ for none
     * @param u upper bounds, (p), ≥ 0, +∞ for none
     * @throws IllegalArgumentException if a length does not fit or a pair of bounds does not contain 0
     */
    public Problem bounds(double[] l, double[] u) {
        checkLength("the lower bounds", l, x.columns(), "columns");
        checkLength("the upper bounds", u, x.columns(), "columns");
        for (int j = 0; j < l.length; j++) {
            if (!(l[j] <= 0 && u[j] >= 0)) {
                throw new IllegalArgumentException("the bounds of column " + j + " are " + l[j] + " and " + u[j]
                        + "; they must contain 0 (lower ≤ 0 ≤ upper)");
            }
        }
        return new Problem(x, y, weights, offset, penaltyFactors, scales, l.clone(), u.clone(), start);
    }

    /**
     * With the same bounds for every coefficient.
     *
     * @param l lower bound ≤ 0
     * @param u upper bound ≥ 0
     * @throws IllegalArgumentException if the bounds do not contain 0
     */
    public Problem bounds(double l, double u) {
        double[] ls = new double[x.columns()];
        double[] us = new double[x.columns()];
        Arrays.fill(ls, l);
        Arrays.fill(us, u);
        return bounds(ls, us);
    }

    /**
     * With a starting point for the first λ; it changes how long the fit takes, not what is certified.
     *
     * @param beta coefficients in original units, (p), finite; clipped to the bounds
     * @throws IllegalArgumentException if the length or a value does not fit
     */
    public Problem start(double[] beta) {
        checkLength("the starting point", beta, x.columns(), "columns");
        checkFinite("the starting point", beta);
        return new Problem(x, y, weights, offset, penaltyFactors, scales, lower, upper, beta.clone());
    }

    /**
     * The same problem with its design behind another view.
     *
     * @param view a matrix of the same shape
     * @throws IllegalArgumentException if the shape differs
     */
    public Problem through(DesignMatrix view) {
        if (view.rows() != x.rows() || view.columns() != x.columns()) {
            throw new IllegalArgumentException("the view has " + view.rows() + " rows and " + view.columns()
                    + " columns, the problem " + x.rows() + " and " + x.columns());
        }
        return new Problem(view, y, weights, offset, penaltyFactors, scales, lower, upper, start);
    }

    private static void checkLength(String what, double[] values, int expected, String of) {
        if (values.length != expected) {
            throw new IllegalArgumentException(
                    what + " has " + values.length + " values, the matrix has " + expected + " " + of);
        }
    }

    private static void checkFinite(String what, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        what + " has " + values[i] + " at index " + i + "; every value must be finite");
            }
        }
    }

    /** The design, n×p. */
    public DesignMatrix x() {
        return x;
    }

    /** The response, (n); a copy. */
    public double[] y() {
        return y.clone();
    }

    /** Observation weights as given, (n), or null; a copy. */
    public double @Nullable [] weights() {
        return copy(weights);
    }

    /** The offset, (n), or null; a copy. */
    public double @Nullable [] offset() {
        return copy(offset);
    }

    /** Penalty factors, (p), or null; a copy. */
    public double @Nullable [] penaltyFactors() {
        return copy(penaltyFactors);
    }

    /** Given scales in the penalty, (p), or null; a copy. */
    public double @Nullable [] scales() {
        return copy(scales);
    }

    /** Lower bounds, (p), or null; a copy. */
    public double @Nullable [] lower() {
        return copy(lower);
    }

    /** Upper bounds, (p), or null; a copy. */
    public double @Nullable [] upper() {
        return copy(upper);
    }

    /** The starting point, (p), or null; a copy. */
    public double @Nullable [] start() {
        return copy(start);
    }

    private static double @Nullable [] copy(double @Nullable [] values) {
        return values == null ? null : values.clone();
    }
}
