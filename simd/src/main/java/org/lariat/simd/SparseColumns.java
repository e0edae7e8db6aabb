package org.lariat.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.lariat.kernel.ColumnKernel;

/**
 * The sparse operations: scalar loops, since gather instructions gain nothing over them.
 *
 * <p>The dense ones are written out for each element type, though they differ in the load alone. One loop over an
 * abstract load took 1200 to 2400 ns for a dot of 100 elements, the written-out one 20 to 70 (busy machine): once a helper with a
 * few vector operations has been compiled by itself its code is large, C2 no longer inlines it, and every vector is
 * boxed. So a loop calls nothing but the Vector API, and ends in the small {@link Lanes#fold}. Methods stay small for
 * C1's sake too: a 4×4 block tile with masks, which it cannot compile, took 325 µs for a block that takes
 * 11 µs with 2×4.
 */
abstract class SparseColumns implements ColumnKernel {
    /** Element {@code i}, widened. */
    abstract double element(MemorySegment x, long i);

    @Override
    public double sparseDot(MemorySegment rows, MemorySegment values, long start, int count, double[] v) {
        double a0 = 0.0;
        double a1 = 0.0;
        double a2 = 0.0;
        double a3 = 0.0;
        int k = 0;
        for (int end = count - count % 4; k < end; k += 4) {
            a0 = Math.fma(element(values, start + k), v[row(rows, start + k)], a0);
            a1 = Math.fma(element(values, start + k + 1), v[row(rows, start + k + 1)], a1);
            a2 = Math.fma(element(values, start + k + 2), v[row(rows, start + k + 2)], a2);
            a3 = Math.fma(element(values, start + k + 3), v[row(rows, start + k + 3)], a3);
        }
        if (k < count) {
            a0 = Math.fma(element(values, start + k), v[row(rows, start + k)], a0);
        }
        if (k + 1 < count) {
            a1 = Math.fma(element(values, start + k + 1), v[row(rows, start + k + 1)], a1);
        }
        if (k + 2 < count) {
            a2 = Math.fma(element(values, start + k + 2), v[row(rows, start + k + 2)], a2);
        }
        return (a0 + a2) + (a1 + a3);
    }

    @Override
    public void sparseAxpy(double a, MemorySegment rows, MemorySegment values, long start, int count, double[] v) {
        for (int k = 0; k < count; k++) {
            int i = row(rows, start + k);
            v[i] = Math.fma(a, element(values, start + k), v[i]);
        }
    }

    @Override
    public void sparseAxpyWeighted(
            double a, MemorySegment rows, MemorySegment values, long start, int count, double[] w, double[] v) {
        for (int k = 0; k < count; k++) {
            int i = row(rows, start + k);
            v[i] = Math.fma(a * w[i], element(values, start + k), v[i]);
        }
    }

    private static int row(MemorySegment rows, long k) {
        return rows.getAtIndex(ValueLayout.JAVA_INT, k);
    }
}
