package org.lariat.matrix;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the solvers see: a view of a design with columns x̃_j = (x_j − m_j)/t_j of norm 1 in the inner product
 * ⟨a,b⟩ = Σ ω_i a_i b_i / n, where ω are the row weights scaled to mean 1. Centring and scaling are implicit: nothing is
 * copied, and sparse columns stay sparse. The one place that knows weights, centres and scales.
 *
 * <p>Counts the columns it reads; not for use by several threads at once (its batch operations use threads themselves).
 */
public final class StandardizedMatrix {
    /** Columns of a Gram panel: a few, so that the panel stays in cache beside the columns it meets. */
    private static final int PANEL = 8;

    private final DesignMatrix x;
    private final double[] omega; // row weights, mean 1, (n)
    private final boolean uniform;
    private final ColumnScales scales;
    private long columnsRead;

    /**
     * Makes the view; reads the matrix for means and norms.
     *
     * @param x the design, n×p
     * @param weights observation weights ≥ 0 of any scale, (n), or null for equal ones
     * @param centred whether columns are centred, that is, an intercept is fitted
     * @param workers threads for the measuring
     */
    public StandardizedMatrix(DesignMatrix x, double @Nullable [] weights, boolean centred, Workers workers) {
        this.x = x;
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
     * Gram block x̃_aᵀΩx̃_b/n: {@code out[k·nb + m]} belongs to {@code a[k]} and {@code b[m]}. The columns of {@code b} are
     * centred and weighted in a packed panel, so that the large common part of uncentred columns never enters the sum.
     *
     * @param a column numbers of norm &gt; 0
     * @param na how many of them
     * @param b column numbers of norm &gt; 0
     * @param nb how many of them
     * @param out receives na × nb values, row by row
     */
    public void gram(int[] a, int na, int[] b, int nb, double[] out) {
        int n = x.rows();
        columnsRead += nb + (long) na * Math.ceilDiv(nb, PANEL);
        double[] column = new double[n];
        double[] panel = new double[PANEL * n];
        double[] block = new double[na * PANEL];
        for (int first = 0; first < nb; first += PANEL) {
            int width = Math.min(PANEL, nb - first);
            for (int m = 0; m < width; m++) {
                int j = b[first + m];
                x.column(j, column);
                double scale = 1.0 / scales.norm[j];
                for (int i = 0; i < n; i++) {
                    panel[m * n + i] = omega[i] * ((column[i] - scales.center[j]) * scale);
                }
            }
            x.products(a, na, panel, width, block);
            for (int m = 0; m < width; m++) {
                double panelSum = 0.0;
                for (int i = 0; i < n; i++) {
                    panelSum += panel[m * n + i];
                }
                for (int k = 0; k < na; k++) {
                    double product = block[k * width + m] - scales.center[a[k]] * panelSum;
                    out[k * nb + first + m] = product / (scales.norm[a[k]] * n);
                }
            }
        }
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
