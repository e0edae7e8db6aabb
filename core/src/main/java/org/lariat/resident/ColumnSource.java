package org.lariat.resident;

/** Where an upload takes its columns from, one after the other; nothing holds all of them twice. */
public interface ColumnSource {
    /** Number of rows n, ≥ 1. */
    int rows();

    /** Number of columns p, ≥ 1. */
    int columns();

    /** Writes column {@code j} to {@code out}, (n). Safe for use by several threads at once. */
    void column(int j, double[] out);
}
