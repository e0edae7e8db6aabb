package org.lariat.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lariat.Lasso;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.objective.Problem;
import org.lariat.path.LambdaGrid;

/**
 * What must not change the answer: a changed problem is fitted, its coefficients are carried back, and the judge of the
 * original problem finds them as good as asked for.
 */
class InvarianceTest {
    private static final double TOLERANCE = 1e-9;
    private static final int N = 40;

    private double[][] x = new double[0][];
    private double[] y = new double[0];

    @BeforeEach
    void data() {
        Random random = new Random(20260101);
        int p = 70;
        x = new double[N][p];
        y = new double[N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < p; j++) {
                x[i][j] = (j == 0 ? 0.0 : 0.6 * x[i][j - 1]) + random.nextGaussian() + 0.3;
            }
            y[i] = 2 * x[i][0] - x[i][10] + x[i][30] + random.nextGaussian() + 5;
        }
    }

    private static LassoOptions options(double alpha, boolean standardize, boolean intercept) {
        return Lasso.options()
                .alpha(alpha)
                .standardize(standardize)
                .intercept(intercept)
                .tolerance(TOLERANCE);
    }

    private void assertGood(LassoOptions options, double lambda, double intercept, double[] beta) {
        assertThat(Judge.of(Problem.of(x, y), options)
                        .verdict(lambda, intercept, beta)
                        .relativeGap())
                .isLessThanOrEqualTo(TOLERANCE * (1 + 1e-6));
    }

    @ParameterizedTest
    @CsvSource({"1.0, true, true", "1.0, false, false", "0.5, true, false", "0.1, false, true"})
    void lambdaMaxIsWhereTheFirstCoefficientLeavesZero(double alpha, boolean standardize, boolean intercept) {
        LassoOptions options = options(alpha, standardize, intercept);
        Problem problem = Problem.of(x, y);
        double lambdaMax = options.lambdas(1.0).path(problem).report().lambdaMax();
        assertThat(options.fit(problem, lambdaMax * (1 + 1e-12)).nonzeros()).isZero();
        assertThat(options.fit(problem, lambdaMax * 10).nonzeros()).isZero();
        assertThat(options.fit(problem, lambdaMax * 0.999).nonzeros()).isPositive();
        LassoPath path = options.lambdas(LambdaGrid.geometric(3, 0.5)).path(problem);
        assertThat(path.model(0).lambda()).isEqualTo(lambdaMax);
        assertThat(path.model(0).nonzeros()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1.0, false, true", "1.0, true, true", "1.0, false, false"})
    void scalingOfDesignAndResponse(double alpha, boolean standardize, boolean intercept) {
        LassoOptions options = options(alpha, standardize, intercept);
        double lambda = 0.3;
        for (double ofX : new double[] {1e-3, 1.0, 7e4}) {
            for (double ofY : new double[] {1e-6, 3e5}) {
                double[][] scaledX = Arrays.stream(x)
                        .map(row -> Arrays.stream(row).map(v -> v * ofX).toArray())
                        .toArray(double[][]::new);
                double[] scaledY = Arrays.stream(y).map(v -> v * ofY).toArray();
                double scaledLambda = lambda * ofY * (standardize ? 1.0 : ofX);
                LassoModel model = options.fit(scaledX, scaledY, scaledLambda);
                double[] beta = Arrays.stream(model.coefficients())
                        .map(b -> b * ofX / ofY)
                        .toArray();
                assertGood(options, lambda, model.intercept() / ofY, beta);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1.0, true, true", "0.5, false, true", "0.0, true, true"})
    void orderOfColumns(double alpha, boolean standardize, boolean intercept) {
        LassoOptions options = options(alpha, standardize, intercept);
        int p = x[0].length;
        int[] order = IntStream.range(0, p).map(j -> (j * 33 + 7) % p).toArray(); // 33 and 70 have no common divisor
        double[][] permuted = Arrays.stream(x)
                .map(row -> Arrays.stream(order).mapToDouble(j -> row[j]).toArray())
                .toArray(double[][]::new);
        LassoModel model = options.fit(permuted, y, 0.2);
        double[] beta = new double[p];
        for (int k = 0; k < p; k++) {
            beta[order[k]] = model.coefficient(k);
        }
        assertGood(options, 0.2, model.intercept(), beta);
    }

    @ParameterizedTest
    @CsvSource({"1.0, true, true", "0.5, false, false"})
    void aRowTwiceIsARowOfWeightTwo(double alpha, boolean standardize, boolean intercept) {
        LassoOptions options = options(alpha, standardize, intercept);
        double[][] longerX = Arrays.copyOf(x, N + 2);
        double[] longerY = Arrays.copyOf(y, N + 2);
        longerX[N] = x[3];
        longerY[N] = y[3];
        longerX[N + 1] = x[9];
        longerY[N + 1] = y[9];
        double[] weights = new double[N];
        Arrays.fill(weights, 1.0);
        weights[3] = 2.0;
        weights[9] = 2.0;
        Problem twice = Problem.of(longerX, longerY);
        Problem weighted = Problem.of(x, y).weights(weights);
        double bound = TOLERANCE * (1 + 1e-6);
        assertThat(Judge.of(weighted, options).verdict(options.fit(twice, 0.2)).relativeGap())
                .isLessThanOrEqualTo(bound);
        assertThat(Judge.of(twice, options).verdict(options.fit(weighted, 0.2)).relativeGap())
                .isLessThanOrEqualTo(bound);
    }

    @ParameterizedTest
    @CsvSource({"1.0, true, true", "0.3, false, true"})
    void aConstantAddedToTheResponseMovesTheIntercept(double alpha, boolean standardize, boolean intercept) {
        LassoOptions options = options(alpha, standardize, intercept);
        LassoModel model = options.fit(x, Arrays.stream(y).map(v -> v + 1024.0).toArray(), 0.2);
        assertGood(options, 0.2, model.intercept() - 1024.0, model.coefficients());
    }

    @ParameterizedTest
    @CsvSource({"1.0, true, true", "0.5, false, true", "0.0, true, false"})
    void warmStartsFromAnywhere(double alpha, boolean standardize, boolean intercept) {
        LassoOptions options = options(alpha, standardize, intercept);
        Problem problem = Problem.of(x, y);
        Random random = new Random(5);
        for (double size : new double[] {0.0, 1e-3, 1.0, 1e6}) {
            double[] start =
                    random.doubles(x[0].length, -size - 1e-9, size + 1e-9).toArray();
            LassoModel model = options.fit(problem.start(start), 0.2);
            assertGood(options, 0.2, model.intercept(), model.coefficients());
            for (LassoModel point :
                    options.lambdas(0.5, 0.2, 0.1).path(problem.start(start)).models()) {
                assertGood(options, point.lambda(), point.intercept(), point.coefficients());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1.0, true, true", "0.5, false, false", "0.0, true, true"})
    void oneLambdaIsAPointOfThePath(double alpha, boolean standardize, boolean intercept) {
        LassoOptions options = options(alpha, standardize, intercept);
        Problem problem = Problem.of(x, y);
        Judge judge = Judge.of(problem, options);
        for (LassoModel point :
                options.lambdas(LambdaGrid.geometric(7, 0.02)).path(problem).models()) {
            double onPath = judge.verdict(point).primal();
            double alone = judge.verdict(options.fit(problem, point.lambda())).primal();
            assertThat(alone).isEqualTo(onPath, within(TOLERANCE * onPath));
        }
    }
}
