package org.lariat.matrix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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

    private final DesignMatrix x;
    private final double[] y;
    private final double[] weights;
    private final int[] group;
    private final int order;
    private final int stride; // of squares: p + 2, the last column all ones, so that sums are products with it
    private final boolean uniform;
    private final double[] shift; // (p + 1)
    private final VectorKernel kernel;
    private final ColumnKernel bufferKernel;
    private final double[] weight; // [group]
    private final double[][] squares; // [group][stride²], row by row, the upper triangle

    /**
     * Reads X once.
     *
     * @param x the matrix, n×p
     * @param y (n)
     * @param weights ≥ 0, (n)
     * @param group of each row, from 0, (n)
     * @param groups number of groups
     * @param shift c_j for each column and d for y, (p + 1): near the means, so that little cancels later
     * @param kernel for the products
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
        this.kernel = kernel;
        this.weight = new double[groups];
        this.bufferKernel = ElementType.FLOAT64.columns(kernel);
        int step = rowsAtATime(x, groups);
        MemorySegment buffer = Arena.ofAuto().allocate((long) Double.BYTES * step * stride, 64);
        SquareBlocks[] sums = new SquareBlocks[groups];
        Arrays.setAll(sums, g -> new SquareBlocks(stride));
        for (int row = 0; row < x.rows(); row += step) {
            add(row, Math.min(step, x.rows() - row), buffer, sums, workers);
        }
        this.squares = new double[groups][];
        for (int g = 0; g < groups; g++) {
            squares[g] = sums[g].square();
            sums[g] = new SquareBlocks(0); // all of them beside the squares would be half as much again
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

    private void add(int row, int height, MemorySegment buffer, SquareBlocks[] sums, Workers workers) {
        int groups = weight.length;
        int[] start = new int[groups + 1];
        for (int i = 0; i < height; i++) {
            start[group[row + i] + 1]++;
        }
        int longest = Arrays.stream(start).max().orElseThrow();
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
        fill(buffer, row, start, source, workers);
        multiply(buffer, start, longest, w, sums, workers);
    }

    private void fill(MemorySegment buffer, int row, int[] start, int[] source, Workers workers) {
        workers.forEach(stride, 8, 4L * source.length, (from, to) -> {
            double[] column = new double[source.length];
            double[] sorted = new double[source.length];
            for (int j = from; j < to; j++) {
                read(j, row, column);
                gather(column, source, j < order ? shift[j] : 0.0, sorted);
                for (int g = 0; g < weight.length; g++) {
                    int rows = start[g + 1] - start[g];
                    MemorySegment.copy(sorted, start[g], buffer, ValueLayout.JAVA_DOUBLE, place(start, g, j), rows);
                }
            }
        });
    }

    /** Group by group, since its rows are in cache then; of each the longest panel first, so that the last ones are short. */
    private void multiply(
            MemorySegment buffer, int[] start, int longest, double[] w, SquareBlocks[] sums, Workers workers) {
        int panels = SquareBlocks.panels(stride);
        Queue<Scratch> scratches = new ConcurrentLinkedQueue<>();
        workers.forEach(weight.length * panels, 1, (long) w.length * stride, (from, to) -> {
            Scratch free = scratches.poll();
            Scratch scratch = free == null ? new Scratch(longest) : free;
            for (int k = from; k < to; k++) {
                int g = k / panels;
                int rows = start[g + 1] - start[g];
                MemorySegment own = buffer.asSlice(place(start, g, 0), (long) Double.BYTES * rows * stride);
                panel(panels - 1 - k % panels, rows, own, w, start[g], sums[g], scratch);
            }
            scratches.add(scratch);
        });
    }

    /** Where a group's rows of column {@code j} begin: the rows of a group lie together, column by column. */
    private long place(int[] start, int g, int j) {
        return Double.BYTES * ((long) start[g] * stride + (long) j * (start[g + 1] - start[g]));
    }

    /** What a panel needs for itself, kept for the next one that the same thread does: made anew for each, it would fill the cache with zeros. */
    private static final class Scratch {
        final double[] panel;
        final double[] products = new double[SquareBlocks.PANEL * SquareBlocks.PANEL];

        Scratch(int rows) {
            this.panel = new double[SquareBlocks.PANEL * rows];
        }
    }

    /** Column {@code j} of [X y 1]. */
    private void read(int j, int row, double[] column) {
        if (j == order) {
            Arrays.fill(column, 1.0);
        } else if (j < x.columns()) {
            int block = x.rowsPerBlock();
            for (int i = 0; i < column.length; i += block) {
                x.column(j, row + i, Math.min(block, column.length - i), column, i);
            }
        } else {
            System.arraycopy(y, row, column, 0, column.length);
        }
    }

    /** Shifts the rows of a column, and puts them in the order of the buffer. */
    private static void gather(double[] column, int[] source, double shift, double[] sorted) {
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = column[source[i]] - shift;
        }
    }

    /**
     * A panel of columns, weighted, against all up to the last of them, over the rows of a group.
     *
     * @param own rows of the group, column by column
     * @param w weights, from {@code from} on
     * @param sums to which the products are added
     */
    private void panel(
            int number, int rows, MemorySegment own, double[] w, int from, SquareBlocks sums, Scratch scratch) {
        if (rows == 0) {
            return;
        }
        int first = number * SquareBlocks.PANEL;
        int width = SquareBlocks.width(stride, number);
        long[] at = new long[first + width];
        for (int j = 0; j < at.length; j++) {
            at[j] = (long) Double.BYTES * j * rows;
        }
        double[] panel = scratch.panel;
        MemorySegment.copy(own, ValueLayout.JAVA_DOUBLE, at[first], panel, 0, width * rows);
        if (!uniform) {
            for (int m = 0; m < width; m++) {
                for (int i = 0; i < rows; i++) {
                    panel[m * rows + i] *= w[from + i];
                }
            }
        }
        for (int other = 0; other <= number; other++) {
            int count = SquareBlocks.width(stride, other);
            bufferKernel.gram(own, at, other * SquareBlocks.PANEL, count, panel, width, rows, scratch.products, 0);
            sums.add(other, number, scratch.products);
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
        return squares[g][j * stride + k];
    }

    /** Adds row {@code j} of M_g, from the diagonal on, to {@code sums}, (p + 1). */
    public void addRow(int g, int j, double[] sums) {
        for (int k = j; k < order; k++) {
            sums[k] += squares[g][j * stride + k];
        }
    }

    /** The part of M_g v right of the diagonal: Σ over j &lt; k &lt; p of M_jk v_k, for {@code j < p}; {@code v} (p). */
    public double right(int g, int j, double[] v) {
        return kernel.dot(squares[g], j * stride + j + 1, v, j + 1, order - 2 - j);
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
