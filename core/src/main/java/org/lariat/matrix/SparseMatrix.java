package org.lariat.matrix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Locale;
import org.lariat.kernel.ColumnKernel;
import org.lariat.kernel.ScalarKernel;
import org.lariat.kernel.VectorKernel;

/**
 * A sparse matrix in compressed columns (CSC): the stored entries of column j are those numbered
 * {@code pointers[j] … pointers[j+1]−1}, rows ascending. Values and row numbers lie off the heap.
 */
public final class SparseMatrix implements DesignMatrix {
    /** Arrays have an entry for each row or column and one more, and are a little shorter than 2³¹. */
    private static final int MOST = Integer.MAX_VALUE - 16;

    /** Columns a worker takes at a time. */
    private static final int COLUMNS_PER_BLOCK = 256;

    /** Vectors that a column meets at a time in block products. */
    private static final int VECTORS = VectorKernel.BLOCK_LANES;

    /** Fewer vectors than this are met one by one. */
    private static final int WORTH_EIGHT = 3;

    private final int rows;
    private final int columns;
    private final ElementType type;
    private final long[] pointers; // (p+1)
    private final MemorySegment rowNumbers; // int32
    private final MemorySegment values;
    private final int longestColumn;
    private final ColumnKernel kernel;
    private final Workers workers;

    private SparseMatrix(
            int rows,
            int columns,
            ElementType type,
            long[] pointers,
            MemorySegment rowNumbers,
            MemorySegment values,
            ColumnKernel kernel,
            Workers workers) {
        this.rows = rows;
        this.columns = columns;
        this.type = type;
        this.pointers = pointers;
        this.rowNumbers = rowNumbers;
        this.values = values;
        this.kernel = kernel;
        this.workers = workers;
        int longest = 0;
        for (int j = 0; j < columns; j++) {
            longest = Math.max(longest, (int) (pointers[j + 1] - pointers[j]));
        }
        this.longestColumn = longest;
    }

    /**
     * Copies compressed columns. Rows within a column may come in any order, but not twice.
     *
     * @param rows n ≥ 1
     * @param columns p ≥ 1
     * @param pointers p + 1 ascending numbers from 0 to the number of stored entries
     * @param rowNumbers row of each entry, from 0
     * @param values value of each entry, finite
     * @param type how values are stored
     * @throws IllegalArgumentException if sizes, pointers, row numbers or values do not fit
     */
    public static SparseMatrix ofColumns(
            int rows, int columns, long[] pointers, int[] rowNumbers, double[] values, ElementType type) {
        checkSizes(rows, columns);
        CompressedEntries byColumn = new CompressedEntries(pointers, rowNumbers, values);
        byColumn.check(columns, "column");
        // Twice regrouped, entries are back in their columns with rows ascending.
        return store(rows, columns, byColumn.regrouped(rows, "row").regrouped(columns, "column"), type);
    }

    /**
     * Copies compressed rows (CSR), turning them into columns. Columns within a row may come in any order, but not twice.
     *
     * @param pointers n + 1 ascending numbers from 0 to the number of stored entries
     * @param columnNumbers column of each entry, from 0
     * @param values value of each entry, finite
     * @throws IllegalArgumentException if sizes, pointers, column numbers or values do not fit
     */
    public static SparseMatrix ofRows(
            int rows, int columns, long[] pointers, int[] columnNumbers, double[] values, ElementType type) {
        checkSizes(rows, columns);
        CompressedEntries byRow = new CompressedEntries(pointers, columnNumbers, values);
        byRow.check(rows, "row");
        return store(rows, columns, byRow.regrouped(columns, "column"), type);
    }

    /**
     * Copies triplets in any order; values given for the same place are added up in the order given.
     *
     * @param i row of each entry, from 0
     * @param j column of each entry, from 0
     * @param value value of each entry, finite
     * @throws IllegalArgumentException if lengths differ, or a number or value does not fit
     */
    public static SparseMatrix ofTriplets(int rows, int columns, int[] i, int[] j, double[] value, ElementType type) {
        checkSizes(rows, columns);
        CompressedEntries byRow = CompressedEntries.ofTriplets(rows, i, j, value);
        return store(rows, columns, byRow.regrouped(columns, "column").withDuplicatesAdded(), type);
    }

    private static SparseMatrix store(int rows, int columns, CompressedEntries c, ElementType type) {
        Arena arena = Arena.ofAuto();
        long count = c.numbers().length;
        MemorySegment rowNumbers = arena.allocate(Math.max(1, count) * Integer.BYTES, 64);
        MemorySegment values = arena.allocate(Math.max(1, count) * type.bytes(), 64);
        for (int j = 0; j < columns; j++) {
            for (int k = (int) c.pointers()[j]; k < c.pointers()[j + 1]; k++) {
                int row = c.numbers()[k];
                if (k > c.pointers()[j] && c.numbers()[k - 1] == row) {
                    throw new IllegalArgumentException("row " + row + " occurs twice in column " + j
                            + " (counted from 0); add the values up, or use triplets, which do");
                }
                rowNumbers.setAtIndex(ValueLayout.JAVA_INT, k, row);
                type.write(values, k, type.checked(c.values()[k], row, j));
            }
        }
        return new SparseMatrix(
                rows,
                columns,
                type,
                c.pointers(),
                rowNumbers,
                values,
                type.columns(new ScalarKernel()),
                Workers.SERIAL);
    }

    private static void checkSizes(int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "the matrix has " + rows + " rows and " + columns + " columns; at least one of each is needed");
        }
        if (rows > MOST || columns > MOST) {
            throw new IllegalArgumentException("the matrix has " + rows + " rows and " + columns + " columns; at most "
                    + MOST + " of each can be held");
        }
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    /** Number of stored entries. */
    public long entries() {
        return pointers[columns];
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT, "sparse %s, density %.3g", type.label(), (double) entries() / ((double) rows * columns));
    }

    @Override
    public ElementType elementType() {
        return type;
    }

    @Override
    public long bytes() {
        return rowNumbers.byteSize() + values.byteSize() + 8L * pointers.length;
    }

    @Override
    public int longestChain() {
        return longestColumn / VectorKernel.SPARSE_LANES + 3; // a lane's own additions and the two levels of the fold
    }

    @Override
    public SparseMatrix using(VectorKernel vectorKernel, Workers pool) {
        return new SparseMatrix(rows, columns, type, pointers, rowNumbers, values, type.columns(vectorKernel), pool);
    }

    @Override
    public double get(int i, int j) {
        for (long k = pointers[j]; k < pointers[j + 1]; k++) {
            if (row(k) == i) {
                return type.read(values, k);
            }
        }
        return 0.0;
    }

    @Override
    public void column(int j, double[] out) {
        column(j, 0, rows, out, 0);
    }

    @Override
    public boolean isEmpty(int j) {
        return entries(j) == 0;
    }

    @Override
    public double dot(int j, double[] v) {
        return kernel.sparseDot(rowNumbers, values, pointers[j], entries(j), v);
    }

    @Override
    public void axpy(int j, double a, double[] v) {
        kernel.sparseAxpy(a, rowNumbers, values, pointers[j], entries(j), v);
    }

    @Override
    public void axpyWeighted(int j, double a, double[] w, double[] v) {
        kernel.sparseAxpyWeighted(a, rowNumbers, values, pointers[j], entries(j), w, v);
    }

    /** Stored entries one by one; the zeros between them all at once, with the weight they have in sum. */
    @Override
    public double squaredDeviation(int j, double center, double[] w, double totalWeight) {
        double sum = 0.0;
        double weightOfEntries = 0.0;
        for (long k = pointers[j]; k < pointers[j + 1]; k++) {
            double weight = w[row(k)];
            double d = type.read(values, k) - center;
            sum = Math.fma(weight * d, d, sum);
            weightOfEntries += weight;
        }
        double weightOfZeros = entries(j) == rows ? 0.0 : Math.max(0.0, totalWeight - weightOfEntries);
        return Math.fma(weightOfZeros * center, center, sum);
    }

    @Override
    public void correlations(double[] v, double[] out) {
        workers.forEach(columns, COLUMNS_PER_BLOCK, entriesPerColumn(), (from, to) -> {
            for (int j = from; j < to; j++) {
                out[j] = dot(j, v);
            }
        });
    }

    @Override
    public void correlations(double[] v, int[] list, int count, double[] out) {
        workers.forEach(count, COLUMNS_PER_BLOCK, entriesPerColumn(), (from, to) -> {
            for (int k = from; k < to; k++) {
                out[k] = dot(list[k], v);
            }
        });
    }

    @Override
    public int rowsPerBlock() {
        return rows; // a column's entries in a few rows are not worth finding
    }

    @Override
    public void products(
            int[] list, int count, int firstRow, int rowCount, double[] panel, int panelColumns, double[] out) {
        int m = 0;
        double[] eight = new double[panelColumns < WORTH_EIGHT ? 0 : Math.multiplyExact(VECTORS, rows)];
        for (; panelColumns - m >= WORTH_EIGHT; m += VECTORS) {
            int width = Math.min(VECTORS, panelColumns - m);
            interleave(panel, m, width, eight);
            productsWithEight(list, count, eight, panelColumns, m, width, out);
        }
        double[] v = new double[m < panelColumns ? rows : 0];
        for (; m < panelColumns; m++) {
            System.arraycopy(panel, m * rows, v, 0, rows);
            int column = m;
            workers.forEach(count, COLUMNS_PER_BLOCK, entriesPerColumn(), (from, to) -> {
                for (int k = from; k < to; k++) {
                    out[k * panelColumns + column] = dot(list[k], v);
                }
            });
        }
    }

    /** Element by element, so that one entry of a column meets all vectors in one load; what is missing to eight is 0. */
    private void interleave(double[] panel, int first, int width, double[] eight) {
        for (int m = 0; m < VECTORS; m++) {
            for (int i = 0; i < rows; i++) {
                eight[VECTORS * i + m] = m < width ? panel[(first + m) * rows + i] : 0.0;
            }
        }
    }

    private void productsWithEight(
            int[] list, int count, double[] eight, int panelColumns, int first, int width, double[] out) {
        workers.forEach(count, COLUMNS_PER_BLOCK, 2 * entriesPerColumn(), (from, to) -> {
            double[] values8 = new double[VECTORS];
            for (int k = from; k < to; k++) {
                int j = list[k];
                kernel.sparseDot8(rowNumbers, values, pointers[j], entries(j), eight, values8, 0);
                System.arraycopy(values8, 0, out, k * panelColumns + first, width);
            }
        });
    }

    @Override
    public int longestProductChain() {
        return longestChain();
    }

    @Override
    public void column(int j, int firstRow, int rowCount, double[] out, int at) {
        Arrays.fill(out, at, at + rows, 0.0);
        for (long k = pointers[j]; k < pointers[j + 1]; k++) {
            out[at + row(k)] = type.read(values, k);
        }
    }

    @Override
    public void combine(int[] list, double[] coefficients, int count, double[] out) {
        for (int k = 0; k < count; k++) {
            axpy(list[k], coefficients[k], out);
        }
    }

    private int row(long k) {
        return rowNumbers.getAtIndex(ValueLayout.JAVA_INT, k);
    }

    private int entries(int j) {
        return (int) (pointers[j + 1] - pointers[j]);
    }

    private long entriesPerColumn() {
        return 1 + entries() / columns;
    }
}
