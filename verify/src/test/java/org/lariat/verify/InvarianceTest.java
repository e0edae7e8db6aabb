package org.lariat.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lariat.Lasso;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.objective.Problem;
import org.lariat.path.LambdaGrid;

/** What must not change the answer, whatever the problem: where the path begins, and how a point is reached. */
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
