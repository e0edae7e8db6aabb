package org.lariat.simd;

import static org.lariat.kernel.VectorKernel.BLOCK_LANES;
import static org.lariat.kernel.VectorKernel.DOT_LANES;
import static org.lariat.simd.Lanes.BLOCK_REGISTERS;
import static org.lariat.simd.Lanes.DOT_REGISTERS;
import static org.lariat.simd.Lanes.SPECIES;
import static org.lariat.simd.Lanes.WIDTH;

import jdk.incubator.vector.DoubleVector;

/** The sum over two arrays: its own loop, because a loop that has seen both kinds of memory is slower on each. */
final class ArrayDot {
    private ArrayDot() {}

    static double dot(double[] x, double[] v, int n) {
        double sum = 0.0;
        int i = 0;
        if (n >= BLOCK_LANES) {
            DoubleVector a0 = Lanes.zero();
            DoubleVector a1 = Lanes.zero();
            DoubleVector a2 = Lanes.zero();
            DoubleVector a3 = Lanes.zero();
            DoubleVector a4 = Lanes.zero();
            DoubleVector a5 = Lanes.zero();
            DoubleVector a6 = Lanes.zero();
            DoubleVector a7 = Lanes.zero();
            DoubleVector a8 = Lanes.zero();
            DoubleVector a9 = Lanes.zero();
            DoubleVector a10 = Lanes.zero();
            DoubleVector a11 = Lanes.zero();
            DoubleVector a12 = Lanes.zero();
            DoubleVector a13 = Lanes.zero();
            DoubleVector a14 = Lanes.zero();
            DoubleVector a15 = Lanes.zero();
            for (; i <= n - DOT_LANES; i += DOT_LANES) {
                a0 = DoubleVector.fromArray(SPECIES, v, i).fma(DoubleVector.fromArray(SPECIES, x, i), a0);
                a1 = DoubleVector.fromArray(SPECIES, v, i + WIDTH)
                        .fma(DoubleVector.fromArray(SPECIES, x, i + WIDTH), a1);
                a2 = DoubleVector.fromArray(SPECIES, v, i + 2 * WIDTH)
                        .fma(DoubleVector.fromArray(SPECIES, x, i + 2 * WIDTH), a2);
                a3 = DoubleVector.fromArray(SPECIES, v, i + 3 * WIDTH)
                        .fma(DoubleVector.fromArray(SPECIES, x, i + 3 * WIDTH), a3);
                if (DOT_REGISTERS >= 8) {
                    a4 = DoubleVector.fromArray(SPECIES, v, i + 4 * WIDTH)
                            .fma(DoubleVector.fromArray(SPECIES, x, i + 4 * WIDTH), a4);
                    a5 = DoubleVector.fromArray(SPECIES, v, i + 5 * WIDTH)
                            .fma(DoubleVector.fromArray(SPECIES, x, i + 5 * WIDTH), a5);
                    a6 = DoubleVector.fromArray(SPECIES, v, i + 6 * WIDTH)
                            .fma(DoubleVector.fromArray(SPECIES, x, i + 6 * WIDTH), a6);
                    a7 = DoubleVector.fromArray(SPECIES, v, i + 7 * WIDTH)
                            .fma(DoubleVector.fromArray(SPECIES, x, i + 7 * WIDTH), a7);
                }
                if (DOT_REGISTERS == 16) {
                    a8 = DoubleVector.fromArray(SPECIES, v, i + 8 * WIDTH)
                            .fma(DoubleVector.fromArray(SPECIES, x, i + 8 * WIDTH), a8);
                    a9 = DoubleVector.fromArray(SPECIES, v, i + 9 * WIDTH)
                            .fma(DoubleVector.fromArray(SPECIES, x, i + 9 * WIDTH), a9);
                    a10 = DoubleVector.fromArray(SPECIES, v, i + 10 * WIDTH)
                            .fma(DoubleVector.fromArray(SPECIES, x, i + 10 * WIDTH), a10);
                    a11 = DoubleVector.fromArray(SPECIES, v, i + 11 * WIDTH)
                            .fma(DoubleVector.fromArray(SPECIES, x, i + 11 * WIDTH), a11);
                    a12 = DoubleVector.fromArray(SPECIES, v, i + 12 * WIDTH)
                            .fma(DoubleVector.fromArray(SPECIES, x, i + 12 * WIDTH), a12);
                    a13 = DoubleVector.fromArray(SPECIES, v, i + 13 * WIDTH)
                            .fma(DoubleVector.fromArray(SPECIES, x, i + 13 * WIDTH), a13);
                    a14 = DoubleVector.fromArray(SPECIES, v, i + 14 * WIDTH)
                            .fma(DoubleVector.fromArray(SPECIES, x, i + 14 * WIDTH), a14);
                    a15 = DoubleVector.fromArray(SPECIES, v, i + 15 * WIDTH)
                            .fma(DoubleVector.fromArray(SPECIES, x, i + 15 * WIDTH), a15);
                }
            }
            if (DOT_REGISTERS == 16) {
                a0 = a0.add(a8);
                a1 = a1.add(a9);
                a2 = a2.add(a10);
                a3 = a3.add(a11);
                a4 = a4.add(a12);
                a5 = a5.add(a13);
                a6 = a6.add(a14);
                a7 = a7.add(a15);
            }
            if (DOT_REGISTERS >= 8) {
                a0 = a0.add(a4);
                a1 = a1.add(a5);
                a2 = a2.add(a6);
                a3 = a3.add(a7);
            }
            if (BLOCK_REGISTERS <= 2) {
                a0 = a0.add(a2);
                a1 = a1.add(a3);
            }
            if (BLOCK_REGISTERS == 1) {
                a0 = a0.add(a1);
            }
            for (; i <= n - BLOCK_LANES; i += BLOCK_LANES) {
                a0 = DoubleVector.fromArray(SPECIES, v, i).fma(DoubleVector.fromArray(SPECIES, x, i), a0);
                if (BLOCK_REGISTERS >= 2) {
                    a1 = DoubleVector.fromArray(SPECIES, v, i + WIDTH)
                            .fma(DoubleVector.fromArray(SPECIES, x, i + WIDTH), a1);
                }
                if (BLOCK_REGISTERS == 4) {
                    a2 = DoubleVector.fromArray(SPECIES, v, i + 2 * WIDTH)
                            .fma(DoubleVector.fromArray(SPECIES, x, i + 2 * WIDTH), a2);
                    a3 = DoubleVector.fromArray(SPECIES, v, i + 3 * WIDTH)
                            .fma(DoubleVector.fromArray(SPECIES, x, i + 3 * WIDTH), a3);
                }
            }
            if (BLOCK_REGISTERS == 4) {
                a0 = a0.add(a2);
                a1 = a1.add(a3);
            }
            if (BLOCK_REGISTERS >= 2) {
                a0 = a0.add(a1);
            }
            sum = Lanes.fold(a0);
        }
        for (; i < n; i++) {
            sum = Math.fma(x[i], v[i], sum);
        }
        return sum;
    }
}
