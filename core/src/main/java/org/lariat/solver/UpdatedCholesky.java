package org.lariat.solver;

import java.util.Arrays;
import org.lariat.kernel.VectorKernel;

/**
 * RᵀR = A for a positive definite A that gains and loses rows and columns; never built anew. R is upper triangular and
 * stored row by row, so that every inner loop runs along a row. Appending costs one triangular solve, removing the
 * rotations that restore the triangle (Golub and Van Loan, Matrix Computations, 4th ed., §6.5).
 */
final class UpdatedCholesky {
    private final VectorKernel kernel;
    private double[][] rows = new double[16][]; // rows[i][k], k ≥ i
    private int size;

    UpdatedCholesky(VectorKernel kernel) {
        this.kernel = kernel;
    }

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
        extend(column, Math.sqrt(pivot));
        return true;
    }

    /**
     * Appends several rows and columns, reading R once for all of them.
     *
     * @param columns for each the new column of A above the diagonal: {@link #size()} elements as of the call, and one for each
     *     earlier one of the list; overwritten
     * @param diagonals the new diagonal elements
     * @param leastPivot as in {@link #append}
     * @return for each whether it was appended; those refused are left out of those after them
     */
    boolean[] append(double[][] columns, double[] diagonals, double leastPivot) {
        int before = size;
        forward(columns, 0);
        boolean[] done = new boolean[columns.length];
        int[] members = new int[columns.length]; // of the list, in the order of R
        int count = 0;
        for (int c = 0; c < columns.length; c++) {
            double[] z = columns[c];
            double[] packed = Arrays.copyOf(z, before + count);
            for (int t = 0; t < count; t++) {
                double[] other = columns[members[t]];
                double known = kernel.dot(other, 0, packed, 0, before + t);
                packed[before + t] = (z[before + members[t]] - known) / rows[before + t][before + t];
            }
            double pivot = diagonals[c] - kernel.dot(packed, 0, packed, 0, packed.length);
            done[c] = pivot > leastPivot * diagonals[c];
            if (done[c]) {
                extend(packed, Math.sqrt(pivot));
                columns[c] = packed;
                members[count++] = c;
            }
        }
        return done;
    }

    /**
     * Appends a column to R itself.
     *
     * @param column above the diagonal, {@link #size()} elements
     * @param pivot on the diagonal, positive
     */
    void extend(double[] column, double pivot) {
        reserve(size + 1);
        for (int i = 0; i < size; i++) {
            rows[i][size] = column[i];
        }
        rows[size][size] = pivot;
        size++;
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

    /** What is rotated along with the rows of R: the columns of Q in A = QR for instance. */
    @FunctionalInterface
    interface Rotated {
        /** Takes upper, element i, to c·upper + s·lower, and lower, element i + 1, to c·lower − s·upper. */
        void rotate(int i, double c, double s);
    }

    /** Removes row and column {@code m} of A. */
    void remove(int m) {
        remove(new int[] {m}, (i, c, s) -> {});
    }

    /**
     * Removes rows and columns of A. Columns of R that have moved left by k have k elements under the diagonal; they are rotated away from the lowest up,
     * column by column, so that a row meets all its rotations while it and those around it, as many as are removed, are in a cache.
     *
     * @param gone ascending, at least one
     * @param along what is rotated along
     */
    void remove(int[] gone, Rotated along) {
        int kept = size - gone.length;
        int moved = 0; // rows
        int under = 0; // elements under the diagonal
        for (int m = gone[0]; m < kept; m++) {
            while (under < gone.length && gone[under] <= m + under) {
                under++;
            }
            for (; moved <= m + under; moved++) {
                moveLeft(moved, gone);
            }
            for (int i = m + under - 1; i >= m; i--) {
                double a = rows[i][m];
                double b = rows[i + 1][m];
                double length = Math.sqrt(a * a + b * b);
                rotate(rows[i], rows[i + 1], m, kept, a / length, b / length);
                along.rotate(i, a / length, b / length);
            }
        }
        size = kept;
    }

    /** Closes the gaps that columns leave in a row. */
    private void moveLeft(int i, int[] gone) {
        for (int k = 0; k < gone.length; k++) {
            int from = Math.max(i, gone[k] + 1);
            int to = k + 1 < gone.length ? gone[k + 1] : size;
            if (from < to) {
                System.arraycopy(rows[i], from, rows[i], from - k - 1, to - from);
            }
        }
    }

    /** Elements {@code from ≤ k < to}: upper takes c·upper + s·lower, lower takes c·lower − s·upper. */
    static void rotate(double[] upper, double[] lower, int from, int to, double c, double s) {
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
    void forward(double[] v) {
        forward(v, 0);
    }

    /** The same where the first elements of z are known, and stand in v. */
    void forward(double[] v, int known) {
        for (int k = 0; k < known; k++) {
            subtract(v[k], rows[k], v, known, size);
        }
        forward(new double[][] {v}, known);
    }

    /** For several right-hand sides, from which what is known of the solutions was subtracted: every row of R is read once. */
    private void forward(double[][] vectors, int known) {
        int k = known;
        double[] z = new double[8];
        for (; k + 3 < size; k += 4) {
            int c = 0;
            for (; c + 1 < vectors.length; c += 2) {
                solveFour(vectors[c], k, z, 0);
                solveFour(vectors[c + 1], k, z, 4);
                subtract(z, rows[k], rows[k + 1], rows[k + 2], rows[k + 3], vectors[c], vectors[c + 1], k + 4, size);
            }
            if (c < vectors.length) {
                solveFour(vectors[c], k, z, 0);
                subtract(z, rows[k], rows[k + 1], rows[k + 2], rows[k + 3], vectors[c], k + 4, size);
            }
        }
        for (; k < size; k++) {
            for (double[] v : vectors) {
                v[k] /= rows[k][k];
                subtract(v[k], rows[k], v, k + 1, size);
            }
        }
    }

    private static void subtract(double z, double[] row, double[] v, int from, int to) {
        for (int i = from; i < to; i++) {
            v[i] = Math.fma(-z, row[i], v[i]);
        }
    }

    /** The next four elements of the solution, which are also written to {@code z} from {@code at} on. */
    private void solveFour(double[] v, int k, double[] z, int at) {
        for (int t = 0; t < 4; t++) {
            double sum = v[k + t];
            for (int i = 0; i < t; i++) {
                sum = Math.fma(-v[k + i], rows[k + i][k + t], sum);
            }
            v[k + t] = sum / rows[k + t][k + t];
            z[at + t] = -v[k + t];
        }
    }

    /** Four rows in one pass: the vector is read and written once for all. */
    private static void subtract(
            double[] z, double[] r0, double[] r1, double[] r2, double[] r3, double[] v, int from, int to) {
        double z0 = z[0];
        double z1 = z[1];
        double z2 = z[2];
        double z3 = z[3];
        for (int i = from; i < to; i++) {
            v[i] = Math.fma(z3, r3[i], Math.fma(z2, r2[i], Math.fma(z1, r1[i], Math.fma(z0, r0[i], v[i]))));
        }
    }

    /** And for two vectors: the rows are read once for both. */
    private static void subtract(
            double[] z, double[] r0, double[] r1, double[] r2, double[] r3, double[] v, double[] u, int from, int to) {
        double z0 = z[0];
        double z1 = z[1];
        double z2 = z[2];
        double z3 = z[3];
        double y0 = z[4];
        double y1 = z[5];
        double y2 = z[6];
        double y3 = z[7];
        for (int i = from; i < to; i++) {
            double a0 = r0[i];
            double a1 = r1[i];
            double a2 = r2[i];
            double a3 = r3[i];
            v[i] = Math.fma(z3, a3, Math.fma(z2, a2, Math.fma(z1, a1, Math.fma(z0, a0, v[i]))));
            u[i] = Math.fma(y3, a3, Math.fma(y2, a2, Math.fma(y1, a1, Math.fma(y0, a0, u[i]))));
        }
    }

    /** z grows by a multiple of column {@code k} of R. */
    void addColumn(int k, double multiple, double[] z) {
        for (int i = 0; i <= k; i++) {
            z[i] = Math.fma(multiple, rows[i][k], z[i]);
        }
    }

    /** The first elements of z fall by multiples of the columns behind them. */
    void subtractColumns(int elements, double[] multiples, double[] z) {
        for (int i = 0; i < elements; i++) {
            for (int k = 0; k < multiples.length; k++) {
                z[i] = Math.fma(-multiples[k], rows[i][elements + k], z[i]);
            }
        }
    }

    /** Solves R d = v in place. */
    void backward(double[] v) {
        for (int k = size - 1; k >= 0; k--) {
            double known = kernel.dot(rows[k], k + 1, v, k + 1, size - k - 1);
            v[k] = (v[k] - known) / rows[k][k];
        }
    }
}
