package org.lariat.resident;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.Workers;

/**
 * The two products over some columns of a design on the host. Nothing is compacted: a column lies in one piece, so that reading some of them is
 * as fast as if they were neighbours. Sums have the same bits for any number of threads.
 */
final class HostProducts implements FistaProducts {
    /** Vectors that meet a block of rows at a time, so that they stay in cache (about as many as for Gram matrices), in full tiles of six. */
    private static final int PANEL = 30;

    /** Columns of a block of products, whose results wait to be put in order. */
    private static final int COLUMNS_PER_READ = 4096;

    /** Fits are added up in at most this many parts, by the columns they come from. */
    private static final int PARTS = 16;

    /** Columns of such a part at least. */
    private static final int LEAST_PART = 256;

    /** Columns that are in cache while several fits take them. */
    private static final int COLUMNS_IN_CACHE = 64;

    private final HostDesign design;
    private final HostColumns held;
    private final Workers workers;
    private final int n;
    private int[] columns;

    HostProducts(HostDesign design, HostColumns held, Workers workers) {
        this.design = design;
        this.held = held;
        this.workers = workers;
        this.n = design.rows();
        this.columns = IntStream.range(0, design.columns()).toArray();
    }

    @Override
    public int rows() {
        return n;
    }

    @Override
    public int columns() {
        return design.columns();
    }

    @Override
    public void keep(int[] list) {
        columns = list.clone();
    }

    @Override
    public void correlations(double[] v, int count, double[] out) {
        design.reads(columns.length);
        for (int from = 0; from < columns.length; from += held.width()) {
            int to = Math.min(columns.length, from + held.width());
            HostColumns.Loaded loaded = held.load(columns, from, to);
            if (count == 1 && from == 0) {
                loaded.matrix().correlations(v, loaded.columns(), to, out);
            } else if (count == 1) {
                double[] products = new double[to - from];
                loaded.matrix().correlations(v, loaded.columns(), to - from, products);
                System.arraycopy(products, 0, out, from, products.length);
            } else {
                several(loaded, v, count, out, from);
            }
        }
    }

    private void several(HostColumns.Loaded loaded, double[] v, int count, double[] out, int outAt) {
        int[] all = loaded.columns();
        for (int from = 0; from < all.length; from += COLUMNS_PER_READ) {
            int[] list = Arrays.copyOfRange(all, from, Math.min(all.length, from + COLUMNS_PER_READ));
            for (int first = 0; first < count; first += PANEL) {
                int width = Math.min(PANEL, count - first);
                double[] sums = products(loaded.matrix(), list, v, first, width);
                for (int k = 0; k < width; k++) {
                    int to = (first + k) * columns.length + outAt + from;
                    for (int i = 0; i < list.length; i++) {
                        out[to + i] = sums[i * width + k];
                    }
                }
            }
        }
    }

    /** Blocks of rows are added up in their order. */
    private double[] products(DenseMatrix matrix, int[] list, double[] v, int first, int width) {
        double[] sums = new double[list.length * width];
        double[] block = new double[list.length * width];
        for (int row = 0; row < n; row += matrix.rowsPerBlock()) {
            int height = Math.min(matrix.rowsPerBlock(), n - row);
            double[] panel = new double[width * height];
            for (int k = 0; k < width; k++) {
                System.arraycopy(v, (first + k) * n + row, panel, k * height, height);
            }
            matrix.products(list, list.length, row, height, panel, width, block);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += block[i];
            }
        }
        return sums;
    }

    @Override
    public void combine(double[] b, int[] support, int count, double[] out) {
        design.reads(support.length);
        Arrays.fill(out, 0, count * n, 0.0);
        int[] list = Arrays.stream(support).map(i -> columns[i]).toArray();
        for (int from = 0; from < support.length; from += held.width()) {
            int to = Math.min(support.length, from + held.width());
            HostColumns.Loaded loaded = held.load(list, from, to);
            add(loaded, Arrays.copyOfRange(support, from, to), b, count, out);
        }
    }

    private void add(HostColumns.Loaded loaded, int[] support, double[] b, int count, double[] out) {
        int part = Math.max(LEAST_PART, Math.ceilDiv(support.length, PARTS));
        int parts = Math.ceilDiv(support.length, part);
        double[][][] fits = new double[parts][count][n];
        workers.forEach(parts, 1, (long) part * n, (first, last) -> {
            for (int q = first; q < last; q++) {
                int end = Math.min(support.length, (q + 1) * part);
                for (int from = q * part; from < end; from += COLUMNS_IN_CACHE) {
                    addBlock(loaded, support, from, Math.min(end, from + COLUMNS_IN_CACHE), b, fits[q]);
                }
            }
        });
        for (double[][] fit : fits) {
            for (int k = 0; k < count; k++) {
                for (int i = 0; i < n; i++) {
                    out[k * n + i] += fit[k][i];
                }
            }
        }
    }

    private void addBlock(HostColumns.Loaded loaded, int[] support, int from, int to, double[] b, double[][] fits) {
        int[] list = new int[to - from];
        double[] coefficients = new double[to - from];
        for (int k = 0; k < fits.length; k++) {
            int size = 0;
            for (int s = from; s < to; s++) {
                double value = b[k * columns.length + support[s]];
                if (value != 0.0) {
                    list[size] = loaded.columns()[s];
                    coefficients[size++] = value;
                }
            }
            loaded.matrix().combine(list, coefficients, size, fits[k]);
        }
    }

    @Override
    public void close() {
        // The columns are the design's.
    }
}
