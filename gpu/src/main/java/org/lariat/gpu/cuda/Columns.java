package org.lariat.gpu.cuda;

import java.util.function.Consumer;

/** Where a pass finds Z: in the device's memory, all of it or in one block after the other. */
interface Columns {
    /** Whether a list made on the device must hold positions of the set, and not indices of columns. */
    boolean byPosition();

    /** Bytes of the device's memory. */
    long bytes();

    /** Gives the columns of a set to a task, in blocks; kernels on a block must be started before the task returns. */
    void blocks(ColumnSet set, Consumer<Block> task);

    /** Likewise the columns of a list; once with none if the list is empty. */
    void blocks(ColumnList list, Consumer<ListBlock> task);

    /**
     * Columns of a set.
     *
     * @param z address
     * @param indices address of the columns' indices; 0 where they are first, first + 1, …
     * @param first see indices
     * @param count how many
     * @param byPosition whether z holds just these columns, and not all
     */
    record Block(long z, long indices, int first, int count, boolean byPosition) {}

    /**
     * Columns of a list.
     *
     * @param z address
     * @param entries address of the places in z; 0 where z holds just these columns
     * @param length address of their number; 0 where size is that
     * @param size see length
     * @param from the first one's place in the list
     */
    record ListBlock(long z, long entries, long length, int size, int from) {}
}
