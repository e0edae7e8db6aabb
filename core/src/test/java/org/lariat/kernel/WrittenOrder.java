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

    static double sum(int n, int lanes, Term term) {
        double[] lane = new double[lanes];
        for (int l = 0; l < lanes; l++) {
            for (int i = l; i < n; i += lanes) {
                lane[l] = term.onto(i, lane[l]);
            }
        }
        return folded(lane, 0, 1);
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
