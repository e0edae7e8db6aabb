package org.lariat.objective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.Residual;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;

/** Weak duality: whatever the coefficients, no point has a primal below another point's dual bound. */
class DualityGapTest {
    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noPrimalIsBelowAnyLowerBound(int seed) {
        Random random = new Random(seed);
        int n = 3 + random.nextInt(12);
        int p = 1 + random.nextInt(10);
        double[][] x = new double[n][p];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = 5 * random.nextGaussian();
            for (int j = 0; j < p; j++) {
                x[i][j] = 10 * random.nextGaussian() + j;
            }
        }
        double[] factors = new double[p];
        double[] lower = new double[p];
        double[] upper = new double[p];
        for (int j = 0; j < p; j++) {
            factors[j] = new double[] {0, 0.5, 1, 2}[random.nextInt(4)];
            lower[j] = new double[] {Double.NEGATIVE_INFINITY, -0.2, 0}[random.nextInt(3)];
            upper[j] = new double[] {Double.POSITIVE_INFINITY, 0.3, Double.POSITIVE_INFINITY}[random.nextInt(3)];
        }
        double alpha = new double[] {1, 0.5, 0.01, 0}[random.nextInt(4)];
        boolean intercept = random.nextBoolean();
        Problem problem = Problem.of(x, y)
                .weights(random.doubles(n, 0.1, 2).toArray())
                .penaltyFactors(factors)
                .bounds(lower, upper);
        StandardizedMatrix matrix =
                new StandardizedMatrix(DenseMatrix.ofRows(x), problem.weights(), intercept, Workers.SERIAL);
        StandardizedProblem standardized =
                new StandardizedProblem(problem, matrix, alpha, intercept, random.nextBoolean());
        double lambda = Math.exp(-4 * random.nextDouble());
        Penalty penalty = standardized.penalty(lambda);
        DualityGap gap = new DualityGap(standardized, penalty, standardized.freeColumns(lambda));
        int[] columns = standardized.candidates();

        double largestBound = Double.NEGATIVE_INFINITY;
        double smallestPrimal = Double.POSITIVE_INFINITY;
        for (int trial = 0; trial < 40; trial++) {
            double[] b = new double[p];
            for (int j : columns) {
                b[j] = penalty.clipped(j, random.nextInt(3) == 0 ? 0.0 : random.nextGaussian() * 0.3);
            }
            double[] coefficients = new double[columns.length];
            for (int k = 0; k < columns.length; k++) {
                coefficients[k] = b[columns[k]];
            }
            Residual r = matrix.newResidual();
            matrix.refresh(standardized.target(), columns, coefficients, columns.length, intercept, r);
            double[] c = new double[columns.length];
            matrix.correlations(r, columns, columns.length, c);
            GapBound bound = gap.evaluate(r, b, columns, c, columns.length);
            assertThat(bound.gap()).isGreaterThanOrEqualTo(0.0).isFinite();
            assertThat(bound.dual()).isGreaterThanOrEqualTo(0.0);
            largestBound = Math.max(largestBound, bound.primal() - bound.gap());
            smallestPrimal = Math.min(smallestPrimal, bound.primal());
        }
        assertThat(largestBound).isLessThanOrEqualTo(smallestPrimal);
    }
}
