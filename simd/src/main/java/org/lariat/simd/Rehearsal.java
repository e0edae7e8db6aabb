package org.lariat.simd;

import java.util.function.IntConsumer;

/**
 * Enters a loop with short columns before it meets its first long one. HotSpot compiles a method that is called often as a method, but one that
 * is in a long loop in the middle of that loop (on-stack replacement): of up to 24 accumulators it knows no type there, and C2 takes up to 0.9 s
 * for what takes it 0.04 as a method, while the caller waits (docs/design.md, "Warm-up"). Only the loops with which
 * dense columns are read are rehearsed; what others took was 15 ms at most either way.
 */
final class Rehearsal {
    /** Columns up to this length need none. */
    static final int LONGEST = 139;

    /** Shorter ones have loops of their own. */
    private static final int SHORTEST = SegmentColumns.SHORT;

    /**
     * C2 compiles a method after 5000 calls, or 600 that come to 15000 with the rounds of its loops ({@code Tier4InvocationThreshold},
     * {@code Tier4MinInvocationThreshold}, {@code Tier4CompileThreshold}); the launcher scales that to 50, or 6 and 150.
     */
    private static final int TIMES = 60;

    private volatile boolean done;

    /** Whether a loop that is about to meet {@code n} elements should be rehearsed first. */
    boolean isDue(int n) {
        return n > LONGEST && !done;
    }

    /** Calls a loop for some lengths from {@link SegmentColumns#SHORT} to 139, once in the life of this object; others who come meanwhile wait. */
    synchronized void of(IntConsumer loop) {
        for (int k = 0; k < TIMES && !done; k++) {
            loop.accept(length(k));
        }
        done = true;
    }

    /**
     * Lengths with and without a rest behind the last full round, or the last group of eight, take turns from the first on: a branch that was never
     * taken until the method is compiled has it compiled again.
     */
    private static int length(int k) {
        return k % 2 == 0 ? SHORTEST + 8 * (k / 2 % 2) : SHORTEST + 1 + k % (LONGEST - SHORTEST);
    }
}
