package org.lariat.matrix;

import java.util.Arrays;
import java.util.List;

/** Products of columns with several vectors, one block of rows after the other, so that a column is read once for all vectors. */
final class BlockedProducts {
    /** Columns at a time: what they take, and their products, stay small beside X. */
    static final int COLUMNS_AT_A_TIME = 2048;

    private BlockedProducts() {}

    /**
     * Adds up the blocks in their order; which columns and vectors are asked for together changes no bits.
     *
     * @param columns column numbers
     * @param count how many of them
     * @param vectors m of them, each (n)
     * @param out receives count × m values, column by column
     */
    static void of(DesignMatrix x, int[] columns, int count, List<double[]> vectors, double[] out) {
        Arrays.fill(out, 0, count * vectors.size(), 0.0);
        for (int from = 0; from < count; from += COLUMNS_AT_A_TIME) {
            int[] some = Arrays.copyOfRange(columns, from, Math.min(count, from + COLUMNS_AT_A_TIME));
            add(x, some, vectors, out, from * vectors.size());
        }
    }

    private static void add(DesignMatrix x, int[] columns, List<double[]> vectors, double[] out, int at) {
        int m = vectors.size();
        int blockRows = Math.min(x.rows(), x.rowsPerBlock());
        double[] panel = new double[m * blockRows];
        double[] block = new double[columns.length * m];
        for (int row = 0; row < x.rows(); row += blockRows) {
            int height = Math.min(blockRows, x.rows() - row);
            for (int i = 0; i < m; i++) {
                System.arraycopy(vectors.get(i), row, panel, i * height, height);
            }
            x.products(columns, columns.length, row, height, panel, m, block);
            for (int k = 0; k < block.length; k++) {
                out[at + k] += block[k];
            }
        }
    }
}
