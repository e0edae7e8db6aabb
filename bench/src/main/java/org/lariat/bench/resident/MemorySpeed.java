package org.lariat.bench.resident;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.lariat.matrix.Workers;

/** How fast the host reads memory: two equal buffers, far larger than caches, compared by the JVM's own vector loop. */
final class MemorySpeed {
    private static final long BYTES = 1L << 29;

    private static final int PIECES = 64;

    private static final int ROUNDS = 7;

    private MemorySpeed() {}

    /** Bytes a second, the best of several rounds. */
    static double reading(int threads) {
        try (Arena arena = Arena.ofShared();
                Workers workers = new Workers(threads)) {
            MemorySegment one = arena.allocate(BYTES, 64);
            MemorySegment other = arena.allocate(BYTES, 64);
            one.fill((byte) 1);
            other.fill((byte) 1);
            long piece = BYTES / PIECES;
            double best = 0.0;
            for (int round = 0; round < ROUNDS; round++) {
                long begin = System.nanoTime();
                workers.forEach(PIECES, 1, piece, (from, to) -> {
                    if (MemorySegment.mismatch(one, from * piece, to * piece, other, from * piece, to * piece) >= 0) {
                        throw new IllegalStateException("memory does not hold what was written");
                    }
                });
                best = Math.max(best, 2.0 * BYTES / (1e-9 * (System.nanoTime() - begin)));
            }
            return best;
        }
    }
}
