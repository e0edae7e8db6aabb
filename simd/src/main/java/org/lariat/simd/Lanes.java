package org.lariat.simd;

import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
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

    private static final VectorShuffle<Double> BY_FOUR = rotation(4);
    private static final VectorShuffle<Double> BY_TWO = rotation(2);
    private static final VectorShuffle<Double> BY_ONE = rotation(1);

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

    /** Folds the lanes of one register as the written tree: l takes l+4, then l+2, then l+1. */
    static double fold(DoubleVector a) {
        DoubleVector sum = a;
        if (WIDTH == 8) {
            sum = sum.add(sum.rearrange(BY_FOUR));
        }
        if (WIDTH >= 4) {
            sum = sum.add(sum.rearrange(BY_TWO));
        }
        return sum.add(sum.rearrange(BY_ONE)).lane(0);
    }

    private static VectorShuffle<Double> rotation(int by) {
        return VectorShuffle.fromOp(SPECIES, l -> (l + by) % WIDTH);
    }
}
