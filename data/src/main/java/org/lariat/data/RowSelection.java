package org.lariat.data;

import java.util.BitSet;
import java.util.stream.IntStream;

/** Which rows of a file are used: all, or all but those dropped for a missing value. */
final class RowSelection {
    private final BitSet dropped;
    private final int rows;

    /** Starts with all of {@code rows}. */
    RowSelection(int rows) {
        this.dropped = new BitSet();
        this.rows = rows;
    }

    /** Leaves out row {@code i}, from 0. */
    void drop(int i) {
        dropped.set(i);
    }

    boolean keeps(int i) {
        return !dropped.get(i);
    }

    boolean keepsAll() {
        return dropped.isEmpty();
    }

    /** Number of rows used. */
    int kept() {
        return rows - dropped.cardinality();
    }

    int droppedCount() {
        return dropped.cardinality();
    }

    /** Number of rows of the file. */
    int rows() {
        return rows;
    }

    /** For each of the rows used its number in the file, from 0. */
    int[] numbers() {
        return IntStream.range(0, rows).filter(this::keeps).toArray();
    }

    /** The values of the rows used. */
    double[] select(double[] values) {
        double[] out = new double[kept()];
        int next = 0;
        for (int i = 0; i < rows; i++) {
            if (keeps(i)) {
                out[next++] = values[i];
            }
        }
        return out;
    }
}
