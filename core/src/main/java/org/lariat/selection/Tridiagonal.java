package org.lariat.selection;

import org.lariat.kernel.VectorKernel;

/**
 * A symmetric matrix as QTQᵀ with T tridiagonal, by Householder reflections (Golub and Van Loan, Matrix Computations, 4th
 * ed., §8.3.1): 4m³/3 operations once, after which tr((A + sI)⁻¹) costs O(m) for every s.
 */
final class Tridiagonal {
    private final double[] diagonal; // (m)
    private final double[] beside; // (m−1)

    private Tridiagonal(double[] diagonal, double[] beside) {
        this.diagonal = diagonal;
        this.beside = beside;
    }

    /**
     * Reduces a matrix.
     *
     * @param a symmetric, m×m; overwritten
     * @param kernel for dot products
     */
    static Tridiagonal of(double[][] a, VectorKernel kernel) {
        int m = a.length;
        double[] diagonal = new double[m];
        double[] beside = new double[Math.max(0, m - 1)];
        double[] v = new double[m];
        double[] w = new double[m];
        for (int k = 0; k + 1 < m; k++) {
            diagonal[k] = a[k][k];
            for (int i = k + 1; i < m; i++) {
                v[i] = a[i][k];
            }
            beside[k] = reflector(v, k + 1);
            if (v[k + 1] != 0.0) {
                reflect(a, k + 1, v, w, kernel);
            }
        }
        diagonal[m - 1] = a[m - 1][m - 1];
        return new Tridiagonal(diagonal, beside);
    }

    /** Makes v, from {@code from} on, the vector with (I − vvᵀ)v a multiple of e₁, ‖v‖² = 2; returns the multiple. */
    private static double reflector(double[] v, int from) {
        double rest = 0.0;
        for (int i = from + 1; i < v.length; i++) {
            rest += v[i] * v[i];
        }
        double first = v[from];
        if (rest == 0.0) {
            v[from] = 0.0;
            return first;
        }
        double multiple = -Math.copySign(Math.sqrt(first * first + rest), first);
        v[from] = first - multiple;
        double scale = Math.sqrt(2.0 / (v[from] * v[from] + rest));
        for (int i = from; i < v.length; i++) {
            v[i] *= scale;
        }
        return multiple;
    }

    /** A := (I − vvᵀ) A (I − vvᵀ) = A − vwᵀ − wvᵀ with w = Av − ½(vᵀAv)v, on rows and columns from {@code from} on. */
    private static void reflect(double[][] a, int from, double[] v, double[] w, VectorKernel kernel) {
        int length = a.length - from;
        for (int i = from; i < a.length; i++) {
            w[i] = kernel.dot(a[i], from, v, from, length);
        }
        double half = 0.5 * kernel.dot(v, from, w, from, length);
        for (int i = from; i < a.length; i++) {
            w[i] -= half * v[i];
        }
        for (int i = from; i < a.length; i++) {
            double[] row = a[i];
            double vi = v[i];
            double wi = w[i];
            for (int j = from; j < row.length; j++) {
                row[j] -= vi * w[j] + wi * v[j];
            }
        }
    }

    /** Order m. */
    int order() {
        return diagonal.length;
    }

    /**
     * tr((A + sI)⁻¹) for A positive semidefinite: the diagonal of the inverse of T + sI is 1/(d⁺ + d⁻ − (t + s)), with the pivots
     * d⁺ of elimination from the top and d⁻ from the bottom (Meurant 1992, doi:10.1137/0613045).
     *
     * @param shift s &gt; 0
     */
    double traceOfInverse(double shift) {
        int m = diagonal.length;
        double[] fromBelow = new double[m];
        for (int i = m - 1; i >= 0; i--) {
            double next = i + 1 < m ? beside[i] * beside[i] / fromBelow[i + 1] : 0.0;
            fromBelow[i] = atLeast(diagonal[i] + shift - next, shift);
        }
        double trace = 0.0;
        double fromAbove = 0.0;
        for (int i = 0; i < m; i++) {
            double before = i > 0 ? beside[i - 1] * beside[i - 1] / fromAbove : 0.0;
            fromAbove = atLeast(diagonal[i] + shift - before, shift);
            trace += 1.0 / atLeast(fromAbove + fromBelow[i] - (diagonal[i] + shift), shift);
        }
        return trace;
    }

    /** No pivot of A + sI, and no reciprocal of an element of its inverse's diagonal, is below s but for rounding. */
    private static double atLeast(double pivot, double shift) {
        return Math.max(pivot, shift);
    }
}
