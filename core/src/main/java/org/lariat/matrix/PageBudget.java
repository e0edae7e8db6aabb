package org.lariat.matrix;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds how much of a mapped file stays in memory. Pages that a mapping has read count as memory of the process until
 * they are given back; the operating system would take them only when it runs short. So every read is announced here, and
 * when the bytes announced pass the budget, all of them are given back ({@link MemorySegment#unload()}, on Linux {@code
 * madvise(MADV_DONTNEED)}): they are then read again from the file, or from the system's cache of it, when they are needed.
 *
 * <p>What is read does not depend on this, only how long it stays. Safe for use by several threads; what they are reading
 * while pages are given back may come on top of the budget, at most until the time after next that this happens.
 */
final class PageBudget {
    /** Linux maps up to this much around a page that is touched (fault_around_bytes), so less cannot be told apart. */
    private static final int WINDOW_BITS = 16;

    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

    private final MemorySegment mapped;
    private final long budget;
    private final long[] marked; // a bit for each window read since pages were last given back
    private final long[] before; // the same for the time before that: a thread may have been reading them still
    private final AtomicLong bytes = new AtomicLong(); // of the windows in 'marked'

    /**
     * Starts with nothing read.
     *
     * @param mapped a segment over a mapped file, see {@link MemorySegment#isMapped()}
     * @param budget bytes that may stay in memory, &gt; 0
     */
    PageBudget(MemorySegment mapped, long budget) {
        this.mapped = mapped;
        this.budget = budget;
        int words = Math.toIntExact((window(mapped.byteSize()) >>> 6) + 1);
        this.marked = new long[words];
        this.before = new long[words];
    }

    /** Windows are counted by addresses, as the operating system does, from the one in which the mapping begins. */
    private long window(long offset) {
        return ((mapped.address() + offset) >>> WINDOW_BITS) - (mapped.address() >>> WINDOW_BITS);
    }

    /** Says that {@code length > 0} bytes from offset {@code at} are about to be read. */
    void reading(long at, long length) {
        long first = window(at);
        long last = window(at + length - 1);
        if (mark(first, last)) {
            giveBack();
            mark(first, last); // what is about to be read is the first of the next round
        }
    }

    /** Marks windows; returns whether that went past the budget. */
    private boolean mark(long first, long last) {
        int fresh = 0;
        for (long w = first; w <= last; w++) {
            int word = (int) (w >>> 6);
            long bit = 1L << w;
            if (((long) WORDS.getOpaque(marked, word) & bit) == 0
                    && ((long) WORDS.getAndBitwiseOr(marked, word, bit) & bit) == 0) {
                fresh++;
            }
        }
        return fresh > 0 && bytes.addAndGet((long) fresh << WINDOW_BITS) > budget;
    }

    private synchronized void giveBack() {
        if (bytes.get() <= budget) {
            return; // another thread has just done it
        }
        bytes.set(0);
        long begin = -1;
        for (int word = 0; word < marked.length; word++) {
            long now = (long) WORDS.getAndSet(marked, word, 0L);
            long all = now | before[word];
            before[word] = now;
            if (all != 0 && begin < 0) {
                begin = word;
            } else if (all == 0 && begin >= 0) {
                unload(begin, word);
                begin = -1;
            }
        }
        if (begin >= 0) {
            unload(begin, marked.length);
        }
    }

    /** Gives back the windows of some words of the bit set, 4 MiB each, and nothing beyond the mapping. */
    private void unload(long fromWord, long toWord) {
        long start = ((mapped.address() >>> WINDOW_BITS) << WINDOW_BITS) - mapped.address();
        long from = Math.max(0, start + (fromWord << (6 + WINDOW_BITS)));
        long to = Math.min(mapped.byteSize(), start + (toWord << (6 + WINDOW_BITS)));
        mapped.asSlice(from, to - from).unload();
    }

    /** Bytes read since pages were last given back, in whole windows. */
    long counted() {
        return bytes.get();
    }
}
