package org.lariat.matrix;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the solvers see: a view of a design with columns x̃_j = (x_j − m_j)/t_j of norm 1 in the inner product
 * ⟨a,b⟩ = Σ ω_i a_i b_i / n, where ω are the row weights scaled to mean 1. Centring and scaling are implicit: nothing is
 * copied, and sparse columns stay sparse. The one place that knows weights, centres and scales.
 *
 * <p>Counts the columns it reads; not for use by several threads at once (its batch operations use threads themselves).
 */
public final class StandardizedMatrix {
    /** Columns of a Gram panel of sparse data: four times as many as are taken in one pass over a column's entries. */
    private static final int SPARSE_PANEL = 32;

    /** Elements of a panel at most, where blocks of rows are long. */
    private static final int PANEL_ELEMENTS = 1 << 22;

    /** Blocks of rows whose products wait to be added up, at most, and how many a thread takes at a time. */
    private static final int BLOCKS_AT_A_TIME = 32;

    private static final int BLOCKS_PER_TASK = 2;

    /** Elements of these products, at most. */
    private static final int BLOCK_ELEMENTS = 1 << 21;

    /** Elements that a thread keeps room for at most: 512 KiB. */
    private static final int MOST_KEPT = 1 << 16;

    private static final ThreadLocal<double[]> ROOM = ThreadLocal.withInitial(() -> new double[0]);

    private final DesignMatrix x;
    private final double[] omega; // row weights, mean 1, (n)
    private final boolean uniform;
    private final Workers workers;
    private final ColumnScales scales;
    private long columnsRead;

    /**
     * Makes the view; reads the matrix for means and norms.
     *
     * @param x the design, n×p
     * @param weights observation weights ≥ 0 of any scale, (n), or null for equal ones
     * @param centred whether columns are centred, that is, an intercept is fitted
     * @param workers threads for the measuring, and for blocks of rows
     */
    public StandardizedMatrix(DesignMatrix x, double @Nullable [] weights, boolean centred, Workers workers) {
        this.x = x;
        this.workers = workers;
        this.omega = new double[x.rows()];
        Arrays.fill(omega, 1.0);
        boolean equal = true;
        if (weights != null) {
            double largest = Arrays.stream(weights).max().orElseThrow();
            double sum = 0.0;
            for (double w : weights) {
                sum += w / largest;
            }
            for (int i = 0; i < weights.length; i++) {
                equal &= weights[i] == weights[0];
                omega[i] = weights[i] / largest * (x.rows() / sum);
            }
            if (equal) {
                Arrays.fill(omega, 1.0);
            }
        }
        this.uniform = equal;
        this.scales = new ColumnScales(x, omega, centred, workers);
        this.columnsRead = 2L * x.columns();
    }

    /** Number of rows n. */
    public int rows() {
        return x.rows();
    }

    /** Number of columns p. */
    public int columns() {
        return x.columns();
    }

    /** The design behind the view. */
    public DesignMatrix design() {
        return x;
    }

    /** Row weights ω, of mean 1, (n); live, to be read only. */
    public double[] omega() {
        return omega;
    }

    /** m_j: what is taken off column {@code j}. */
    public double center(int j) {
        return scales.center[j];
    }

    /** t_j: what column {@code j} is divided by; 0 for a column that cannot explain anything. */
    public double norm(int j) {
        return scales.norm[j];
    }

    /** s_j: the weighted standard deviation of column {@code j} about its mean. */
    public double deviation(int j) {
        return scales.deviation[j];
    }

    /** ‖x_j‖/t_j ≥ 1: by how much centring cancels; rounding errors of products with column {@code j} grow by it. */
    public double cancellation(int j) {
        double ratio = scales.center[j] / scales.norm[j];
        return Math.sqrt(1.0 + ratio * ratio);
    }

    /** Columns read so far. */
    public long columnsRead() {
        return columnsRead;
    }

    /** Counts on from a number of columns read, for somebody who goes on with the work of another. */
    public void countFrom(long columns) {
        columnsRead = columns;
    }

    /** Columns read so far, divided by p. */
    public double sweeps() {
        return (double) columnsRead / x.columns();
    }

    /** x̃_jᵀΩr/n. */
    public double correlation(int j, Residual r) {
        columnsRead++;
        return scaled(j, x.dot(j, r.weighted), r);
    }

    /** Accounts for a coefficient that grows by {@code delta}: r −= delta·x̃_j, but for the centring. */
    public void update(int j, double delta, Residual r) {
        columnsRead++;
        double a = -delta / scales.norm[j];
        if (uniform) {
            x.axpy(j, a, r.weighted);
        } else {
            x.axpyWeighted(j, a, omega, r.weighted);
        }
        r.sum += a * x.rows() * scales.center[j];
    }

    /** All correlations x̃_jᵀΩr/n, one sweep; {@code out} (p), 0 for columns of norm 0. */
    public void correlations(Residual r, double[] out) {
        columnsRead += x.columns();
        x.correlations(r.weighted, out);
        for (int j = 0; j < out.length; j++) {
            out[j] = scales.norm[j] == 0.0 ? 0.0 : scaled(j, out[j], r);
        }
    }

    /** Correlations of some columns: {@code out[k]} belongs to {@code columns[k]}, {@code k < count}. */
    public void correlations(Residual r, int[] columns, int count, double[] out) {
        columnsRead += count;
        x.correlations(r.weighted, columns, count, out);
        for (int k = 0; k < count; k++) {
            out[k] = scaled(columns[k], out[k], r);
        }
    }

    /**
     * Correlations of some columns with several residuals, which share one reading of X: {@code out[k·m + i]} belongs to {@code columns[k]} and the
     * i-th of m residuals. In the order of summation of {@link #gram}.
     */
    public void correlations(List<Residual> residuals, int[] columns, int count, double[] out) {
        int m = residuals.size();
        columnsRead += count;
        BlockedProducts.of(
                x, columns, count, residuals.stream().map(Residual::weighted).toList(), out);
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < m; i++) {
                out[k * m + i] = scaled(columns[k], out[k * m + i], residuals.get(i));
            }
        }
    }

    /** All correlations ⟨x̃_j,v⟩ with any vector of row space, one sweep; {@code v} (n), {@code out} (p). */
    public void correlations(double[] v, double[] out) {
        Residual r = newResidual();
        for (int i = 0; i < v.length; i++) {
            r.weighted[i] = omega[i] * v[i];
            r.sum += r.weighted[i];
        }
        correlations(r, out);
    }

    private double scaled(int j, double product, Residual r) {
        return (product - scales.center[j] * r.sum) / (scales.norm[j] * x.rows());
    }

    /**
     * The part of the Gram matrix X̃ᵀΩX̃/n that some columns add to that of those before them in a list:
     * {@code out[k·added + m]} belongs to {@code columns[k]} and {@code columns[from + m]}, for {@code k ≤ from + m}; the rest
     * follows by symmetry and is left undefined. One side of every product is centred and weighted in a packed panel, so that
     * the large common part of uncentred columns never enters the sum. Blocks of rows are added up in their order. A design that
     * knows {@linkplain DesignMatrix#centredProducts products about centres} is not read.
     *
     * @param columns column numbers of norm &gt; 0
     * @param from where the added ones begin
     * @param count where they end
     * @param out receives count × (count − from) values, row by row
     */
    public void gram(int[] columns, int from, int count, double[] out) {
        int added = count - from;
        if (x.centredProducts(columns, from, count, omega, scales.center, out)) {
            columnsRead += count;
            for (int k = 0; k < count; k++) {
                for (int m = Math.max(0, k - from); m < added; m++) {
                    double product = out[k * added + m] / scales.norm[columns[from + m]];
                    out[k * added + m] = product / (scales.norm[columns[k]] * x.rows());
                }
            }
            return;
        }
        int panel = x.readsByBlocks() ? SquareBlocks.PANEL : SPARSE_PANEL;
        int widest = Math.clamp(PANEL_ELEMENTS / Math.min(x.rows(), x.rowsPerBlock()), 1, panel);
        for (int first = 0; first < added; first += widest) {
            int width = Math.min(widest, added - first);
            gramPanel(columns, from + first, width, out, first, added);
        }
    }

    /**
     * Columns {@code first … first+width−1} of the list against all up to the last of them. Where there are many blocks of rows, threads
     * take some each; these are added up in their order.
     */
    private void gramPanel(int[] columns, int first, int width, double[] out, int outAt, int outWidth) {
        int count = first + width;
        int blockRows = Math.min(x.rows(), x.rowsPerBlock());
        int blocks = Math.ceilDiv(x.rows(), blockRows);
        columnsRead += width + count;
        int atATime = Math.clamp(BLOCK_ELEMENTS / (count * width), 1, BLOCKS_AT_A_TIME);
        GramBlock sum = GramBlock.NONE;
        for (int from = 0; from < blocks; from += atATime) {
            int start = from;
            GramBlock[] parts = new GramBlock[Math.min(atATime, blocks - from)];
            workers.forEach(parts.length, BLOCKS_PER_TASK, (long) blockRows * count * width, (begin, end) -> {
                double[] panel = room(width * blockRows);
                for (int k = begin; k < end; k++) {
                    parts[k] = gramBlock(columns, first, width, (start + k) * blockRows, panel);
                }
            });
            for (GramBlock part : parts) {
                sum = sum.add(part);
            }
        }
        for (int k = 0; k < count; k++) {
            for (int m = 0; m < width; m++) {
                double product = sum.products[k * width + m] - scales.center[columns[k]] * sum.panelSums[m];
                out[k * outWidth + outAt + m] = product / (scales.norm[columns[k]] * x.rows());
            }
        }
    }

    /** Room for a panel, kept for the next one that the same thread packs: made anew for each, it would fill the cache with zeros. */
    private static double[] room(int elements) {
        if (elements > MOST_KEPT) {
            return new double[elements];
        }
        if (ROOM.get().length < elements) {
            ROOM.set(new double[elements]);
        }
        return ROOM.get();
    }

    /** What blocks of rows add to a panel of G. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once
    private record GramBlock(double[] products, double[] panelSums) {
        static final GramBlock NONE = new GramBlock(new double[0], new double[0]);

        /** Adds a block to this sum, in place; to none, it is the sum. */
        GramBlock add(GramBlock part) {
            if (products.length == 0) {
                return part;
            }
            add(part.products, products);
            add(part.panelSums, panelSums);
            return this;
        }

        private static void add(double[] part, double[] sums) {
            for (int k = 0; k < sums.length; k++) {
                sums[k] += part[k];
            }
        }
    }

    private GramBlock gramBlock(int[] columns, int first, int width, int row, double[] panel) {
        int height = Math.min(x.rowsPerBlock(), x.rows() - row);
        double[] panelSums = new double[width];
        for (int m = 0; m < width; m++) {
            panelSums[m] = pack(columns[first + m], row, height, panel, m * height);
        }
        double[] products = new double[(first + width) * width];
        x.products(columns, first + width, row, height, panel, width, products);
        return new GramBlock(products, panelSums);
    }

    /**
     * ⟨x̃_j,v⟩ for some columns, in the order of summation of {@link #gram}, whose rounding grows more slowly with n than that
     * of a sweep.
     *
     * @param v centred if columns are, (n)
     * @param columns column numbers of norm &gt; 0
     * @param out receives a value for each
     */
    public void correlationsByBlocks(double[] v, int[] columns, double[] out) {
        columnsRead += columns.length;
        double[] weighted = new double[x.rows()];
        double total = 0.0;
        for (int row = 0; row < x.rows(); row += x.rowsPerBlock()) {
            double sum = 0.0;
            for (int i = row; i < Math.min(x.rows(), row + x.rowsPerBlock()); i++) {
                weighted[i] = omega[i] * v[i];
                sum += weighted[i];
            }
            total += sum;
        }
        BlockedProducts.of(x, columns, columns.length, List.of(weighted), out);
        for (int k = 0; k < columns.length; k++) {
            int j = columns[k];
            out[k] = (out[k] - scales.center[j] * total) / (scales.norm[j] * x.rows());
        }
    }

    /** Upper bound on the length of the longest chain of additions in an element of {@link #gram}. */
    public int longestGramChain() {
        return x.longestProductChain() + Math.ceilDiv(x.rows(), x.rowsPerBlock());
    }

    /** Writes ω∘x̃_j over a block of rows; returns its sum. */
    private double pack(int j, int row, int height, double[] panel, int at) {
        x.column(j, row, height, panel, at);
        double scale = 1.0 / scales.norm[j];
        double center = scales.center[j];
        double sum = 0.0;
        for (int i = 0; i < height; i++) {
            double value = omega[row + i] * ((panel[at + i] - center) * scale);
            panel[at + i] = value;
            sum += value;
        }
        return sum;
    }

    /** Writes the standardised column x̃_j to {@code out}, (n). */
    public void column(int j, double[] out) {
        columnsRead++;
        x.column(j, out);
        for (int i = 0; i < out.length; i++) {
            out[i] = (out[i] - scales.center[j]) / scales.norm[j];
        }
    }

    /** A residual to be filled by {@link #refresh}. */
    public Residual newResidual() {
        return new Residual(x.rows(), uniform);
    }

    /**
     * Recomputes the residual r = target − Σ_k b_k x̃_k from scratch, free of the drift of updates, and centres it if
     * columns are centred.
     *
     * @param target the response, (n)
     * @param columns columns with non-zero coefficients, in a fixed order
     * @param coefficients their coefficients on the standardised scale
     * @param count how many
     * @param centred whether the weighted mean is taken out
     * @param r receives the residual
     */
    public void refresh(double[] target, int[] columns, double[] coefficients, int count, boolean centred, Residual r) {
        columnsRead += count;
        int n = x.rows();
        double[] raw = r.plain;
        System.arraycopy(target, 0, raw, 0, n);
        double[] unscaled = new double[count];
        double energy = norm(target);
        for (int k = 0; k < count; k++) {
            unscaled[k] = -coefficients[k] / scales.norm[columns[k]];
            energy += Math.abs(coefficients[k]) * cancellation(columns[k]);
        }
        x.combine(columns, unscaled, count, raw);
        double mean = 0.0;
        if (centred) {
            for (int i = 0; i < n; i++) {
                mean = Math.fma(omega[i], raw[i], mean);
            }
            mean /= n;
        }
        double sum = 0.0;
        for (int i = 0; i < n; i++) {
            raw[i] -= mean;
            r.weighted[i] = omega[i] * raw[i];
            sum += r.weighted[i];
        }
        r.sum = sum;
        r.intercept = mean;
        r.energy = energy;
    }

    /** √(Σ ω_i v_i² / n). */
    public double norm(double[] v) {
        return Math.sqrt(inner(v, v));
    }

    /**
     * ⟨a,b⟩ = Σ ω_i a_i b_i / n, summed with compensation (Ogita, Rump and Oishi 2005, doi:10.1137/030601818), so that its
     * rounding error hardly depends on n.
     */
    public double inner(double[] a, double[] b) {
        double sum = 0.0;
        double correction = 0.0;
        for (int i = 0; i < a.length; i++) {
            double weighted = omega[i] * a[i];
            double product = weighted * b[i];
            double productError = Math.fma(weighted, b[i], -product);
            double next = sum + product;
            double part = next - sum;
            correction += (sum - (next - part)) + (product - part) + productError;
            sum = next;
        }
        return (sum + correction) / a.length;
    }
}
