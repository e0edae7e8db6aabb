package org.lariat.simd;

import static org.lariat.simd.ColumnMemory.ADDRESSES;
import static org.lariat.simd.Lanes.ORDER;
import static org.lariat.simd.Lanes.SPECIES;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Brings the columns of a block product into a second-level cache before its tiles read them. A tile computes so much between two loads that the
 * processor, which looks ahead a number of instructions, reads memory at half its speed; a loop of loads alone reads at all of it
 * (docs/design.md, "Sweeps read from far apart").
 */
final class BlockRead {
    /** Bytes of each of the two columns in a round: four lines. */
    private static final long ROUND = 256;

    private static final long LINE = 64;

    private static final VectorSpecies<Long> WORDS = SPECIES.withLanes(long.class);

    private BlockRead() {}

    /**
     * Reads two columns at a time, half a list apart; of the bytes that make no whole round none, and of an odd list not the last column.
     *
     * @param places of the columns, the first {@code count}
     * @param bytes of a column
     * @return anything, which the caller must store, or the compiler drops all this
     */
    static long pairs(MemorySegment x, long[] places, int count, int bytes) {
        MemorySegment m = ColumnMemory.of(x);
        LongVector zero = LongVector.zero(WORDS);
        LongVector a = zero;
        LongVector b = zero;
        LongVector c = zero;
        LongVector d = zero;
        int half = count / 2;
        for (int k = 0; k != half; k++) {
            long o = places[k];
            long further = places[k + half] - o;
            for (long end = o + (bytes & -ROUND); o != end; o += ROUND) {
                long near = o & ADDRESSES;
                a = LongVector.fromMemorySegment(WORDS, m, near, ORDER).or(a);
                b = LongVector.fromMemorySegment(WORDS, m, near + LINE, ORDER).or(b);
                c = LongVector.fromMemorySegment(WORDS, m, near + 2 * LINE, ORDER)
                        .or(c);
                d = LongVector.fromMemorySegment(WORDS, m, near + 3 * LINE, ORDER)
                        .or(d);
                long far = (o + further) & ADDRESSES;
                a = LongVector.fromMemorySegment(WORDS, m, far, ORDER).or(a);
                b = LongVector.fromMemorySegment(WORDS, m, far + LINE, ORDER).or(b);
                c = LongVector.fromMemorySegment(WORDS, m, far + 2 * LINE, ORDER)
                        .or(c);
                d = LongVector.fromMemorySegment(WORDS, m, far + 3 * LINE, ORDER)
                        .or(d);
            }
        }
        return zero.or(a).or(b).or(c).or(d).lane(0);
    }
}
