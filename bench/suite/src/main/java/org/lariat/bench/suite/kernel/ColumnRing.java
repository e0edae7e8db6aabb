package org.lariat.bench.suite.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;

/** Columns one after the other in off-heap memory, as a matrix holds them, and a cursor that walks round them. */
public final class ColumnRing implements AutoCloseable {
    private static final long DISTINCT_BYTES = 1L << 20;
    private static final int ALIGNMENT = 64;

    private static final long PAGE = 4096;
    private static final long SHIFT = PAGE / 8;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment all; // the columns and a page to spare
    private final long bytes;
    private MemorySegment memory;
    private final int elementBytes;
    private final long columnBytes;
    private final int columns;
    private int next;

    /**
     * Fills memory with random numbers from a fixed seed.
     *
     * @param columns how many, ≥ 1
     * @param n elements of each
     * @param elementBytes 8 (float64) or 4 (float32)
     */
    public ColumnRing(int columns, int n, int elementBytes) {
        this.columns = columns;
        this.elementBytes = elementBytes;
        this.columnBytes = (long) n * elementBytes;
        this.bytes = columns * columnBytes;
        this.all = arena.allocate(bytes + PAGE, ALIGNMENT);
        this.memory = all.asSlice(0, bytes);
        fill();
    }

    /** How many columns there are. */
    public int columns() {
        return columns;
    }

    /** The memory, 64-byte aligned at its start. */
    public MemorySegment memory() {
        return memory;
    }

    /**
     * Lets the columns begin elsewhere in a page; after eight times they are where they were. Processors take a load for one that waits for a
     * store when the last twelve bits of the two addresses agree: how the columns lie to the vector makes a third of the speed of an update.
     */
    public void shift() {
        long at = (memory.address() - all.address() + SHIFT) % PAGE;
        memory = all.asSlice(at, bytes);
    }

    /** Byte offset of the next column. */
    public long next() {
        long at = next * columnBytes;
        next = next + 1 == columns ? 0 : next + 1;
        return at;
    }

    /** Element {@code i} of the column at a byte offset. */
    double get(long at, int i) {
        return elementBytes == Double.BYTES
                ? memory.get(ValueLayout.JAVA_DOUBLE, at + (long) i * Double.BYTES)
                : memory.get(ValueLayout.JAVA_FLOAT, at + (long) i * Float.BYTES);
    }

    @Override
    public void close() {
        arena.close();
    }

    /** Random numbers, repeated: making hundreds of megabytes of fresh ones takes longer than the measurement. */
    private void fill() {
        SplittableRandom random = new SplittableRandom(1);
        long distinct = Math.min(all.byteSize(), DISTINCT_BYTES);
        for (long at = 0; at < distinct; at += elementBytes) {
            double value = random.nextDouble(-1, 1);
            if (elementBytes == Double.BYTES) {
                all.set(ValueLayout.JAVA_DOUBLE, at, value);
            } else {
                all.set(ValueLayout.JAVA_FLOAT, at, (float) value);
            }
        }
        for (long at = distinct; at < all.byteSize(); at += distinct) {
            MemorySegment.copy(all, 0, all, at, Math.min(distinct, all.byteSize() - at));
        }
    }
}
