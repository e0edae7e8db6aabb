package org.lariat.solver;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lariat.matrix.Residual;

/**
 * Anderson extrapolation of coordinate descent iterates (Bertrand and Massias 2021, arXiv:2011.10065): from K+1 iterates
 * b_0 … b_K the combination Σ c_k b_k, Σ c_k = 1, whose differences b_k − b_{k−1} combine to the smallest norm. The
 * residual is linear in b, so it is combined alike instead of being recomputed.
 */
final class AndersonExtrapolation {
    /** K: enough to catch the slowest modes, few enough for the K×K system to stay well-conditioned (their choice). */
    static final int DEPTH = 5;

    /** Relative ridge on the K×K system, which is singular where the iterates have converged. */
    private static final double RIDGE = 1e-12;

    private final double[][] iterates; // (K+1) × columns of the working set
    private final double[][] residuals; // (K+1) × n
    private final double[] sums = new double[DEPTH + 1];
    private int stored;

    AndersonExtrapolation(int columns, int rows) {
        this.iterates = new double[DEPTH + 1][columns];
        this.residuals = new double[DEPTH + 1][rows];
    }

    /** Remembers an iterate; true when enough are there to extrapolate. */
    boolean store(int[] columns, int count, double[] b, Residual r) {
        double[] to = iterates[stored];
        for (int k = 0; k < count; k++) {
            to[k] = b[columns[k]];
        }
        System.arraycopy(r.weighted(), 0, residuals[stored], 0, residuals[stored].length);
        sums[stored] = r.sum();
        stored++;
        return stored == DEPTH + 1;
    }

    /** Forgets all iterates. */
    void clear() {
        stored = 0;
    }

    /** The combination's coefficients for iterates 1 … K, of sum 1; null where the system is degenerate. */
    double @Nullable [] weights(int count) {
        double[][] system = new double[DEPTH][DEPTH];
        for (int a = 0; a < DEPTH; a++) {
            for (int c = 0; c <= a; c++) {
                double sum = 0.0;
                for (int k = 0; k < count; k++) {
                    sum = Math.fma(iterates[a + 1][k] - iterates[a][k], iterates[c + 1][k] - iterates[c][k], sum);
                }
                system[a][c] = sum;
                system[c][a] = sum;
            }
        }
        double trace = 0.0;
        for (int a = 0; a < DEPTH; a++) {
            trace += system[a][a];
        }
        for (int a = 0; a < DEPTH; a++) {
            system[a][a] += RIDGE * trace;
        }
        double[] weights = new double[DEPTH];
        Arrays.fill(weights, 1.0);
        if (!solve(system, weights)) {
            return null;
        }
        double sum = Arrays.stream(weights).sum();
        for (int a = 0; a < DEPTH; a++) {
            weights[a] /= sum;
        }
        return Double.isFinite(weights[0]) && sum != 0.0 ? weights : null;
    }

    /** The extrapolated coefficients, in the order of the working set. */
    double[] extrapolated(double[] weights, int count) {
        double[] out = new double[count];
        for (int a = 0; a < DEPTH; a++) {
            for (int k = 0; k < count; k++) {
                out[k] = Math.fma(weights[a], iterates[a + 1][k], out[k]);
            }
        }
        return out;
    }

    /** Sets the residual to the extrapolated one. */
    void extrapolate(double[] weights, Residual r) {
        r.combine(Arrays.copyOfRange(residuals, 1, DEPTH + 1), Arrays.copyOfRange(sums, 1, DEPTH + 1), weights);
    }

    /** Sets the residual back to the newest one stored. */
    void restore(Residual r) {
        r.combine(new double[][] {residuals[stored - 1]}, new double[] {sums[stored - 1]}, new double[] {1.0});
    }

    /** Solves a symmetric positive definite system in place by Cholesky; false if it is not. */
    private static boolean solve(double[][] a, double[] x) {
        int n = x.length;
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < j; k++) {
                for (int i = j; i < n; i++) {
                    a[i][j] -= a[i][k] * a[j][k];
                }
            }
            if (!(a[j][j] > 0)) {
                return false;
            }
            double pivot = Math.sqrt(a[j][j]);
            for (int i = j; i < n; i++) {
                a[i][j] /= pivot;
            }
            x[j] /= pivot;
            for (int i = j + 1; i < n; i++) {
                x[i] -= a[i][j] * x[j];
            }
        }
        for (int j = n - 1; j >= 0; j--) {
            x[j] /= a[j][j];
            for (int i = 0; i < j; i++) {
                x[i] -= a[j][i] * x[j];
            }
        }
        return true;
    }
}
