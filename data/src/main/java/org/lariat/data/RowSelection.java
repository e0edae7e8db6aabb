package org.lariat.data;

import java.util.BitSet;

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

    /** For each row of the file its number among those used, or −1. */
    int[] newNumbers() {
        int[] numbers = new int[rows];
        int next = 0;
        for (int i = 0; i < rows; i++) {
            numbers[i] = keeps(i) ? next++ : -1;
        }
        return numbers;
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
