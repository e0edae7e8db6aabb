package org.lariat.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.kernel.ScalarKernel;

class StandardizedMatrixTest {
    /** Standardises a column by hand. */
    private static double[] standardized(double[][] x, int j, double[] omega, boolean centred) {
        int n = x.length;
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += omega[i] * x[i][j] / n;
        }
        double square = 0;
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = x[i][j] - (centred ? mean : 0);
            square += omega[i] * out[i] * out[i] / n;
        }
        for (int i = 0; i < n; i++) {
            out[i] /= Math.sqrt(square);
        }
        return out;
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void agreesWithExplicitStandardisation(boolean centred, boolean weighted) {
        int n = 57;
        double[][] elements = DesignMatrixContract.elements(n, 6, 4);
        double[] weights = weighted ? new Random(2).doubles(n, 0, 3).toArray() : null;
        for (DesignMatrix design : new DesignMatrix[] {DenseMatrix.ofRows(elements), sparse(elements)}) {
            StandardizedMatrix x = new StandardizedMatrix(design, weights, centred, Workers.SERIAL);
            double[] target = DesignMatrixContract.vector(n, 3);
            Residual r = x.newResidual();
            x.refresh(target, new int[] {1, 4}, new double[] {0.5, -2}, 2, centred, r);
            double[][] tilde = new double[6][];
            for (int j = 0; j < 6; j++) {
                tilde[j] = standardized(elements, j, x.omega(), centred);
            }
            double[] expected = new double[n];
            double mean = 0;
            for (int i = 0; i < n; i++) {
                expected[i] = target[i] - 0.5 * tilde[1][i] + 2 * tilde[4][i];
                mean += x.omega()[i] * expected[i] / n;
            }
            for (int i = 0; i < n; i++) {
                expected[i] -= centred ? mean : 0;
                assertThat(r.plain()[i]).isCloseTo(expected[i], within(1e-13));
            }
            double[] c = new double[6];
            x.correlations(r, c);
            for (int j = 0; j < 6; j++) {
                assertThat(c[j]).isCloseTo(x.inner(tilde[j], expected), within(1e-13));
                assertThat(x.correlation(j, r)).isEqualTo(c[j]);
            }
            x.update(2, 0.75, r);
            for (int i = 0; i < n; i++) {
                expected[i] -= 0.75 * tilde[2][i];
            }
            for (int j = 0; j < 6; j++) {
                assertThat(x.correlation(j, r)).isCloseTo(x.inner(tilde[j], expected), within(1e-12));
            }
            int[] list = {0, 3, 5, 1, 2, 4};
            int from = 2;
            int added = list.length - from;
            double[] gram = new double[list.length * added];
            x.gram(list, from, list.length, gram);
            for (int k = 0; k < list.length; k++) {
                for (int m = Math.max(0, k - from); m < added; m++) {
                    double exact = x.inner(tilde[list[k]], tilde[list[from + m]]);
                    assertThat(gram[k * added + m]).isCloseTo(exact, within(1e-13));
                }
            }
        }
    }

    /** More columns than a panel, more blocks than are added up at a time, a short last one; then few rows, in the room of many. */
    @Test
    void gramOfManyBlocksAndPanels() {
        for (int n : new int[] {33 * 1024 + 5, 70}) {
            int p = 2 * SquareBlocks.PANEL + 3;
            double[][] elements = DesignMatrixContract.elements(n, p, 5);
            DenseMatrix design = DenseMatrix.ofRows(elements);
            StandardizedMatrix x = new StandardizedMatrix(design, null, true, Workers.SERIAL);
            int[] list = IntStream.range(0, p).toArray();
            double[] gram = new double[p * p];
            x.gram(list, 0, p, gram);
            double[][] tilde = new double[p][n];
            for (int j : list) {
                x.column(j, tilde[j]);
            }
            for (int k = 0; k < p; k += 7) {
                for (int m = k; m < p; m++) {
                    assertThat(gram[k * p + m]).isCloseTo(x.inner(tilde[k], tilde[m]), within(1e-12));
                }
            }
            try (Workers three = new Workers(3)) {
                double[] parallel = new double[p * p];
                new StandardizedMatrix(design.using(new ScalarKernel(), three), null, true, three)
                        .gram(list, 0, p, parallel);
                for (int k = 0; k < p; k++) {
                    for (int m = k; m < p; m++) {
                        assertThat(parallel[k * p + m]).isEqualTo(gram[k * p + m]);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void severalResidualsShareAReading(boolean centred, boolean weighted) {
        int n = 1500; // two blocks of rows
        double[][] elements = DesignMatrixContract.elements(n, 5, 8);
        double[] weights = new Random(3).doubles(n, 0, 2).toArray();
        weights[7] = 0.0;
        for (DesignMatrix design : new DesignMatrix[] {DenseMatrix.ofRows(elements), sparse(elements)}) {
            StandardizedMatrix x = new StandardizedMatrix(design, weighted ? weights : null, centred, Workers.SERIAL);
            List<Residual> residuals = new ArrayList<>();
            for (int seed = 0; seed < 3; seed++) {
                Residual r = x.newResidual();
                double[] target = DesignMatrixContract.vector(n, seed);
                x.refresh(target, new int[] {seed}, new double[] {0.5}, 1, centred, r);
                residuals.add(r);
            }
            int[] list = {4, 0, 3, 2};
            double[] together = new double[list.length * 3];
            long before = x.columnsRead();
            x.correlations(residuals, list, list.length, together);
            assertThat(x.columnsRead() - before).isEqualTo(list.length);
            for (int i = 0; i < 3; i++) {
                double[] alone = new double[list.length];
                double[] company = new double[list.length];
                x.correlations(residuals.get(i), list, list.length, alone);
                x.correlations(residuals.subList(i, i + 1), list, list.length, company);
                for (int k = 0; k < list.length; k++) {
                    assertThat(together[k * 3 + i]).isCloseTo(alone[k], within(1e-13));
                    assertThat(together[k * 3 + i]).as("whatever the company").isEqualTo(company[k]);
                }
            }
        }
    }

    @Test
    void manyColumnsAreReadInPieces() {
        int p = 4500;
        double[][] elements = DesignMatrixContract.elements(20, p, 2);
        StandardizedMatrix x = new StandardizedMatrix(DenseMatrix.ofRows(elements), null, true, Workers.SERIAL);
        Residual r = x.newResidual();
        x.refresh(DesignMatrixContract.vector(20, 5), new int[0], new double[0], 0, true, r);
        int[] list = IntStream.range(0, p).map(k -> p - 1 - k).toArray();
        double[] expected = new double[p];
        x.correlations(r, list, p, expected);
        double[] together = new double[2 * p];
        x.correlations(List.of(r, r), list, p, together);
        for (int k = 0; k < p; k++) {
            assertThat(together[2 * k]).isCloseTo(expected[k], within(1e-14));
            assertThat(together[2 * k + 1]).isEqualTo(together[2 * k]);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCopyOfAResidualStaysAsItIs(boolean weighted) {
        double[][] elements = DesignMatrixContract.elements(9, 2, 8);
        double[] weights = weighted ? new Random(3).doubles(9, 0.5, 2).toArray() : null;
        StandardizedMatrix x = new StandardizedMatrix(DenseMatrix.ofRows(elements), weights, true, Workers.SERIAL);
        Residual r = x.newResidual();
        x.refresh(DesignMatrixContract.vector(9, 1), new int[] {1}, new double[] {0.5}, 1, true, r);
        double[] plain = r.plain().clone();
        double[] u = r.weighted().clone();
        double sum = r.sum();
        double intercept = r.intercept();
        double energy = r.energy();
        Residual copy = r.copy();
        x.refresh(DesignMatrixContract.vector(9, 2), new int[] {0}, new double[] {2.5}, 1, true, r);
        assertThat(copy.plain()).containsExactly(plain);
        assertThat(copy.weighted()).containsExactly(u);
        if (!weighted) {
            assertThat(copy.plain()).isSameAs(copy.weighted());
        }
        assertThat(copy.sum()).isEqualTo(sum);
        assertThat(copy.intercept()).isEqualTo(intercept);
        assertThat(copy.energy()).isEqualTo(energy).isNotEqualTo(r.energy());
    }

    private static SparseMatrix sparse(double[][] rows) {
        int n = rows.length;
        int p = rows[0].length;
        int[] i = new int[n * p];
        int[] j = new int[n * p];
        double[] v = new double[n * p];
        for (int k = 0; k < n * p; k++) {
            i[k] = k / p;
            j[k] = k % p;
            v[k] = rows[k / p][k % p];
        }
        return SparseMatrix.ofTriplets(n, p, i, j, v, ElementType.FLOAT64);
    }

    @Test
    void extremeScalesAreMeasuredExactly() {
        double[][] x = new double[50][4];
        double[] plain = new Random(8).doubles(50, -1, 1).toArray();
        int exponent = 664; // 2^664 is about 1e200
        for (int i = 0; i < 50; i++) {
            x[i][0] = plain[i];
            x[i][1] = Math.scalb(plain[i], exponent);
            x[i][2] = Math.scalb(plain[i], -exponent);
            x[i][3] = 1e8 + 0.1; // constant, though its mean is rounded
        }
        StandardizedMatrix s = new StandardizedMatrix(DenseMatrix.ofRows(x), null, true, Workers.SERIAL);
        assertThat(Math.scalb(s.norm(1), -exponent)).isCloseTo(s.norm(0), within(1e-15));
        assertThat(Math.scalb(s.norm(2), exponent)).isCloseTo(s.norm(0), within(1e-15));
        assertThat(s.norm(3)).isZero();
        assertThat(s.deviation(3)).isZero();
    }

    @Test
    void aTinyDeviationOnALargeMeanIsNotTakenForAConstant() {
        double[][] x = new double[10][1];
        for (int i = 0; i < 10; i++) {
            x[i][0] = 1e12 + i % 2;
        }
        StandardizedMatrix s = new StandardizedMatrix(DenseMatrix.ofRows(x), null, true, Workers.SERIAL);
        assertThat(s.deviation(0)).isEqualTo(0.5);
    }

    @Test
    void rowsOfWeightZeroDoNotCount() {
        double[][] x = {{1}, {3}, {1e6}};
        StandardizedMatrix s =
                new StandardizedMatrix(DenseMatrix.ofRows(x), new double[] {2, 2, 0}, true, Workers.SERIAL);
        assertThat(s.center(0)).isEqualTo(2.0);
        assertThat(s.deviation(0)).isEqualTo(1.0);
    }
}
