package org.lariat.simd;

import java.util.function.IntConsumer;

/**
 * Enters a loop with short columns before it meets its first long one. HotSpot compiles a method that is called often as a method, but one that
 * is in a long loop in the middle of that loop (on-stack replacement): of 16 accumulators it knows no type there, and C2 takes up to 0.9 s for
 * what takes it 0.04 as a method, while the caller waits (docs/design.md, "Warm-up"). Lengths differ, so that all branches are known when the
 * method is compiled; one that was never taken would be compiled again.
 */
final class Rehearsal {
    /** Columns up to this length need none. */
    static final int LONGEST = 139;

    private static final int SHORTEST = 128;

    /** More calls than the launcher's threshold, and rounds of a loop fewer than its. */
    private static final int TIMES = 60;

    private volatile boolean done;

    /** Whether a loop that is about to meet {@code n} elements should be rehearsed first. */
    boolean isDue(int n) {
        return n > LONGEST && !done;
    }

    /** Calls a loop for some lengths from 128 to 139, once in the life of this object; others who come meanwhile wait. */
    synchronized void of(IntConsumer loop) {
        for (int k = 0; k < TIMES && !done; k++) {
            loop.accept(SHORTEST + k % (LONGEST - SHORTEST + 1));
        }
        done = true;
    }
}
