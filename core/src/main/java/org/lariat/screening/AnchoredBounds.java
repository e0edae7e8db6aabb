package org.lariat.screening;

import java.util.Arrays;
import org.lariat.kernel.VectorKernel;
import org.lariat.matrix.StandardizedMatrix;

/**
 * Upper bounds on all correlations |⟨x̃_j,r⟩| without reading X: some past residuals are kept as an orthonormal basis
 * q_1 … q_K together with d_kj = ⟨x̃_j,q_k⟩. For any residual r, with a_k = ⟨q_k,r⟩ and w = r − Σ a_k q_k,
 *
 * <pre>
 * |⟨x̃_j,r⟩| ≤ |Σ_k a_k d_kj| + ‖w‖·√(max(0, 1 − Σ_k d_kj²) + pad_j) + pad_j·‖r‖
 * </pre>
 *
 * since x̃_j has norm 1. Along a path the residual moves in a slowly turning space of few dimensions, so most bounds stay
 * below their threshold. The pad covers the rounding of the sums over columns, the loss of orthogonality of the basis, and
 * the cancellation under the root, which turns an error of u there into √u in the bound.
 *
 * <p>Related: sequential and gap-safe screening (Fercoq, Gramfort and Salmon 2015, arXiv:1505.03410) and look-ahead
 * screening (Larsson 2021, arXiv:2105.05648), which bound from one residual each.
 */
public final class AnchoredBounds {
    private static final double U = 0x1p-53;

    /** Additions beside the chain of the dot product itself: scaling, centring, and slack. */
    private static final int EXTRA_ROUNDINGS = 16;

    /** A residual with less than this share outside the basis is no new direction, only rounding. */
    private static final double NOTHING_NEW = 1e-9;

    /** Columns bounded at a time, so that their bounds stay in cache while the anchors pass. */
    private static final int BLOCK = 4096;

    private final StandardizedMatrix x;
    private final VectorKernel kernel;
    private final Sweep sweep;
    private final double[] meanWeights; // ω/n, (n)
    private final double[] product; // room for a weighted vector, (n)
    private final double[][] q; // anchors, orthonormal, each (n)
    private final double[][] weighted; // ω∘q_k/n, each (n)
    private final float[][] d; // d[k][j] = ⟨x̃_j,q_k⟩, each (p); every bound reads all of them, so half the bytes count
    private final double[] pad; // roundoff of one correlation with a vector of norm 1, (p)
    private final double[] rest; // bound on the norm of x̃_j outside the basis, (p)
    private final double[] estimate; // (p)
    private final double[] radius; // (p)
    private final double normRounding; // a computed norm times this is no smaller than the norm
    private int count;
    private int next; // the slot to fill next: once all are in use, the oldest

    /**
     * Starts without anchors.
     *
     * @param x the standardised design
     * @param capacity how many anchors to keep, ≥ 1; each takes p + 2n numbers
     * @param kernel for sums over rows
     */
    public AnchoredBounds(StandardizedMatrix x, int capacity, VectorKernel kernel) {
        this(x, capacity, kernel, Sweep.of(x));
    }

    /**
     * Starts without anchors, with sweeps by somebody else.
     *
     * @param x the standardised design
     * @param capacity how many anchors to keep, ≥ 1; each takes p + 2n numbers
     * @param kernel for sums over rows
     * @param sweep for the correlations of anchors
     */
    public AnchoredBounds(StandardizedMatrix x, int capacity, VectorKernel kernel, Sweep sweep) {
        int p = x.columns();
        this.sweep = sweep;
        this.x = x;
        this.kernel = kernel;
        this.meanWeights = weightedBy(x.omega(), 1.0 / x.rows());
        this.product = new double[x.rows()];
        this.q = new double[capacity][];
        this.weighted = new double[capacity][];
        this.d = new float[capacity][];
        this.pad = new double[p];
        this.rest = new double[p];
        this.estimate = new double[p];
        this.radius = new double[p];
        // The same pad covers the sums over rows: they are dots of vectors, n/32 + 8 additions in a row.
        int chain = Math.max(x.design().longestChain(), x.rows() / VectorKernel.DOT_LANES + 8);
        double roundings = 4.0 * (capacity + 2) * (chain + EXTRA_ROUNDINGS);
        // Stored as float32, (d_kj)_k is off by e_j, ‖e_j‖ ≤ √K·2^-25: |aᵀe_j| ≤ ‖r‖‖e_j‖, and Σ_k d_kj² is off by
        // 2‖e_j‖ at most.
        // The same holds for what a sweep by others is off: ‖e_j‖ ≤ √K·(2^-25 + error).
        double storing = 1.25 * Math.sqrt(capacity) * (0x1p-24 + 2.0 * sweep.error());
        this.normRounding = 1.0 + (chain + EXTRA_ROUNDINGS) * U;
        for (int j = 0; j < p; j++) {
            pad[j] = x.norm(j) > 0 ? roundings * U * x.cancellation(j) + storing : 0.0;
            rest[j] = x.norm(j) > 0 ? 1.0 : 0.0;
        }
    }

    /**
     * Makes a residual an anchor, in place of the oldest if all places are taken; one sweep over X.
     *
     * @param r a residual, (n)
     * @return false if the residual has no new direction: then nothing was read or changed
     */
    public boolean anchor(double[] r) {
        double[] v = r.clone();
        double before = x.norm(v);
        double[] replaced = q[next];
        q[next] = null; // what is replaced must not shape its successor
        for (int pass = 0; pass < 2; pass++) {
            for (double[] other : q) {
                if (other != null) {
                    subtract(x.inner(other, v), other, v);
                }
            }
        }
        double norm = x.norm(v);
        if (!(norm > NOTHING_NEW * before)) {
            q[next] = replaced;
            return false;
        }
        for (int i = 0; i < v.length; i++) {
            v[i] /= norm;
        }
        double[] products = estimate; // every bound fills it anew
        sweep.correlations(v, products);
        q[next] = v;
        weighted[next] = times(meanWeights, v, new double[v.length]);
        d[next] = rounded(products, 1.0);
        count = Math.max(count, next + 1);
        next = (next + 1) % q.length;
        measureRest();
        return true;
    }

    /**
     * Makes a residual the first anchor, with its correlations as they were computed.
     *
     * @param r a residual, (n); if it is 0 nothing changes
     * @param correlations of all columns with it, (p)
     */
    public void seed(double[] r, double[] correlations) {
        double norm = x.norm(r);
        if (norm > 0) {
            q[0] = new double[r.length];
            for (int i = 0; i < r.length; i++) {
                q[0][i] = r[i] / norm;
            }
            weighted[0] = times(meanWeights, q[0], new double[r.length]);
            d[0] = rounded(correlations, norm);
            count = 1;
            next = 1 % q.length;
            measureRest();
        }
    }

    private static float[] rounded(double[] products, double norm) {
        float[] rounded = new float[products.length];
        for (int j = 0; j < rounded.length; j++) {
            rounded[j] = (float) (products[j] / norm);
        }
        return rounded;
    }

    private void measureRest() {
        Arrays.fill(rest, 1.0);
        for (int k = 0; k < count; k++) {
            float[] dk = d[k];
            for (int j = 0; j < rest.length; j++) {
                rest[j] = Math.fma(-dk[j], dk[j], rest[j]);
            }
        }
        for (int j = 0; j < rest.length; j++) {
            rest[j] = pad[j] > 0 ? Math.sqrt(Math.max(0.0, rest[j]) + pad[j]) : 0.0;
        }
    }

    /**
     * Bounds all correlations with a residual: afterwards each is within {@link #radius()} of {@link #estimate()}.
     *
     * @param r the residual, (n)
     */
    public void bound(double[] r) {
        double[] w = r.clone();
        double[] a = new double[count];
        for (int k = 0; k < count; k++) {
            a[k] = kernel.dot(weighted[k], 0, r, 0, r.length);
            subtract(a[k], q[k], w);
        }
        double size = norm(r);
        // The rounding of w itself: one roundoff of r for every anchor.
        double outside = norm(w) + (count + 2) * U * size;
        for (int from = 0; from < estimate.length; from += BLOCK) {
            bound(a, outside, size, from, Math.min(estimate.length, from + BLOCK));
        }
    }

    private void bound(double[] a, double outside, double size, int from, int to) {
        Arrays.fill(estimate, from, to, 0.0);
        int k = 0;
        for (; k + 4 <= count; k += 4) {
            addFour(a, k, d[k], d[k + 1], d[k + 2], d[k + 3], estimate, from, to);
        }
        for (; k < count; k++) {
            float[] dk = d[k];
            double ak = a[k];
            for (int j = from; j < to; j++) {
                estimate[j] = Math.fma(ak, dk[j], estimate[j]);
            }
        }
        for (int j = from; j < to; j++) {
            radius[j] = outside * rest[j] + size * pad[j];
        }
    }

    /** Four anchors in one pass: the sums are read and written once for all. */
    private static void addFour(
            double[] a, int k, float[] d0, float[] d1, float[] d2, float[] d3, double[] sums, int from, int to) {
        double a0 = a[k];
        double a1 = a[k + 1];
        double a2 = a[k + 2];
        double a3 = a[k + 3];
        for (int j = from; j < to; j++) {
            sums[j] = Math.fma(a3, d3[j], Math.fma(a2, d2[j], Math.fma(a1, d1[j], Math.fma(a0, d0[j], sums[j]))));
        }
    }

    /** Σ_k a_k d_kj: the part of each correlation that lies in the anchors, (p); live, 0 for columns of norm 0. */
    public double[] estimate() {
        return estimate;
    }

    /** By how much each correlation can differ from the estimate, (p); live, 0 for columns of norm 0. */
    public double[] radius() {
        return radius;
    }

    private double norm(double[] v) {
        return Math.sqrt(kernel.dot(times(meanWeights, v, product), 0, v, 0, v.length)) * normRounding;
    }

    private static double[] times(double[] a, double[] b, double[] out) {
        for (int i = 0; i < a.length; i++) {
            out[i] = a[i] * b[i];
        }
        return out;
    }

    private static double[] weightedBy(double[] v, double factor) {
        double[] scaled = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            scaled[i] = v[i] * factor;
        }
        return scaled;
    }

    private static void subtract(double a, double[] from, double[] v) {
        for (int i = 0; i < v.length; i++) {
            v[i] = Math.fma(-a, from[i], v[i]);
        }
    }
}
