package org.lariat.simd;

import static org.lariat.kernel.VectorKernel.BLOCK_LANES;
import static org.lariat.kernel.VectorKernel.DOT_LANES;
import static org.lariat.simd.Lanes.BY_FOUR;
import static org.lariat.simd.Lanes.BY_ONE;
import static org.lariat.simd.Lanes.BY_TWO;
import static org.lariat.simd.Lanes.SPECIES;
import static org.lariat.simd.Lanes.WIDTH;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/** The sum over two arrays: its own loop, because a loop that has seen both kinds of memory is slower on each. */
final class ArrayDot {
    private ArrayDot() {}

    /** As {@link Float64Columns#dot}, for {@code n} of at least eight. */
    static double dot(double[] x, int xFrom, double[] v, int vFrom, int n) {
        return switch (WIDTH) {
            case 8 -> pass(x, xFrom, v, vFrom, n, 0);
            case 4 -> pass(x, xFrom, v, vFrom, n, 0) + pass(x, xFrom, v, vFrom, n, 4);
            default ->
                (pass(x, xFrom, v, vFrom, n, 0) + pass(x, xFrom, v, vFrom, n, 2))
                        + (pass(x, xFrom, v, vFrom, n, 4) + pass(x, xFrom, v, vFrom, n, 6));
        };
    }

    private static double pass(double[] x, int xFrom, double[] v, int vFrom, int n, int p) {
        DoubleVector a0 = DoubleVector.zero(SPECIES);
        DoubleVector a1 = DoubleVector.zero(SPECIES);
        DoubleVector a2 = DoubleVector.zero(SPECIES);
        DoubleVector a3 = DoubleVector.zero(SPECIES);
        int ends = n % BLOCK_LANES;
        if (ends > 0) {
            int i = n - BLOCK_LANES + p;
            VectorMask<Double> mask = VectorMask.fromLong(SPECIES, (-1L << (BLOCK_LANES - ends)) >>> p);
            a3 = a3.blend(
                    DoubleVector.fromArray(SPECIES, v, vFrom + i)
                            .fma(DoubleVector.fromArray(SPECIES, x, xFrom + i), a3),
                    mask);
        }
        int i = p;
        for (int end = p + (n & -DOT_LANES); i != end; i += DOT_LANES) {
            a0 = DoubleVector.fromArray(SPECIES, v, vFrom + i).fma(DoubleVector.fromArray(SPECIES, x, xFrom + i), a0);
            a1 = DoubleVector.fromArray(SPECIES, v, vFrom + i + 8)
                    .fma(DoubleVector.fromArray(SPECIES, x, xFrom + i + 8), a1);
            a2 = DoubleVector.fromArray(SPECIES, v, vFrom + i + 16)
                    .fma(DoubleVector.fromArray(SPECIES, x, xFrom + i + 16), a2);
            a3 = DoubleVector.fromArray(SPECIES, v, vFrom + i + 24)
                    .fma(DoubleVector.fromArray(SPECIES, x, xFrom + i + 24), a3);
        }
        for (int end = p + (n & -BLOCK_LANES); i != end; i += BLOCK_LANES) {
            a0 = DoubleVector.fromArray(SPECIES, v, vFrom + i).fma(DoubleVector.fromArray(SPECIES, x, xFrom + i), a0);
        }
        a0 = a0.add(a2).add(a1.add(a3));
        a0 = a0.add(a0.rearrange(BY_ONE));
        if (WIDTH >= 4) {
            a0 = a0.add(a0.rearrange(BY_TWO));
        }
        if (WIDTH == 8) {
            a0 = a0.add(a0.rearrange(BY_FOUR));
        }
        return a0.lane(0);
    }
}
