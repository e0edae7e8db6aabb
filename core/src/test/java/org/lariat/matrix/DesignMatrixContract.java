package org.lariat.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.kernel.ScalarKernel;

/** What every design matrix must do, compared with plain loops over its own elements. */
abstract class DesignMatrixContract {
    /** The matrix under test with the given elements (about a third of them zero). */
    abstract DesignMatrix matrix(double[][] rows);

    static double[][] elements(int n, int p, long seed) {
        Random random = new Random(seed);
        double[][] x = new double[n][p];
        for (double[] row : x) {
            for (int j = 0; j < p; j++) {
                row[j] = random.nextInt(3) == 0 ? 0.0 : (float) random.nextGaussian();
            }
        }
        return x;
    }

    static double[] vector(int n, long seed) {
        return new Random(seed).doubles(n, -2, 2).toArray();
    }

    /** Columns of the list against three vectors, block of rows by block of rows. */
    private static double[] products(DesignMatrix matrix, int[] list, double[] vectors) {
        int n = matrix.rows();
        double[] sums = new double[list.length * 3];
        for (int row = 0; row < n; row += matrix.rowsPerBlock()) {
            int height = Math.min(matrix.rowsPerBlock(), n - row);
            double[] panel = new double[3 * height];
            for (int m = 0; m < 3; m++) {
                System.arraycopy(vectors, m * n + row, panel, m * height, height);
            }
            double[] block = new double[sums.length];
            matrix.products(list, list.length, row, height, panel, 3, block);
            for (int k = 0; k < sums.length; k++) {
                sums[k] += block[k];
            }
        }
        return sums;
    }

    private static void assertClose(double actual, double expected, double scale) {
        assertThat(Math.abs(actual - expected)).isLessThanOrEqualTo(1e-13 * (1 + scale));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 33, 257, 1009, 2500})
    void batchOperationsAgreeWithPlainLoops(int n) {
        int p = 13;
        double[][] x = elements(n, p, n);
        DesignMatrix matrix = matrix(x);
        assertThat(matrix.rows()).isEqualTo(n);
        assertThat(matrix.columns()).isEqualTo(p);
        double[] v = vector(n, 7);
        double[] all = new double[p];
        matrix.correlations(v, all);
        int[] list = {12, 0, 5, 5, 3, 11};
        double[] some = new double[list.length];
        matrix.correlations(v, list, list.length, some);
        double[] panel = vector(3 * n, 8);
        double[] products = products(matrix, list, panel);
        for (int j = 0; j < p; j++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                assertThat(matrix.get(i, j)).isEqualTo(x[i][j]);
                sum += x[i][j] * v[i];
            }
            assertClose(all[j], sum, n);
            assertThat(matrix.dot(j, v)).isEqualTo(all[j]);
        }
        for (int k = 0; k < list.length; k++) {
            assertThat(some[k]).isEqualTo(all[list[k]]);
            for (int m = 0; m < 3; m++) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += x[i][list[k]] * panel[m * n + i];
                }
                assertClose(products[3 * k + m], sum, n);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 65, 300})
    void columnOperationsAgreeWithPlainLoops(int n) {
        double[][] x = elements(n, 4, 100 + n);
        DesignMatrix matrix = matrix(x);
        double[] w = new Random(1).doubles(n, 0, 2).toArray();
        double total = 0;
        for (double weight : w) {
            total += weight;
        }
        for (int j = 0; j < 4; j++) {
            double[] column = new double[n];
            matrix.column(j, column);
            double[] v = vector(n, 9);
            double[] expected = v.clone();
            double[] weighted = v.clone();
            double[] expectedWeighted = v.clone();
            double deviation = 0;
            matrix.axpy(j, -1.25, v);
            matrix.axpyWeighted(j, 0.5, w, weighted);
            for (int i = 0; i < n; i++) {
                assertThat(column[i]).isEqualTo(x[i][j]);
                expected[i] = Math.fma(-1.25, x[i][j], expected[i]);
                expectedWeighted[i] = Math.fma(0.5 * w[i], x[i][j], expectedWeighted[i]);
                deviation += w[i] * (x[i][j] - 0.3) * (x[i][j] - 0.3);
            }
            assertThat(v).isEqualTo(expected);
            assertThat(weighted).isEqualTo(expectedWeighted);
            assertClose(matrix.squaredDeviation(j, 0.3, w, total), deviation, n);
        }
        double[] out = vector(n, 10);
        double[] expected = out.clone();
        matrix.combine(new int[] {3, 1}, new double[] {2, -0.5}, 2, out);
        for (int i = 0; i < n; i++) {
            expected[i] = Math.fma(-0.5, x[i][1], Math.fma(2, x[i][3], expected[i]));
        }
        assertThat(out).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void threadsDoNotChangeABit(int threads) {
        DesignMatrix matrix = matrix(elements(3000, 401, 5));
        double[] v = vector(3000, 11);
        double[] serial = new double[401];
        double[] parallel = new double[401];
        matrix.correlations(v, serial);
        try (Workers workers = new Workers(threads)) {
            matrix.using(new ScalarKernel(), workers).correlations(v, parallel);
        }
        assertThat(parallel).isEqualTo(serial);
    }
}
