package org.lariat.data;

/** A dense matrix still in the form of its file. */
interface DenseSource {
    int rows();

    int columns();

    /** Writes column {@code j}, from 0, to {@code out}, (n); NaN is a missing value. */
    void column(int j, double[] out);
}
