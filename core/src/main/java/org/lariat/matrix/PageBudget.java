package org.lariat.matrix;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds how much of a mapped file stays in memory. Pages that a mapping has read count as memory of the process until
 * they are given back; the operating system would take them only when it runs short. So every read is announced here. When
 * half of the budget has been read since the last time, whatever was not read since then is given back ({@link
 * MemorySegment#unload()}, on Linux {@code madvise(MADV_DONTNEED)}): it is read again from the file, or from the system's
 * cache of it, when it is needed. Columns in frequent use thus stay while sweeps over the whole matrix pass by.
 *
 * <p>What is read does not depend on this, only how long it stays. Safe for use by several threads; a thread that takes
 * longer over one column than the others over half of the budget just makes its pages come back.
 */
final class PageBudget {
    /** Linux maps all of a large page of its file cache, up to 2 MiB, when any of it is touched. */
    private static final int WINDOW_BITS = 21;

    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

    private final MemorySegment mapped;
    private final long half;
    private final long[] read; // a bit for each window read since pages were last given back
    private final AtomicLong bytes = new AtomicLong(); // of these windows

    /**
     * Starts with nothing read.
     *
     * @param mapped a segment over a mapped file, see {@link MemorySegment#isMapped()}
     * @param budget bytes that may stay in memory; at least four windows of 2 MiB are allowed
     */
    PageBudget(MemorySegment mapped, long budget) {
        this.mapped = mapped;
        this.half = Math.max(budget / 2, 2L << WINDOW_BITS);
        this.read = new long[Math.toIntExact((mapped.byteSize() >>> (6 + WINDOW_BITS)) + 1)];
    }

    /** Says that {@code length > 0} bytes from offset {@code at} are about to be read. */
    void reading(long at, long length) {
        long fresh = 0;
        for (long w = at >>> WINDOW_BITS, last = (at + length - 1) >>> WINDOW_BITS; w <= last; w++) {
            int word = (int) (w >>> 6);
            long bit = 1L << w;
            if (((long) WORDS.getOpaque(read, word) & bit) == 0
                    && ((long) WORDS.getAndBitwiseOr(read, word, bit) & bit) == 0) {
                fresh++;
            }
        }
        if (fresh > 0 && bytes.addAndGet(fresh << WINDOW_BITS) > half) {
            giveBack();
        }
    }

    private synchronized void giveBack() {
        if (bytes.get() <= half) {
            return; // another thread has just done it
        }
        bytes.set(0);
        long from = 0;
        for (int word = 0; word < read.length; word++) {
            for (long kept = (long) WORDS.getAndSet(read, word, 0L); kept != 0; kept &= kept - 1) {
                long start = (((long) word << 6) + Long.numberOfTrailingZeros(kept)) << WINDOW_BITS;
                unload(from, start);
                from = start + (1L << WINDOW_BITS);
            }
        }
        unload(from, mapped.byteSize());
    }

    private void unload(long from, long to) {
        if (from < to) {
            mapped.asSlice(from, to - from).unload();
        }
    }

    /** Bytes read since pages were last given back, in whole windows. */
    long counted() {
        return bytes.get();
    }
}
