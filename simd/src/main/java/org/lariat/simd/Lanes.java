package org.lariat.simd;

import static org.lariat.kernel.VectorKernel.BLOCK_LANES;

import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * How logical lanes lie in registers: {@link #WIDTH} in each. Where a register holds fewer than the eight lanes of a group,
 * a sum is made in several passes: pass {@code p} takes the lanes {@code p … p+WIDTH−1} of every group. All of this is
 * constant to the compiler, so code for other widths disappears.
 */
final class Lanes {
    /** Two, four or eight lanes of float64. Wider units than 512 bits would leave no lanes to a block product. */
    static final VectorSpecies<Double> SPECIES = species(DoubleVector.SPECIES_PREFERRED);

    /** Float64 lanes in a register: 2, 4 or 8. */
    static final int WIDTH = SPECIES.length();

    /** As many lanes of float32, which {@code convertShape} widens to {@link #SPECIES}. */
    static final VectorSpecies<Float> FLOATS =
            VectorSpecies.of(float.class, VectorShape.forBitSize(WIDTH * Float.SIZE));

    /** As many bits of int64. */
    static final VectorSpecies<Long> LONGS = SPECIES.withLanes(long.class);

    /** Parts of a register, for the last elements of a column. */
    static final VectorSpecies<Double> FOUR = DoubleVector.SPECIES_256;

    static final VectorSpecies<Double> TWO = DoubleVector.SPECIES_128;
    static final VectorSpecies<Float> FOUR_FLOATS = FloatVector.SPECIES_128;
    static final VectorSpecies<Float> TWO_FLOATS = FloatVector.SPECIES_64;

    static final ByteOrder ORDER = ByteOrder.nativeOrder();

    /** Lane l gets lane l+1; applied one after the other with an addition between, these fold a register. */
    static final VectorShuffle<Double> BY_ONE = rotation(1);

    static final VectorShuffle<Double> BY_TWO = rotation(2);
    static final VectorShuffle<Double> BY_FOUR = rotation(4);

    private Lanes() {}

    private static VectorSpecies<Double> species(VectorSpecies<Double> preferred) {
        return switch (preferred.length()) {
            case 1, 2 -> DoubleVector.SPECIES_128;
            case 4 -> DoubleVector.SPECIES_256;
            default -> DoubleVector.SPECIES_512;
        };
    }

    private static VectorShuffle<Double> rotation(int by) {
        return VectorShuffle.fromOp(SPECIES, l -> (l + by) % WIDTH);
    }

    /** The written fold of eight lanes that lie in memory. */
    static double fold(double[] lanes, int at) {
        if (WIDTH == BLOCK_LANES) {
            DoubleVector a = DoubleVector.fromArray(SPECIES, lanes, at);
            a = a.add(a.rearrange(BY_ONE));
            a = a.add(a.rearrange(BY_TWO));
            return a.add(a.rearrange(BY_FOUR)).lane(0);
        }
        return ((lanes[at] + lanes[at + 1]) + (lanes[at + 2] + lanes[at + 3]))
                + ((lanes[at + 4] + lanes[at + 5]) + (lanes[at + 6] + lanes[at + 7]));
    }
}
