package org.lariat.solver;

import java.util.Arrays;

/**
 * RᵀR = A for a positive definite A that gains and loses single rows and columns; never built anew. R is upper triangular and
 * stored row by row, so that every inner loop runs along a row. Appending costs one triangular solve, removing the
 * rotations that restore the triangle (Golub and Van Loan, Matrix Computations, 4th ed., §6.5).
 */
final class UpdatedCholesky {
    private double[][] rows = new double[16][]; // rows[i][k], k ≥ i
    private int size;

    /** Order of A. */
    int size() {
        return size;
    }

    /** Back to order 0. */
    void clear() {
        size = 0;
    }

    /**
     * Appends a row and column to A, if that keeps it clearly positive definite.
     *
     * @param column the new column of A above the diagonal, {@link #size()} elements; overwritten by that of R
     * @param diagonal the new diagonal element
     * @param leastPivot smallest square of a pivot, as a share of {@code diagonal}
     * @return whether it was appended
     */
    boolean append(double[] column, double diagonal, double leastPivot) {
        forward(column);
        double pivot = diagonal;
        for (int i = 0; i < size; i++) {
            pivot = Math.fma(-column[i], column[i], pivot);
        }
        if (!(pivot > leastPivot * diagonal)) {
            return false;
        }
        reserve(size + 1);
        for (int i = 0; i < size; i++) {
            rows[i][size] = column[i];
        }
        rows[size][size] = Math.sqrt(pivot);
        size++;
        return true;
    }

    private void reserve(int order) {
        if (order > rows.length) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
            for (int i = 0; i < size; i++) {
                rows[i] = Arrays.copyOf(rows[i], rows.length);
            }
        }
        if (rows[order - 1] == null || rows[order - 1].length < rows.length) {
            rows[order - 1] = new double[rows.length];
        }
    }

    /** Removes row and column {@code m} of A. */
    void remove(int m) {
        for (int i = 0; i < m; i++) {
            System.arraycopy(rows[i], m + 1, rows[i], m, size - m - 1);
        }
        // Below row m the columns to the right of m have moved left: one element under the diagonal each.
        for (int i = m; i < size - 1; i++) {
            double[] upper = rows[i];
            double[] lower = rows[i + 1];
            double a = upper[i + 1];
            double b = lower[i + 1];
            double length = Math.sqrt(a * a + b * b);
            rotate(upper, lower, i + 1, size, a / length, b / length);
            System.arraycopy(upper, i + 1, upper, i, size - i - 1);
        }
        size--;
    }

    /** Elements {@code from ≤ k < to}: upper takes c·upper + s·lower, lower takes c·lower − s·upper. */
    private static void rotate(double[] upper, double[] lower, int from, int to, double c, double s) {
        for (int k = from; k < to; k++) {
            double u = upper[k];
            double l = lower[k];
            upper[k] = c * u + s * l;
            lower[k] = c * l - s * u;
        }
    }

    /** Solves A d = v in place. */
    void solve(double[] v) {
        forward(v);
        backward(v);
    }

    /** Solves Rᵀz = v in place. */
    private void forward(double[] v) {
        for (int k = 0; k < size; k++) {
            double[] row = rows[k];
            double z = v[k] / row[k];
            v[k] = z;
            for (int i = k + 1; i < size; i++) {
                v[i] = Math.fma(-z, row[i], v[i]);
            }
        }
    }

    /** Solves R d = v in place. */
    void backward(double[] v) {
        for (int k = size - 1; k >= 0; k--) {
            double[] row = rows[k];
            double s0 = 0.0;
            double s1 = 0.0;
            double s2 = 0.0;
            double s3 = 0.0;
            int i = k + 1;
            for (; i + 3 < size; i += 4) {
                s0 = Math.fma(row[i], v[i], s0);
                s1 = Math.fma(row[i + 1], v[i + 1], s1);
                s2 = Math.fma(row[i + 2], v[i + 2], s2);
                s3 = Math.fma(row[i + 3], v[i + 3], s3);
            }
            for (; i < size; i++) {
                s0 = Math.fma(row[i], v[i], s0);
            }
            v[k] = (v[k] - ((s0 + s1) + (s2 + s3))) / row[k];
        }
    }
}
