package org.lariat.data;

/** A dense matrix still in the form of its file. */
interface DenseSource {
    int rows();

    int columns();

    /**
     * Reads some columns: all of them in one go, since where rows lie one after the other, each go passes over the whole file.
     *
     * @param from first column, from 0
     * @param count how many
     * @param out receives {@code count × n} elements, column by column; NaN is a missing value
     */
    void columns(int from, int count, double[] out);
}
