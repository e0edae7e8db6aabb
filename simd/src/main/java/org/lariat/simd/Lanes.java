package org.lariat.simd;

import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.lariat.kernel.VectorKernel;

/**
 * How logical lanes lie in registers. With {@link #WIDTH} lanes in a register a sum of 32 lanes takes
 * {@link #DOT_REGISTERS}: logical lane {@code l} is lane {@code l mod WIDTH} of register {@code l / WIDTH}. All of this
 * is constant to the compiler, so code for other widths disappears.
 */
final class Lanes {
    /** Two, four or eight lanes of float64. Wider units than 512 bits would leave no lanes to a block product. */
    static final VectorSpecies<Double> SPECIES = species(DoubleVector.SPECIES_PREFERRED);

    /** Float64 lanes in a register: 2, 4 or 8. */
    static final int WIDTH = SPECIES.length();

    /** As many lanes of float32, which {@code convertShape} widens to {@link #SPECIES}. */
    static final VectorSpecies<Float> FLOATS =
            VectorSpecies.of(float.class, VectorShape.forBitSize(WIDTH * Float.SIZE));

    /** Registers in a sum over a dense column: 16, 8 or 4. */
    static final int DOT_REGISTERS = VectorKernel.DOT_LANES / WIDTH;

    /** Registers in one entry of a block product: 4, 2 or 1. */
    static final int BLOCK_REGISTERS = VectorKernel.BLOCK_LANES / WIDTH;

    static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private Lanes() {}

    private static VectorSpecies<Double> species(VectorSpecies<Double> preferred) {
        return switch (preferred.length()) {
            case 1, 2 -> DoubleVector.SPECIES_128;
            case 4 -> DoubleVector.SPECIES_256;
            default -> DoubleVector.SPECIES_512;
        };
    }

    static DoubleVector zero() {
        return DoubleVector.zero(SPECIES);
    }

    static DoubleVector load(double[] v, int i) {
        return DoubleVector.fromArray(SPECIES, v, i);
    }

    /** The lanes of the register at {@code i} that lie below {@code n}. */
    static VectorMask<Double> below(int i, int n) {
        return SPECIES.indexInRange(i, n);
    }

    /** Folds the lanes of one register as the written tree: l takes l+4, then l+2, then l+1. */
    static double fold(DoubleVector a) {
        if (WIDTH == 2) {
            return a.lane(0) + a.lane(1);
        }
        if (WIDTH == 4) {
            return (a.lane(0) + a.lane(2)) + (a.lane(1) + a.lane(3));
        }
        double even = (a.lane(0) + a.lane(4)) + (a.lane(2) + a.lane(6));
        double odd = (a.lane(1) + a.lane(5)) + (a.lane(3) + a.lane(7));
        return even + odd;
    }

    /** Folds the registers of a sum over a dense column: lane l takes l+16, l+8, ... down to one. Unused ones are zero. */
    static double fold(
            DoubleVector a0,
            DoubleVector a1,
            DoubleVector a2,
            DoubleVector a3,
            DoubleVector a4,
            DoubleVector a5,
            DoubleVector a6,
            DoubleVector a7,
            DoubleVector a8,
            DoubleVector a9,
            DoubleVector a10,
            DoubleVector a11,
            DoubleVector a12,
            DoubleVector a13,
            DoubleVector a14,
            DoubleVector a15) {
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
        return fold(a0.add(a2).add(a1.add(a3)));
    }
}
