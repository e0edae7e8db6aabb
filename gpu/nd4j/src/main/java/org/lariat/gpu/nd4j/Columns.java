package org.lariat.gpu.nd4j;

/** Columns that can be had in a block: all at once, or some at a time. */
interface Columns extends AutoCloseable {
    /** How many can be had at a time, ≥ 1. */
    int width();

    /** Bytes of the block. */
    long bytes();

    /**
     * Columns {@code list[from] … list[to−1]}, at most {@link #width()} of them, valid until the next call.
     *
     * @param list column numbers, ascending
     */
    Loaded load(int[] list, int from, int to);

    @Override
    void close();

    /**
     * Columns at hand.
     *
     * @param block a block
     * @param places which of its columns they are, ascending, in the order of the list
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Loaded(Block block, int[] places) {}
}
