package org.lariat.matrix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.lariat.kernel.ColumnKernel;
import org.lariat.kernel.VectorKernel;

/**
 * Weighted first and second moments of the columns of [X y], shifted by a constant each, over groups of rows: for group g
 *
 * <pre>
 * W_g = Σ w_i,   s_g = Σ w_i z_i,   M_g = Σ w_i z_i z_iᵀ,   z_i = (x_i − c, y_i − d)
 * </pre>
 *
 * with the sums over its rows. One pass over X, however many groups there are: rows are sorted by group in a buffer that
 * stays in cache, and every group meets the block kernel by itself.
 */
public final class GroupMoments {
    /** Rows of a group that meet the block kernel together, on average. */
    private static final int ROWS_PER_GROUP = 512;

    /** Bytes of the buffer at most, the rows of one group for each pass apart. */
    private static final long BUFFER_BYTES = 1L << 26;

    /** Columns of a panel, see {@link StandardizedMatrix#gram}. */
    private static final int PANEL = 32;

    private final DesignMatrix x;
    private final double[] y;
    private final double[] weights;
    private final int[] group;
    private final int order;
    private final double[] shift; // (p + 1)
    private final double[] weight; // [group]
    private final double[][] sums; // [group][p + 1]
    private final double[][] squares; // [group][(p + 1)²], column by column, the upper triangle

    /**
     * Reads X once.
     *
     * @param x the matrix, n×p
     * @param y (n)
     * @param weights ≥ 0, (n)
     * @param group of each row, from 0, (n)
     * @param groups number of groups
     * @param shift c_j for each column and d for y, (p + 1): near the means, so that little cancels later
     * @param kernel for the block products
     * @param workers threads
     */
    public GroupMoments(
            DesignMatrix x,
            double[] y,
            double[] weights,
            int[] group,
            int groups,
            double[] shift,
            VectorKernel kernel,
            Workers workers) {
        this.x = x;
        this.y = y;
        this.weights = weights;
        this.group = group;
        this.order = x.columns() + 1;
        this.shift = shift;
        this.weight = new double[groups];
        this.sums = new double[groups][order];
        this.squares = new double[groups][order * order];
        ColumnKernel columns = ElementType.FLOAT64.columns(kernel);
        int step = rowsAtATime(x, groups);
        MemorySegment buffer = Arena.ofAuto().allocate((long) Double.BYTES * step * order, 64);
        for (int row = 0; row < x.rows(); row += step) {
            add(row, Math.min(step, x.rows() - row), buffer, columns, workers);
        }
    }

    private static int rowsAtATime(DesignMatrix x, int groups) {
        long bytes = Double.BYTES * (x.columns() + 1L);
        return Math.min((int) Math.clamp(BUFFER_BYTES / bytes, 1, (long) ROWS_PER_GROUP * groups), x.rows());
    }

    /** Upper bound on the length of the longest chain of additions in an element of Σ_g M_g. */
    static int longestChain(DesignMatrix x, int groups) {
        int step = rowsAtATime(x, groups);
        return step / VectorKernel.BLOCK_LANES + 10 + Math.ceilDiv(x.rows(), step) + groups;
    }

    private void add(int row, int height, MemorySegment buffer, ColumnKernel kernel, Workers workers) {
        int groups = weight.length;
        int[] start = new int[groups + 1];
        for (int i = 0; i < height; i++) {
            start[group[row + i] + 1]++;
        }
        for (int g = 0; g < groups; g++) {
            start[g + 1] += start[g];
        }
        int[] next = start.clone();
        int[] place = new int[height];
        double[] w = new double[height];
        for (int i = 0; i < height; i++) {
            place[i] = next[group[row + i]]++;
            w[place[i]] = weights[row + i];
            weight[group[row + i]] += weights[row + i];
        }
        workers.forEach(order, 8, 4L * height, (from, to) -> {
            double[] column = new double[height];
            for (int j = from; j < to; j++) {
                sort(j, row, column, place, buffer);
            }
        });
        for (int g = 0; g < groups; g++) {
            if (start[g + 1] > start[g]) {
                multiply(g, start[g], start[g + 1] - start[g], height, w, buffer, kernel, workers);
            }
        }
    }

    /** Column {@code j} of [X y], shifted, its rows sorted by group. */
    private void sort(int j, int row, double[] column, int[] place, MemorySegment buffer) {
        if (j < x.columns()) {
            int block = x.rowsPerBlock();
            // Blocks of a matrix begin at multiples of their size: read what covers the rows wanted.
            for (int i = 0; i < column.length; ) {
                int first = (row + i) / block * block;
                int size = Math.min(block, x.rows() - first);
                double[] read = new double[size];
                x.column(j, first, size, read, 0);
                int skip = row + i - first;
                int count = Math.min(size - skip, column.length - i);
                System.arraycopy(read, skip, column, i, count);
                i += count;
            }
        } else {
            System.arraycopy(y, row, column, 0, column.length);
        }
        long base = (long) j * column.length;
        for (int i = 0; i < column.length; i++) {
            buffer.setAtIndex(ValueLayout.JAVA_DOUBLE, base + place[i], column[i] - shift[j]);
        }
    }

    private void multiply(
            int g,
            int from,
            int rows,
            int height,
            double[] w,
            MemorySegment buffer,
            ColumnKernel kernel,
            Workers workers) {
        long[] at = new long[order];
        for (int j = 0; j < order; j++) {
            at[j] = Double.BYTES * ((long) j * height + from);
        }
        workers.forEach(Math.ceilDiv(order, PANEL), 1, (long) rows * PANEL * order, (first, last) -> {
            for (int b = first; b < last; b++) {
                panel(g, b * PANEL, Math.min(PANEL, order - b * PANEL), from, rows, at, w, buffer, kernel);
            }
        });
    }

    /** Columns {@code c … c+width−1}, weighted, against all up to the last of them. */
    private void panel(
            int g,
            int c,
            int width,
            int from,
            int rows,
            long[] at,
            double[] w,
            MemorySegment buffer,
            ColumnKernel kernel) {
        double[] panel = new double[width * rows];
        for (int m = 0; m < width; m++) {
            long base = at[c + m] / Double.BYTES;
            double sum = 0.0;
            for (int i = 0; i < rows; i++) {
                double value = w[from + i] * buffer.getAtIndex(ValueLayout.JAVA_DOUBLE, base + i);
                panel[m * rows + i] = value;
                sum += value;
            }
            sums[g][c + m] += sum;
        }
        double[] out = new double[PANEL * width];
        for (int k = 0; k < c + width; k += PANEL) {
            int count = Math.min(PANEL, c + width - k);
            kernel.gram(buffer, at, k, count, panel, width, rows, out, 0);
            for (int m = 0; m < width; m++) {
                int column = (c + m) * order;
                for (int i = 0; i < count; i++) {
                    squares[g][column + k + i] += out[i * width + m];
                }
            }
        }
    }

    /** Order p + 1 of the moments: y comes last. */
    public int order() {
        return order;
    }

    /** c_j; d for {@code j = p}. */
    public double shift(int j) {
        return shift[j];
    }

    /** W_g. */
    public double weight(int g) {
        return weight[g];
    }

    /** Element {@code j} of s_g. */
    public double sum(int g, int j) {
        return sums[g][j];
    }

    /** Element of M_g, {@code j ≤ k}. */
    public double square(int g, int j, int k) {
        return squares[g][k * order + j];
    }

    /** Element of Σ_g M_g, {@code j ≤ k}. */
    public double square(int j, int k) {
        double sum = 0.0;
        for (int g = 0; g < weight.length; g++) {
            sum += square(g, j, k);
        }
        return sum;
    }
}
