package org.lariat.solver;

import java.util.Arrays;

/**
 * The slope v of an objective in the coefficients of a factor RᵀR = A, as z with Rᵀz = v, kept while coefficients move and R gains and loses
 * columns: then a Newton step A d = v takes one triangular solve, R d = z, instead of two, and reads R once. The same is kept of the
 * pull of ℓ1, which is what the slope changes by from λ to λ.
 *
 * <p>A step e lowers v by Ae, hence z by Re: all of z if the step is d, a share of it if a share is taken, and else few columns of R tell. Rotations that
 * restore a triangle turn z like any column of R (Golub and Van Loan, Matrix Computations, 4th ed., §6.5).
 */
final class FactoredSlope {
    private final UpdatedCholesky factor;
    private double[] z = new double[16];
    private double[] pull = new double[16]; // u with Rᵀu = ℓ1·sign(b) at λ = 1
    private boolean known;

    FactoredSlope(UpdatedCholesky factor) {
        this.factor = factor;
    }

    /** Whether it still belongs to its coefficients; if not, {@link #solve} is next. */
    boolean isKnown() {
        return known;
    }

    /** The slope changed by more than is told here, by a rounding that was found for instance. */
    void forget() {
        known = false;
    }

    /**
     * Begins with a slope.
     *
     * @param slope v
     * @param unitPull ℓ1·sign(b) at λ = 1
     */
    void solve(double[] slope, double[] unitPull) {
        reserve(slope.length);
        System.arraycopy(slope, 0, z, 0, slope.length);
        System.arraycopy(unitPull, 0, pull, 0, slope.length);
        factor.forward(z, 0);
        factor.forward(pull, 0);
        known = true;
    }

    private void reserve(int size) {
        if (size > z.length) {
            z = Arrays.copyOf(z, 2 * size);
            pull = Arrays.copyOf(pull, 2 * size);
        }
    }

    /** The Newton step d with RᵀR d = v. */
    double[] step() {
        double[] d = Arrays.copyOf(z, factor.size());
        factor.backward(d);
        return d;
    }

    /** λ fell by that much, or rose if that is negative; signs are as they were, and there is no ridge. */
    void lambdaFell(double by) {
        for (int i = 0; i < factor.size(); i++) {
            z[i] = Math.fma(by, pull[i], z[i]);
        }
    }

    /** That share of the step was taken. */
    void wasTaken(double share) {
        for (int i = 0; i < factor.size(); i++) {
            z[i] -= share * z[i];
        }
    }

    /** All of the step was taken but {@code rest}, which is 0 but for few coefficients. */
    void wasTakenBut(double[] rest) {
        Arrays.fill(z, 0, rest.length, 0.0);
        for (int i = 0; i < rest.length; i++) {
            if (rest[i] != 0.0) {
                factor.addColumn(i, rest[i], z);
            }
        }
    }

    /**
     * Columns came to the end of the factor whose coefficients had moved before.
     *
     * @param slope v as it is now; read from the first of them on
     * @param unitPull ℓ1·sign(b) at λ = 1, likewise
     * @param steps by which they had
     */
    void join(double[] slope, double[] unitPull, double[] steps) {
        int size = factor.size();
        int before = size - steps.length;
        reserve(size);
        factor.subtractColumns(before, steps, z);
        System.arraycopy(slope, before, z, before, steps.length);
        System.arraycopy(unitPull, before, pull, before, steps.length);
        factor.forward(z, before);
        factor.forward(pull, before);
    }

    /** Takes coefficients off the factor, in ascending order. */
    void remove(int[] gone) {
        factor.remove(gone, (i, c, s) -> {
            if (known) {
                rotate(z, i, c, s);
                rotate(pull, i, c, s);
            }
        });
    }

    private static void rotate(double[] v, int i, double c, double s) {
        double upper = v[i];
        double lower = v[i + 1];
        v[i] = c * upper + s * lower;
        v[i + 1] = c * lower - s * upper;
    }
}
