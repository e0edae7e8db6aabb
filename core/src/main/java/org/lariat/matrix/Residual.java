package org.lariat.matrix;

import java.util.Arrays;

/**
 * The residual of a fit in the form that coordinate descent keeps: {@code u = ω∘r} with row weights ω of mean 1, and its
 * sum. Updates go through {@link StandardizedMatrix}, which leaves out the centring of columns: the sum says how much.
 */
public final class Residual {
    final double[] weighted; // u = ω∘r, (n); the very array 'plain' where all weights are 1
    final double[] plain; // r as of the last refresh, centred if an intercept is fitted, (n)
    double sum; // Σ_i u_i
    double intercept; // weighted mean taken out at the last refresh
    double energy; // Σ of the norms of the parts that r was added up from: rounding errors are proportional to it

    Residual(int rows, boolean uniform) {
        this.weighted = new double[rows];
        this.plain = uniform ? weighted : new double[rows];
    }

    /** The same residual, which does not change when this one does. */
    @SuppressWarnings("ReferenceEquality") // which array it is
    public Residual copy() {
        Residual copy = new Residual(weighted.length, plain == weighted);
        System.arraycopy(weighted, 0, copy.weighted, 0, weighted.length);
        System.arraycopy(plain, 0, copy.plain, 0, plain.length);
        copy.sum = sum;
        copy.intercept = intercept;
        copy.energy = energy;
        return copy;
    }

    /** u = ω∘r, (n); live, to be read only. */
    public double[] weighted() {
        return weighted;
    }

    /** r as of the last refresh, (n), of weighted mean 0 if an intercept is fitted; live, to be read only. */
    public double[] plain() {
        return plain;
    }

    /** The weighted mean that the last refresh took out of y − Xβ: the intercept, in the scale of the target. */
    public double intercept() {
        return intercept;
    }

    /** Sum of the norms of the target and of the columns taken off it: what the rounding error of r is proportional to. */
    public double energy() {
        return energy;
    }

    /**
     * Replaces u by a combination of earlier ones, and the sum likewise: u is linear in the coefficients.
     *
     * @param vectors earlier values of u, each (n)
     * @param sums their sums
     * @param c the combination's coefficients, of sum 1
     */
    public void combine(double[][] vectors, double[] sums, double[] c) {
        Arrays.fill(weighted, 0.0);
        sum = 0.0;
        for (int k = 0; k < c.length; k++) {
            for (int i = 0; i < weighted.length; i++) {
                weighted[i] = Math.fma(c[k], vectors[k][i], weighted[i]);
            }
            sum = Math.fma(c[k], sums[k], sum);
        }
    }

    /** Σ_i u_i. */
    public double sum() {
        return sum;
    }
}
