package org.lariat.matrix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
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
    private final int stride; // of squares: p + 2, the last column all ones, so that sums are products with it
    private final boolean uniform;
    private final double[] shift; // (p + 1)
    private final double[] weight; // [group]
    private final double[][] squares; // [group][stride²], column by column, the upper triangle

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
        this.stride = order + 1;
        this.uniform = Arrays.stream(weights).allMatch(w -> w == 1.0);
        this.shift = shift;
        this.weight = new double[groups];
        this.squares = new double[groups][stride * stride];
        ColumnKernel columns = ElementType.FLOAT64.columns(kernel);
        int step = rowsAtATime(x, groups);
        MemorySegment buffer = Arena.ofAuto().allocate((long) Double.BYTES * step * stride, 64);
        for (int row = 0; row < x.rows(); row += step) {
            add(row, Math.min(step, x.rows() - row), buffer, columns, workers);
        }
    }

    /** Whole blocks of the matrix, at least one. */
    private static int rowsAtATime(DesignMatrix x, int groups) {
        long bytes = Double.BYTES * (x.columns() + 2L);
        long blocks = Math.min(BUFFER_BYTES / bytes, (long) ROWS_PER_GROUP * groups) / x.rowsPerBlock();
        return (int) Math.min(Math.max(1, blocks) * x.rowsPerBlock(), x.rows());
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
        int[] source = new int[height]; // of each row in the buffer
        double[] w = new double[height];
        for (int i = 0; i < height; i++) {
            int place = next[group[row + i]]++;
            source[place] = i;
            w[place] = weights[row + i];
            weight[group[row + i]] += weights[row + i];
        }
        workers.forEach(stride, 8, 4L * height, (from, to) -> {
            double[] column = new double[height];
            double[] sorted = new double[height];
            for (int j = from; j < to; j++) {
                sort(j, row, column, source, sorted);
                MemorySegment.copy(
                        sorted, 0, buffer, ValueLayout.JAVA_DOUBLE, (long) Double.BYTES * j * height, height);
            }
        });
        // Group by group, since its rows are in cache then; of each the longest panel first, so that the last ones are
        // short.
        int panels = Math.ceilDiv(stride, PANEL);
        workers.forEach(groups * panels, 1, (long) height * stride, (from, to) -> {
            for (int k = from; k < to; k++) {
                panel(k / panels, (panels - 1 - k % panels) * PANEL, start, height, w, buffer, kernel);
            }
        });
    }

    /** Column {@code j} of [X y 1], the first two shifted, its rows sorted by group. */
    private void sort(int j, int row, double[] column, int[] source, double[] sorted) {
        if (j == order) {
            Arrays.fill(sorted, 1.0);
            return;
        }
        if (j < x.columns()) {
            int block = x.rowsPerBlock();
            for (int i = 0; i < column.length; i += block) {
                x.column(j, row + i, Math.min(block, column.length - i), column, i);
            }
        } else {
            System.arraycopy(y, row, column, 0, column.length);
        }
        double c = shift[j];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = column[source[i]] - c;
        }
    }

    /** A panel of columns from {@code c} on, weighted, against all up to the last of them, over the rows of a group. */
    private void panel(int g, int c, int[] start, int height, double[] w, MemorySegment buffer, ColumnKernel kernel) {
        int width = Math.min(PANEL, stride - c);
        int from = start[g];
        int rows = start[g + 1] - from;
        if (rows == 0) {
            return;
        }
        long[] at = new long[c + width];
        for (int j = 0; j < at.length; j++) {
            at[j] = Double.BYTES * ((long) j * height + from);
        }
        double[] panel = new double[width * rows];
        for (int m = 0; m < width; m++) {
            MemorySegment.copy(buffer, ValueLayout.JAVA_DOUBLE, at[c + m], panel, m * rows, rows);
            for (int i = 0; i < rows && !uniform; i++) {
                panel[m * rows + i] *= w[from + i];
            }
        }
        double[] out = new double[PANEL * width];
        for (int k = 0; k < c + width; k += PANEL) {
            int count = Math.min(PANEL, c + width - k);
            kernel.gram(buffer, at, k, count, panel, width, rows, out, 0);
            for (int m = 0; m < width; m++) {
                int column = (c + m) * stride;
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
        return square(g, j, order);
    }

    /** Element of M_g, {@code j ≤ k}. */
    public double square(int g, int j, int k) {
        return squares[g][k * stride + j];
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
