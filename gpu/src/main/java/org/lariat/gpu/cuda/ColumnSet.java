package org.lariat.gpu.cuda;

import org.jspecify.annotations.Nullable;

/**
 * Columns that passes go over, in ascending order.
 *
 * @param count how many
 * @param address of their indices on the device; 0 for all columns
 * @param columns the same on the host; null for all columns
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ColumnSet(int count, long address, int @Nullable [] columns) {
    /** All columns of a design. */
    static ColumnSet all(int count) {
        return new ColumnSet(count, 0, null);
    }
}
