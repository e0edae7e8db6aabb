package org.lariat.kernel;

import java.math.BigDecimal;
import java.util.function.IntToDoubleFunction;

/** The orders of summation as {@link VectorKernel} words them, read lane by lane and sharing nothing with a kernel. */
final class WrittenOrder {
    /** One fused multiply-add onto a lane. */
    @FunctionalInterface
    interface Term {
        double onto(int i, double lane);
    }

    private WrittenOrder() {}

    /** A dense column: 32 lanes down to 8, then the fold that a block product has too. */
    static double dense(int n, Term term) {
        double[] lane = new double[32];
        ends(n, lane, term);
        every(32, 0, n / 32 * 32, lane, term);
        every(8, n / 32 * 32, n / 8 * 8, lane, term);
        double[] eight = new double[8];
        for (int l = 0; l < 8; l++) {
            eight[l] = (lane[l] + lane[l + 16]) + (lane[l + 8] + lane[l + 24]);
        }
        return folded(eight);
    }

    /** An entry of a block product. */
    static double block(int n, Term term) {
        double[] lane = new double[8];
        ends(n, lane, term);
        every(8, 0, n / 8 * 8, lane, term);
        return folded(lane);
    }

    /** The stored entries of a sparse column. */
    static double sparse(int n, Term term) {
        double[] lane = new double[4];
        every(4, 0, n, lane, term);
        return (lane[0] + lane[2]) + (lane[1] + lane[3]);
    }

    /** The elements that make no full group: the last of them to the last lane. */
    private static void ends(int n, double[] lane, Term term) {
        for (int back = n % 8; back > 0; back--) {
            lane[lane.length - back] = term.onto(n - back, lane[lane.length - back]);
        }
    }

    private static void every(int lanes, int from, int end, double[] lane, Term term) {
        for (int l = 0; l < lanes; l++) {
            for (int i = from + l; i < end; i += lanes) {
                lane[l] = term.onto(i, lane[l]);
            }
        }
    }

    private static double folded(double[] e) {
        return ((e[0] + e[1]) + (e[2] + e[3])) + ((e[4] + e[5]) + (e[6] + e[7]));
    }

    /** The sum of products without any rounding. */
    static BigDecimal exactly(int n, IntToDoubleFunction x, IntToDoubleFunction v) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < n; i++) {
            sum = sum.add(new BigDecimal(x.applyAsDouble(i)).multiply(new BigDecimal(v.applyAsDouble(i))));
        }
        return sum;
    }
}
