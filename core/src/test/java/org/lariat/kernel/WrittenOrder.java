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

    /** A dense column: blocks of 32, then an entry of a block product that starts with what they left. */
    static double dense(int n, Term term) {
        int blocks = n / 32 * 32;
        double[] lane = lanes(0, blocks, new double[32], term);
        double[] eight = new double[8];
        for (int l = 0; l < 8; l++) {
            eight[l] = folded(lane, l, 8);
        }
        return ended(blocks, n, eight, term);
    }

    /** An entry of a block product. */
    static double block(int n, Term term) {
        return ended(0, n, new double[8], term);
    }

    /** The stored entries of a sparse column. */
    static double sparse(int n, Term term) {
        return folded(lanes(0, n, new double[4], term), 0, 1);
    }

    private static double ended(int from, int n, double[] eight, Term term) {
        int groups = n / 8 * 8;
        double sum = folded(lanes(from, groups, eight, term), 0, 1);
        for (int i = groups; i < n; i++) {
            sum = term.onto(i, sum);
        }
        return sum;
    }

    private static double[] lanes(int from, int end, double[] lane, Term term) {
        for (int l = 0; l < lane.length; l++) {
            for (int i = from + l; i < end; i += lane.length) {
                lane[l] = term.onto(i, lane[l]);
            }
        }
        return lane;
    }

    /** What is in lane {@code l} when {@code width} lanes are left. */
    private static double folded(double[] lane, int l, int width) {
        return width == lane.length ? lane[l] : folded(lane, l, 2 * width) + folded(lane, l + width, 2 * width);
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
