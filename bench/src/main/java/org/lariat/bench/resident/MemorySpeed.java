package org.lariat.bench.resident;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.lariat.matrix.Workers;

/** How fast the host reads memory: two equal buffers, far larger than caches, compared by the JVM's own vector loop. */
final class MemorySpeed implements AutoCloseable {
    private static final long BYTES = 1L << 29;

    private static final int PIECES = 64;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment one = buffer();
    private final MemorySegment other = buffer();
    private final Workers workers;

    MemorySpeed(int threads) {
        this.workers = new Workers(threads);
    }

    private MemorySegment buffer() {
        return arena.allocate(BYTES, 64).fill((byte) 1);
    }

    /** Bytes a second, while both are read once. */
    double reading() {
        long piece = BYTES / PIECES;
        long begin = System.nanoTime();
        workers.forEach(PIECES, 1, piece, (from, to) -> {
            if (MemorySegment.mismatch(one, from * piece, to * piece, other, from * piece, to * piece) >= 0) {
                throw new IllegalStateException("memory does not hold what was written");
            }
        });
        return 2.0 * BYTES / (1e-9 * (System.nanoTime() - begin));
    }

    @Override
    public void close() {
        workers.close();
        arena.close();
    }
}
