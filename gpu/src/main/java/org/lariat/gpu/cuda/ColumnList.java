package org.lariat.gpu.cuda;

import org.jspecify.annotations.Nullable;

/**
 * Columns with coefficients, for a product Z b: a list on the device that either the host made, and knows, or the device.
 *
 * @param entries address of the columns' indices
 * @param length address of their number where the device made the list, else 0
 * @param columns the list where the host made it, else null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ColumnList(long entries, long length, int @Nullable [] columns) {
    /** Its length where the host made it, else 0. */
    int size() {
        return columns == null ? 0 : columns.length;
    }
}
