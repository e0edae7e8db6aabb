package org.lariat.simd;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a vector off the heap, for loops that meet many columns with it: there it is read as columns are, without a check at every load, and on
 * a boundary of 64 bytes, which a Java array has not, so that no load touches two lines. Each thread keeps room for one.
 */
final class VectorCopy {
    private static final long ALIGNMENT = 64;

    /** Elements that a thread keeps room for at most: 512 KiB. */
    private static final int MOST_KEPT = 1 << 16;

    private static final ThreadLocal<MemorySegment> ROOM = ThreadLocal.withInitial(() -> kept(1 << 10));

    private VectorCopy() {}

    private static MemorySegment kept(int elements) {
        return Arena.ofAuto().allocate((long) elements * Double.BYTES, ALIGNMENT);
    }

    /**
     * For a vector that is too long to keep room for: an arena to be closed after use.
     *
     * @return null, if there is none needed
     */
    static @Nullable Arena arena(int n) {
        return n > MOST_KEPT ? Arena.ofConfined() : null;
    }

    /**
     * The first {@code n} elements of a vector, until this thread copies the next one.
     *
     * @param arena from {@link #arena}
     */
    static MemorySegment of(double[] v, int n, @Nullable Arena arena) {
        MemorySegment copy = arena == null ? room(n) : arena.allocate((long) n * Double.BYTES, ALIGNMENT);
        MemorySegment.copy(v, 0, copy, ValueLayout.JAVA_DOUBLE, 0, n);
        return copy;
    }

    private static MemorySegment room(int n) {
        MemorySegment room = ROOM.get();
        if (room.byteSize() < (long) n * Double.BYTES) {
            room = kept(Math.min(MOST_KEPT, 2 * n));
            ROOM.set(room);
        }
        return room;
    }
}
