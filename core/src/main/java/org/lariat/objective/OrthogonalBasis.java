package org.lariat.objective;

import java.util.ArrayList;
import java.util.List;
import org.lariat.matrix.Residual;
import org.lariat.matrix.StandardizedMatrix;

/**
 * An orthonormal basis of some standardised columns, X̃_U = QR, by Gram–Schmidt with reorthogonalisation. It fits
 * unpenalised columns exactly, whatever their conditioning, and projects residuals off them for the dual.
 *
 * <p>Columns that depend on the earlier ones (to {@value #DEPENDENT} of their norm) are left out and keep coefficient 0.
 */
public final class OrthogonalBasis {
    // A pivot δ makes steps of 1/δ, whose rounding U/δ the next step meets as an error of U/δ²: below √U steps diverge.
    private static final double DEPENDENT = 1e-7;

    private final StandardizedMatrix x;
    private final List<Integer> members = new ArrayList<>();
    private final List<double[]> q = new ArrayList<>(); // each (n)
    private final List<double[]> r = new ArrayList<>(); // r.get(k): column k of R, (k+1)
    private double fragility;

    /** An empty basis. */
    public OrthogonalBasis(StandardizedMatrix x) {
        this.x = x;
    }

    /** A basis that starts as a copy of another one. */
    public OrthogonalBasis(OrthogonalBasis other) {
        this.x = other.x;
        this.members.addAll(other.members);
        this.q.addAll(other.q);
        this.r.addAll(other.r);
        this.fragility = other.fragility;
    }

    /** Number of columns in the basis. */
    public int size() {
        return q.size();
    }

    /** Column number of member {@code k}. */
    public int member(int k) {
        return members.get(k);
    }

    /** Σ 1/R_kk: by how much rounding may have turned the basis away from the columns' span. */
    public double fragility() {
        return fragility;
    }

    /** Adds column {@code j} unless it depends on those here. */
    public void add(int j) {
        int n = x.rows();
        if (q.size() >= n) {
            return;
        }
        double[] v = new double[n];
        x.column(j, v);
        double[] coefficients = new double[q.size() + 1];
        for (int pass = 0; pass < 2; pass++) {
            for (int k = 0; k < q.size(); k++) {
                double d = x.inner(q.get(k), v);
                coefficients[k] += d;
                subtract(d, q.get(k), v);
            }
        }
        double norm = x.norm(v);
        if (!(norm > DEPENDENT)) {
            return;
        }
        for (int i = 0; i < n; i++) {
            v[i] /= norm;
        }
        coefficients[q.size()] = norm;
        members.add(j);
        q.add(v);
        r.add(coefficients);
        fragility += 1.0 / norm;
    }

    /**
     * Takes the part of a vector in the span off it.
     *
     * @param v (n), overwritten by the part orthogonal to the span
     * @return the coordinates of what was taken off
     */
    public double[] project(double[] v) {
        double[] coordinates = new double[q.size()];
        for (int pass = 0; pass < 2; pass++) {
            for (int k = 0; k < q.size(); k++) {
                double d = x.inner(q.get(k), v);
                coordinates[k] += d;
                subtract(d, q.get(k), v);
            }
        }
        return coordinates;
    }

    private static void subtract(double d, double[] from, double[] v) {
        for (int i = 0; i < v.length; i++) {
            v[i] = Math.fma(-d, from[i], v[i]);
        }
    }

    /**
     * Minimises over the coefficients of all members at once: one exact block step.
     *
     * @param b standardised coefficients, (p), updated
     * @param residual updated accordingly
     * @return the largest change of a coefficient; 0 once steps drown in rounding
     */
    public double step(double[] b, Residual residual) {
        double[] d = minimizer(residual, new double[q.size()]);
        double largest = 0.0;
        for (int k = 0; k < d.length; k++) {
            int j = members.get(k);
            double moved = b[j] + d[k] - b[j];
            if (moved != 0.0) {
                b[j] += d[k];
                x.update(j, moved, residual);
                largest = Math.max(largest, Math.abs(moved));
            }
        }
        return largest;
    }

    /**
     * The change d of the members' coefficients that minimises ½‖r − X̃_U d‖² + slopeᵀd: R d = Qᵀr − R⁻ᵀ·slope, so the
     * condition number is not squared.
     *
     * @param residual r
     * @param slope of each member, in their order
     */
    public double[] minimizer(Residual residual, double[] slope) {
        int size = q.size();
        double[] d = new double[size];
        for (int k = 0; k < size; k++) {
            double[] column = r.get(k);
            double sum = slope[k];
            for (int i = 0; i < k; i++) {
                sum -= column[i] * d[i];
            }
            d[k] = sum / column[k];
        }
        for (int k = 0; k < size; k++) {
            d[k] = againstWeighted(q.get(k), residual) - d[k];
        }
        for (int k = size - 1; k >= 0; k--) {
            double[] column = r.get(k);
            d[k] /= column[k];
            for (int i = 0; i < k; i++) {
                d[i] -= column[i] * d[k];
            }
        }
        return d;
    }

    /** ⟨q, r⟩ from the weighted residual; q is centred where columns are, so the residual's shift drops out. */
    private static double againstWeighted(double[] basisVector, Residual residual) {
        double[] u = residual.weighted();
        double sum = 0.0;
        for (int i = 0; i < u.length; i++) {
            sum = Math.fma(basisVector[i], u[i], sum);
        }
        return sum / u.length;
    }
}
