package org.lariat.matrix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lariat.kernel.ColumnKernel;
import org.lariat.kernel.ScalarKernel;
import org.lariat.kernel.VectorKernel;

/**
 * A dense matrix, column by column in one memory segment, float64 or float32. What is built here lies off the heap, its
 * columns on 64-byte boundaries when they are long enough for that to matter, and is freed when it is no longer
 * reachable. A mapped file serves as well, with a bound on how much of it stays in memory.
 */
public final class DenseMatrix implements DesignMatrix {
    private static final int ALIGNMENT = 64;

    /** Columns a worker takes at a time. */
    private static final int COLUMNS_PER_BLOCK = 64;

    /** Columns that meet a vector in one call: enough for a kernel to read some that lie far apart in turns, each for a while. */
    private static final int COLUMNS_PER_SWEEP = 1024;

    /** Fewer, if threads had not so many blocks each to share out evenly; */
    private static final int BLOCKS_PER_THREAD = 4;

    /** or if they have more bytes than this, and a page budget, a multiple of it, hears of all of them before the first is read. */
    private static final long BYTES_ANNOUNCED = 1L << 20;

    /** Columns of a block of products at a time: all vectors of the panel meet them while they are in cache, 256 KiB at most. */
    private static final int COLUMNS_PER_READ = 32;

    /** Rows of a block product: 8 KiB of a column and 288 KiB of a panel with 36, which leaves room in a cache of 1 MiB. */
    private static final int ROWS_PER_BLOCK = 1024;

    /** Columns below this many elements are stored tightly: padding them would cost more memory than it saves time. */
    private static final int TIGHT_BELOW = 256;

    private final int rows;
    private final int columns;
    private final ElementType type;
    private final MemorySegment segment;
    private final long stride; // bytes from a column to the next
    private final @Nullable PageBudget pages; // null: everything may stay in memory
    private final ColumnKernel kernel;
    private final Workers workers;

    private DenseMatrix(
            int rows,
            int columns,
            ElementType type,
            MemorySegment segment,
            long stride,
            @Nullable PageBudget pages,
            ColumnKernel kernel,
            Workers workers) {
        this.rows = rows;
        this.columns = columns;
        this.type = type;
        this.segment = segment;
        this.stride = stride;
        this.pages = pages;
        this.kernel = kernel;
        this.workers = workers;
    }

    /**
     * Starts an empty matrix, all zeros, to be filled element by element.
     *
     * @param rows n ≥ 1
     * @param columns p ≥ 1
     * @param type how elements are stored
     * @throws IllegalArgumentException if a size is below 1
     */
    public static Builder builder(int rows, int columns, ElementType type) {
        return new Builder(rows, columns, type);
    }

    /**
     * Copies an array of rows.
     *
     * @param x n rows of p values each, {@code x[i][j]}
     * @throws IllegalArgumentException if there are no rows or columns, rows differ in length, or a value is not finite
     */
    public static DenseMatrix ofRows(double[][] x) {
        if (x.length == 0 || x[0].length == 0) {
            throw new IllegalArgumentException("the matrix has " + x.length + " rows and "
                    + (x.length == 0 ? 0 : x[0].length) + " columns; at least one of each is needed");
        }
        Builder builder = builder(x.length, x[0].length, ElementType.FLOAT64);
        for (int i = 0; i < x.length; i++) {
            if (x[i].length != x[0].length) {
                throw new IllegalArgumentException("row " + i + " has " + x[i].length + " values, row 0 has "
                        + x[0].length + "; all rows must have the same length");
            }
            for (int j = 0; j < x[i].length; j++) {
                builder.set(i, j, x[i][j]);
            }
        }
        return builder.build();
    }

    /**
     * Copies a flat array that holds row after row: {@code x[i·columns + j]}.
     *
     * @throws IllegalArgumentException if the length is not {@code rows·columns}, or a value is not finite
     */
    public static DenseMatrix rowMajor(int rows, int columns, double[] x) {
        checkLength(rows, columns, x.length);
        Builder builder = builder(rows, columns, ElementType.FLOAT64);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                builder.set(i, j, x[i * columns + j]);
            }
        }
        return builder.build();
    }

    /**
     * Copies a flat array that holds column after column: {@code x[j·rows + i]}.
     *
     * @throws IllegalArgumentException if the length is not {@code rows·columns}, or a value is not finite
     */
    public static DenseMatrix columnMajor(int rows, int columns, double[] x) {
        checkLength(rows, columns, x.length);
        Builder builder = builder(rows, columns, ElementType.FLOAT64);
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                builder.set(i, j, x[j * rows + i]);
            }
        }
        return builder.build();
    }

    /**
     * Wraps a native or mapped segment that holds column after column without gaps, in native byte order; no copy. The
     * caller keeps it alive and unchanged while the matrix is in use; kernels may read it by its address, and closing it meanwhile may end the
     * JVM. A heap segment, or one that is not aligned to its
     * elements, is copied.
     *
     * @param segment at least {@code rows·columns} elements
     * @throws IllegalArgumentException if a size is below 1, the segment is too small, or a value is not finite
     */
    public static DenseMatrix wrap(int rows, int columns, ElementType type, MemorySegment segment) {
        Builder shape = new Builder(rows, columns, type, false);
        long needed = (long) rows * columns * type.bytes();
        if (segment.byteSize() < needed) {
            throw new IllegalArgumentException(tooSmall(rows, columns, type, needed, segment));
        }
        MemorySegment source = segment;
        if (!segment.isNative() || segment.address() % type.bytes() != 0) {
            source = Arena.ofAuto().allocate(needed, ALIGNMENT).copyFrom(segment.asSlice(0, needed));
        }
        DenseMatrix matrix = shape.over(source, (long) rows * type.bytes());
        matrix.checkFinite();
        return matrix;
    }

    /**
     * A matrix in a mapped file, which must stay as it is while the matrix is in use; no copy. Its values are not read here:
     * who made the file answers for their being finite, or {@link #checkFinite} is called. While the matrix is in use, not
     * much more than {@code pageBudget} bytes of the file are kept in memory (the columns in work by each thread apart); that
     * does not change results.
     *
     * @param segment mapped, in native byte order
     * @param stride bytes from a column to the next, a multiple of the size of an element
     * @param pageBudget bytes of the file that may stay in memory, ≥ 1
     * @throws IllegalArgumentException if the segment is not mapped, not aligned or too small, or a number is out of range
     */
    public static DenseMatrix mapped(
            int rows, int columns, ElementType type, MemorySegment segment, long stride, long pageBudget) {
        new Builder(rows, columns, type, false);
        long column = (long) rows * type.bytes();
        if (!segment.isMapped() || segment.address() % type.bytes() != 0 || stride % type.bytes() != 0) {
            throw new IllegalArgumentException("the segment must be mapped, and its columns aligned to their elements");
        }
        if (stride < column || pageBudget < 1) {
            throw new IllegalArgumentException("the stride is " + stride + ", a column has " + column
                    + " bytes; the page budget is " + pageBudget + ", it must be at least 1");
        }
        long needed = Math.addExact(Math.multiplyExact(stride, columns - 1L), column);
        if (segment.byteSize() < needed) {
            throw new IllegalArgumentException(tooSmall(rows, columns, type, needed, segment));
        }
        PageBudget pages = segment.byteSize() <= pageBudget ? null : new PageBudget(segment, pageBudget);
        return new DenseMatrix(
                rows, columns, type, segment, stride, pages, type.columns(new ScalarKernel()), Workers.SERIAL);
    }

    /**
     * A matrix over a native segment whose values are known to be finite; no copy, nothing read. The caller keeps the segment alive, and may
     * change it between operations.
     *
     * @param segment aligned to its elements
     * @param stride bytes from a column to the next, a multiple of the size of an element
     * @throws IllegalArgumentException if a size is below 1, or the segment is too small
     */
    public static DenseMatrix over(int rows, int columns, ElementType type, MemorySegment segment, long stride) {
        new Builder(rows, columns, type, false);
        long needed = Math.addExact(Math.multiplyExact(stride, columns - 1L), (long) rows * type.bytes());
        if (segment.byteSize() < needed) {
            throw new IllegalArgumentException(tooSmall(rows, columns, type, needed, segment));
        }
        return new DenseMatrix(
                rows, columns, type, segment, stride, null, type.columns(new ScalarKernel()), Workers.SERIAL);
    }

    /** Bytes from a column to the next in matrices that are allocated here. */
    public static long stride(int rows, ElementType type) {
        long tight = (long) rows * type.bytes();
        return rows < TIGHT_BELOW ? tight : Math.ceilDiv(tight, ALIGNMENT) * ALIGNMENT;
    }

    private static String tooSmall(int rows, int columns, ElementType type, long needed, MemorySegment segment) {
        return "a " + rows + "×" + columns + " " + type.label() + " matrix needs " + needed + " bytes, the segment has "
                + segment.byteSize();
    }

    /**
     * Reads the whole matrix.
     *
     * @throws IllegalArgumentException if a value is not finite; the message says where
     */
    public void checkFinite() {
        for (int j = 0; j < columns; j++) {
            long first = at(j) / type.bytes();
            for (int i = 0; i < rows; i++) {
                type.checked(type.read(segment, first + i), i, j);
            }
        }
    }

    private static void checkLength(int rows, int columns, int length) {
        if ((long) rows * columns != length) {
            throw new IllegalArgumentException("a " + rows + "×" + columns + " matrix needs " + (long) rows * columns
                    + " values, the array has " + length);
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

    @Override
    public String description() {
        return "dense " + type.label();
    }

    @Override
    public ElementType elementType() {
        return type;
    }

    @Override
    public long bytes() {
        return stride * columns;
    }

    @Override
    public int longestChain() {
        // A lane's blocks, at most three groups (the lanes of the last elements have none), and the five levels of the
        // fold.
        return rows / VectorKernel.DOT_LANES + 8;
    }

    @Override
    public DenseMatrix using(VectorKernel vectorKernel, Workers pool) {
        return new DenseMatrix(rows, columns, type, segment, stride, pages, type.columns(vectorKernel), pool);
    }

    @Override
    public double get(int i, int j) {
        return type.read(segment, at(j) / type.bytes() + i);
    }

    @Override
    public void column(int j, double[] out) {
        column(j, 0, rows, out, 0);
    }

    @Override
    public boolean isEmpty(int j) {
        return false;
    }

    @Override
    public double dot(int j, double[] v) {
        return kernel.dot(segment, at(j), v, rows);
    }

    @Override
    public void axpy(int j, double a, double[] v) {
        kernel.axpy(a, segment, at(j), v, rows);
    }

    @Override
    public void axpyWeighted(int j, double a, double[] w, double[] v) {
        kernel.axpyWeighted(a, segment, at(j), w, v, rows);
    }

    @Override
    public double squaredDeviation(int j, double center, double[] w, double totalWeight) {
        return kernel.squaredDeviation(segment, at(j), center, w, rows);
    }

    @Override
    public void correlations(double[] v, double[] out) {
        correlations(v, j -> j, columns, out);
    }

    @Override
    public void correlations(double[] v, int[] list, int count, double[] out) {
        correlations(v, k -> list[k], count, out);
    }

    private void correlations(double[] v, IntUnaryOperator column, int count, double[] out) {
        int each =
                Math.clamp(count / (BLOCKS_PER_THREAD * workers.threads()), COLUMNS_PER_BLOCK, COLUMNS_PER_SWEEP) & -4;
        workers.forEach(count, each, rows, (from, to) -> {
            long[] places = new long[Math.min(to - from, columnsPerCall())];
            for (int first = from; first < to; first += places.length) {
                int size = Math.min(to - first, places.length);
                for (int k = 0; k < size; k++) {
                    places[k] = at(column.applyAsInt(first + k));
                }
                kernel.dots(segment, places, 0, size, v, rows, out, first);
            }
        });
    }

    private int columnsPerCall() {
        return pages == null ? COLUMNS_PER_SWEEP : Math.clamp(BYTES_ANNOUNCED / stride, 4, COLUMNS_PER_SWEEP);
    }

    @Override
    public int rowsPerBlock() {
        return ROWS_PER_BLOCK;
    }

    @Override
    public void products(
            int[] list, int count, int firstRow, int rowCount, double[] panel, int panelColumns, double[] out) {
        long[] offsets = new long[count];
        workers.forEach(count, COLUMNS_PER_BLOCK, (long) rowCount * panelColumns, (from, to) -> {
            int step = COLUMNS_PER_READ;
            for (int first = from; first < to; first += step) {
                int end = Math.min(to, first + step);
                for (int k = first; k < end; k++) {
                    offsets[k] = at(list[k], firstRow, rowCount);
                }
                kernel.gram(
                        segment, offsets, first, end - first, panel, panelColumns, rowCount, out, first * panelColumns);
            }
        });
    }

    @Override
    public boolean readsByBlocks() {
        return true;
    }

    @Override
    public int longestProductChain() {
        return Math.min(rows, ROWS_PER_BLOCK) / VectorKernel.BLOCK_LANES + 10;
    }

    @Override
    public void column(int j, int firstRow, int rowCount, double[] out, int at) {
        type.read(segment, at(j, firstRow, rowCount) / type.bytes(), rowCount, out, at);
    }

    @Override
    public void combine(int[] list, double[] coefficients, int count, double[] out) {
        int k = 0;
        for (; k + 4 <= count; k += 4) {
            kernel.axpy4(
                    coefficients,
                    k,
                    segment,
                    at(list[k]),
                    at(list[k + 1]),
                    at(list[k + 2]),
                    at(list[k + 3]),
                    out,
                    rows);
        }
        for (; k < count; k++) {
            kernel.axpy(coefficients[k], segment, at(list[k]), out, rows);
        }
    }

    /** Where column {@code j} begins; called when it is about to be read. */
    private long at(int j) {
        return at(j, 0, rows);
    }

    /** Where some rows of column {@code j} begin, which are about to be read. */
    private long at(int j, int firstRow, int rowCount) {
        long offset = j * stride + (long) firstRow * type.bytes();
        if (pages != null) {
            pages.reading(offset, (long) rowCount * type.bytes());
        }
        return offset;
    }

    /** Fills a dense matrix element by element; elements not set are zero. Not thread-safe. */
    public static final class Builder {
        private final int rows;
        private final int columns;
        private final ElementType type;
        private final long stride;
        private final MemorySegment segment;

        private Builder(int rows, int columns, ElementType type) {
            this(rows, columns, type, true);
        }

        private Builder(int rows, int columns, ElementType type, boolean allocate) {
            if (rows < 1 || columns < 1) {
                throw new IllegalArgumentException(
                        "the matrix has " + rows + " rows and " + columns + " columns; at least one of each is needed");
            }
            this.rows = rows;
            this.columns = columns;
            this.type = type;
            this.stride = stride(rows, type);
            this.segment = allocate ? Arena.ofAuto().allocate(stride * columns, ALIGNMENT) : MemorySegment.NULL;
        }

        /**
         * Sets one element.
         *
         * @param i row, from 0
         * @param j column, from 0
         * @param value finite
         * @throws IllegalArgumentException if the value is not finite, or too large for float32 storage
         * @throws IndexOutOfBoundsException if row or column are outside the matrix
         */
        public Builder set(int i, int j, double value) {
            if (i < 0 || i >= rows || j < 0 || j >= columns) {
                throw new IndexOutOfBoundsException(
                        "row " + i + ", column " + j + " is outside a " + rows + "×" + columns + " matrix");
            }
            type.write(segment, j * stride / type.bytes() + i, type.checked(value, i, j));
            return this;
        }

        /** An element as it is now, rounded to the type of storage. */
        public double get(int i, int j) {
            return type.read(segment, j * stride / type.bytes() + Objects.checkIndex(i, rows));
        }

        /** The matrix; the builder must not be used afterwards. */
        public DenseMatrix build() {
            return over(segment, stride);
        }

        private DenseMatrix over(MemorySegment source, long columnStride) {
            return new DenseMatrix(
                    rows, columns, type, source, columnStride, null, type.columns(new ScalarKernel()), Workers.SERIAL);
        }
    }
}
