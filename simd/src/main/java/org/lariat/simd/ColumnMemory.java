package org.lariat.simd;

import java.lang.foreign.MemorySegment;

/**
 * How the vector loops reach columns. A load from a segment is checked against its end, which costs three instructions a load, and as the
 * processor looks ahead a number of instructions, not of loads, a fifth of the speed of memory (bench/reports/kernels-notes.md). So where the JVM
 * lets this module use native access ({@code --enable-native-access}), a column is checked once, at the door, and then read by its address
 * from a segment that is all of memory: whose end is a constant, so that the compiler drops the checks of addresses that
 * are {@linkplain #ADDRESSES visibly} not negative. Elsewhere columns are read through their own segments, checked at every load; the bits are
 * the same.
 */
final class ColumnMemory {
    /** A constant to the compiler, so the other way disappears. */
    private static final boolean DIRECT = ColumnMemory.class.getModule().isNativeAccessEnabled();

    private static final MemorySegment ALL =
            DIRECT ? MemorySegment.NULL.reinterpret(Long.MAX_VALUE) : MemorySegment.NULL;

    /** {@code place & ADDRESSES} is the place, and the compiler knows that it is an address; of offsets it knows no more than before. */
    static final long ADDRESSES = DIRECT ? Long.MAX_VALUE >>> 1 : -1L;

    /** {@code i & INDICES} is the index, and the compiler knows that it is not negative: of a loop's variable it learns that too late for the checks. */
    static final long INDICES = (1L << Integer.SIZE) - 1;

    private ColumnMemory() {}

    /** Whether columns are read by address. */
    static boolean isDirect() {
        return DIRECT;
    }

    /** Whether a segment lies on the heap, where it has no address to be read by. */
    static boolean isOutOfReach(MemorySegment x) {
        return DIRECT && !x.isNative();
    }

    /** What to read from: all of memory, or the segment. The segment must stay reachable until that is done. */
    static MemorySegment of(MemorySegment x) {
        return DIRECT ? ALL : x;
    }

    /**
     * Where in {@link #of} a segment begins.
     *
     * @throws IllegalStateException if its memory was given back
     */
    static long base(MemorySegment x) {
        if (!DIRECT) {
            return 0L;
        }
        if (!x.scope().isAlive()) {
            throw new IllegalStateException("the memory of the columns was given back");
        }
        return x.address();
    }

    /**
     * Where in {@link #of} a column begins. Compares plainly: {@link java.util.Objects#checkFromIndexSize(long, long, long)} for four columns
     * costs 20 ns more a column of 500 elements from memory.
     *
     * @param base of its segment
     * @param last the last place in its segment at which a column of its length may begin
     * @param at its first byte there
     * @throws IndexOutOfBoundsException if it is not wholly inside the segment
     */
    static long place(long base, long last, long at) {
        if (DIRECT && (at < 0 || at > last)) {
            throw new IndexOutOfBoundsException(
                    "a column begins at byte " + at + ", the last place for one is " + last);
        }
        return base + at;
    }

    /** Where in its own segment a {@link #place} is. */
    static long offset(MemorySegment x, long place) {
        return DIRECT ? place - x.address() : place;
    }
}
