package org.lariat.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;

/** Columns one after the other in off-heap memory, as a matrix holds them, and a cursor that walks round them. */
final class OffHeapColumns implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final long columnBytes;
    private final int columns;
    private int next;

    final MemorySegment memory; // columns × n elements, 64-byte aligned at its start

    OffHeapColumns(String mode, int n, int elementBytes, int leastColumns, long streamBytes) {
        columnBytes = (long) n * elementBytes;
        columns = Math.max(leastColumns, Workload.columns(mode, columnBytes, streamBytes));
        memory = arena.allocate(columns * columnBytes, 64);
        fill(memory, elementBytes);
    }

    /** Byte offset of the next column. */
    long next() {
        long at = next * columnBytes;
        next = next + 1 == columns ? 0 : next + 1;
        return at;
    }

    @Override
    public void close() {
        arena.close();
    }

    /** Random numbers, repeated: making 512 MiB of fresh ones takes longer than the measurement. */
    private static void fill(MemorySegment memory, int elementBytes) {
        SplittableRandom random = new SplittableRandom(1);
        long distinct = Math.min(memory.byteSize(), 1L << 20);
        for (long at = 0; at < distinct; at += elementBytes) {
            double value = random.nextDouble(-1, 1);
            if (elementBytes == Double.BYTES) {
                memory.set(ValueLayout.JAVA_DOUBLE, at, value);
            } else {
                memory.set(ValueLayout.JAVA_FLOAT, at, (float) value);
            }
        }
        for (long at = distinct; at < memory.byteSize(); at += distinct) {
            long bytes = Math.min(distinct, memory.byteSize() - at);
            MemorySegment.copy(memory, 0, memory, at, bytes);
        }
    }
}
