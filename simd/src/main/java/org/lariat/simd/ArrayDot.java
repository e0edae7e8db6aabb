package org.lariat.simd;

import static org.lariat.kernel.VectorKernel.DOT_LANES;
import static org.lariat.simd.Lanes.DOT_REGISTERS;
import static org.lariat.simd.Lanes.SPECIES;
import static org.lariat.simd.Lanes.WIDTH;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import org.lariat.kernel.ScalarKernel;
import org.lariat.kernel.VectorKernel;

/** The sum over two arrays: its own loop, because a loop that has seen both kinds of memory is slower on each. */
final class ArrayDot {
    private static final VectorKernel SCALAR = new ScalarKernel();

    private ArrayDot() {}

    static double dot(double[] x, double[] v, int n) {
        if (n < WIDTH) {
            return SCALAR.dot(x, v, n);
        }
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
        int i = 0;
        for (int end = n & -DOT_LANES; i < end; i += DOT_LANES) {
            a0 = DoubleVector.fromArray(SPECIES, x, i).fma(DoubleVector.fromArray(SPECIES, v, i), a0);
            a1 = DoubleVector.fromArray(SPECIES, x, i + WIDTH).fma(DoubleVector.fromArray(SPECIES, v, i + WIDTH), a1);
            a2 = DoubleVector.fromArray(SPECIES, x, i + 2 * WIDTH)
                    .fma(DoubleVector.fromArray(SPECIES, v, i + 2 * WIDTH), a2);
            a3 = DoubleVector.fromArray(SPECIES, x, i + 3 * WIDTH)
                    .fma(DoubleVector.fromArray(SPECIES, v, i + 3 * WIDTH), a3);
            if (DOT_REGISTERS >= 8) {
                a4 = DoubleVector.fromArray(SPECIES, x, i + 4 * WIDTH)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 4 * WIDTH), a4);
                a5 = DoubleVector.fromArray(SPECIES, x, i + 5 * WIDTH)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 5 * WIDTH), a5);
                a6 = DoubleVector.fromArray(SPECIES, x, i + 6 * WIDTH)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 6 * WIDTH), a6);
                a7 = DoubleVector.fromArray(SPECIES, x, i + 7 * WIDTH)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 7 * WIDTH), a7);
            }
            if (DOT_REGISTERS == 16) {
                a8 = DoubleVector.fromArray(SPECIES, x, i + 8 * WIDTH)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 8 * WIDTH), a8);
                a9 = DoubleVector.fromArray(SPECIES, x, i + 9 * WIDTH)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 9 * WIDTH), a9);
                a10 = DoubleVector.fromArray(SPECIES, x, i + 10 * WIDTH)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 10 * WIDTH), a10);
                a11 = DoubleVector.fromArray(SPECIES, x, i + 11 * WIDTH)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 11 * WIDTH), a11);
                a12 = DoubleVector.fromArray(SPECIES, x, i + 12 * WIDTH)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 12 * WIDTH), a12);
                a13 = DoubleVector.fromArray(SPECIES, x, i + 13 * WIDTH)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 13 * WIDTH), a13);
                a14 = DoubleVector.fromArray(SPECIES, x, i + 14 * WIDTH)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 14 * WIDTH), a14);
                a15 = DoubleVector.fromArray(SPECIES, x, i + 15 * WIDTH)
                        .fma(DoubleVector.fromArray(SPECIES, v, i + 15 * WIDTH), a15);
            }
        }
        // For what is left the registers take turns; after a full round each is back in its place.
        for (; i <= n - WIDTH; i += WIDTH) {
            DoubleVector t = a0;
            t = DoubleVector.fromArray(SPECIES, x, i).fma(DoubleVector.fromArray(SPECIES, v, i), t);
            a0 = a1;
            a1 = a2;
            a2 = a3;
            if (DOT_REGISTERS == 4) {
                a3 = t;
            } else {
                a3 = a4;
                a4 = a5;
                a5 = a6;
                a6 = a7;
                if (DOT_REGISTERS == 8) {
                    a7 = t;
                } else {
                    a7 = a8;
                    a8 = a9;
                    a9 = a10;
                    a10 = a11;
                    a11 = a12;
                    a12 = a13;
                    a13 = a14;
                    a14 = a15;
                    a15 = t;
                }
            }
        }
        if (i < n) {
            VectorShuffle<Double> down = Lanes.DOWN[n - i];
            VectorMask<Double> mask = Lanes.IOTA.lt(n - i);
            DoubleVector t = a0;
            DoubleVector e = DoubleVector.fromArray(SPECIES, x, n - WIDTH).rearrange(down);
            t = t.blend(e.fma(DoubleVector.fromArray(SPECIES, v, n - WIDTH).rearrange(down), t), mask);
            a0 = a1;
            a1 = a2;
            a2 = a3;
            if (DOT_REGISTERS == 4) {
                a3 = t;
            } else {
                a3 = a4;
                a4 = a5;
                a5 = a6;
                a6 = a7;
                if (DOT_REGISTERS == 8) {
                    a7 = t;
                } else {
                    a7 = a8;
                    a8 = a9;
                    a9 = a10;
                    a10 = a11;
                    a11 = a12;
                    a12 = a13;
                    a13 = a14;
                    a14 = a15;
                    a15 = t;
                }
            }
            i += WIDTH;
        }
        for (; i % DOT_LANES != 0; i += WIDTH) {
            DoubleVector t = a0;
            a0 = a1;
            a1 = a2;
            a2 = a3;
            if (DOT_REGISTERS == 4) {
                a3 = t;
            } else {
                a3 = a4;
                a4 = a5;
                a5 = a6;
                a6 = a7;
                if (DOT_REGISTERS == 8) {
                    a7 = t;
                } else {
                    a7 = a8;
                    a8 = a9;
                    a9 = a10;
                    a10 = a11;
                    a11 = a12;
                    a12 = a13;
                    a13 = a14;
                    a14 = a15;
                    a15 = t;
                }
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
        return Lanes.fold(a0.add(a2).add(a1.add(a3)));
    }
}
