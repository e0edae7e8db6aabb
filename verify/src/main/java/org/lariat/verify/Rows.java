package org.lariat.verify;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Row space with the inner product ⟨a,b⟩ = Σ w_i a_i b_i, w_i ≥ 0 of sum 1. */
final class Rows {
    private final DoubleDouble[] weight; // w, (n)

    /**
     * With the given weights.
     *
     * @param weights (n), any scale; null: all equal
     * @param n number of rows
     */
    Rows(double @Nullable [] weights, int n) {
        double[] given = new double[n];
        Arrays.fill(given, 1.0);
        if (weights != null) {
            double largest = Arrays.stream(weights).max().orElseThrow();
            for (int i = 0; i < n; i++) {
                given[i] = Math.scalb(weights[i], -Math.getExponent(largest)); // the sum cannot overflow
            }
        }
        DoubleDouble total = DoubleDouble.ZERO;
        for (double w : given) {
            total = total.plus(DoubleDouble.of(w));
        }
        this.weight = new DoubleDouble[n];
        for (int i = 0; i < n; i++) {
            weight[i] = DoubleDouble.of(given[i]).dividedBy(total);
        }
    }

    int count() {
        return weight.length;
    }

    boolean counts(int i) {
        return weight[i].isPositive();
    }

    DoubleDouble[] constant() {
        DoubleDouble[] ones = new DoubleDouble[weight.length];
        Arrays.fill(ones, DoubleDouble.ONE);
        return ones;
    }

    DoubleDouble inner(DoubleDouble[] a, DoubleDouble[] b) {
        DoubleDouble sum = DoubleDouble.ZERO;
        for (int i = 0; i < weight.length; i++) {
            sum = sum.plus(weight[i].times(a[i]).times(b[i]));
        }
        return sum;
    }

    DoubleDouble inner(DoubleDouble[] a, double[] b) {
        DoubleDouble sum = DoubleDouble.ZERO;
        for (int i = 0; i < weight.length; i++) {
            sum = sum.plus(weight[i].times(a[i]).times(b[i]));
        }
        return sum;
    }

    /** w∘v, for inner products of v with many columns. */
    WeightedVector weighted(DoubleDouble[] v) {
        double[] hi = new double[v.length];
        double[] lo = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            DoubleDouble product = weight[i].times(v[i]);
            hi[i] = product.hi();
            lo[i] = product.lo();
        }
        return new WeightedVector(hi, lo);
    }

    /** {@code a −= factor·b}; zeros of b are passed over. */
    static void subtract(double factor, double[] b, DoubleDouble[] a) {
        for (int i = 0; i < a.length; i++) {
            if (b[i] != 0.0) {
                a[i] = a[i].minus(DoubleDouble.product(factor, b[i]));
            }
        }
    }

    /** {@code a −= factor·b}. */
    static void subtract(DoubleDouble factor, DoubleDouble[] b, DoubleDouble[] a) {
        for (int i = 0; i < a.length; i++) {
            a[i] = a[i].minus(factor.times(b[i]));
        }
    }
}
