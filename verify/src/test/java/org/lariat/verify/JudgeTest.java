package org.lariat.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.Lasso;
import org.lariat.LassoOptions;
import org.lariat.objective.Problem;

/** The judge against solutions known in closed form, and against weak duality. */
class JudgeTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** Solutions in closed form are rounded to float64: relative gap of the order of its precision. */
    private static final double ROUNDED = 1e-14;

    private static final LassoOptions PLAIN = Lasso.options().intercept(false).standardize(false);

    /** Orthogonal columns of squared length 4, mean 0. */
    private static final double[][] HADAMARD = {{1, 1, 1}, {-1, 1, -1}, {1, -1, -1}, {-1, -1, 1}};

    private static final double[] Y = {3.0, -1.25, 0.5, 2.0};

    /** ¼ x_jᵀy: the least-squares coefficients. */
    private static double[] projections() {
        double[] c = new double[3];
        for (int j = 0; j < 3; j++) {
            for (int i = 0; i < 4; i++) {
                c[j] += 0.25 * HADAMARD[i][j] * Y[i];
            }
        }
        return c;
    }

    private static double soft(double c, double threshold) {
        return Math.signum(c) * Math.max(0.0, Math.abs(c) - threshold);
    }

    private static void assertOptimal(Verdict verdict) {
        assertThat(verdict.relativeGap()).isBetween(-1e-28, ROUNDED);
        assertThat(verdict.kkt()).isLessThan(ROUNDED);
    }

    @Test
    void orthogonalLasso() {
        for (double lambda : new double[] {0.01, 0.3, 0.7, 5.0}) {
            double[] beta =
                    Arrays.stream(projections()).map(c -> soft(c, lambda)).toArray();
            assertOptimal(Judge.of(Problem.of(HADAMARD, Y), PLAIN).verdict(lambda, 0.0, beta));
            assertOptimal(Judge.of(Problem.of(HADAMARD, Y), Lasso.options()).verdict(lambda, 1.0625, beta));
        }
    }

    @Test
    void theNumbersAreTheObjectives() {
        Verdict verdict = Judge.of(Problem.of(new double[][] {{1}, {2}}, new double[] {1, 5}), PLAIN)
                .verdict(0.5, 0.0, new double[] {1.0});
        // ½·½(0² + 3²) + ½·1; ⟨x,r⟩ = 3 exceeds λ, so θ = r/6: ⟨y,r⟩/6 − ½⟨r,r⟩/36 = 7.5/6 − 4.5/72.
        assertThat(verdict.primal()).isEqualTo(2.75);
        assertThat(verdict.dual()).isEqualTo(1.1875);
        assertThat(verdict.gap()).isEqualTo(1.5625);
        assertThat(verdict.relativeGap()).isEqualTo(1.5625 / 2.75);
        assertThat(verdict.kkt()).isEqualTo(2.5);
    }

    @Test
    void orthogonalElasticNetAndRidge() {
        for (double alpha : new double[] {0.5, 0.01, 0.0}) {
            double lambda = 0.4;
            double[] beta = Arrays.stream(projections())
                    .map(c -> soft(c, lambda * alpha) / (1 + lambda * (1 - alpha)))
                    .toArray();
            assertOptimal(Judge.of(Problem.of(HADAMARD, Y), PLAIN.alpha(alpha)).verdict(lambda, 0.0, beta));
        }
    }

    @Test
    void orthogonalWithFactorsAndBounds() {
        double[] c = projections();
        double lambda = 0.2;
        double[] factors = {0.0, 2.0, INF};
        Problem problem = Problem.of(HADAMARD, Y).penaltyFactors(factors);
        double[] beta = {c[0], soft(c[1], 2 * lambda), 0.0};
        assertOptimal(Judge.of(problem, PLAIN).verdict(lambda, 0.0, beta));

        double[] limit = {0.5 * Math.abs(c[0]), INF, 0.0};
        double[] lower = Arrays.stream(limit).map(u -> -u).toArray();
        double[] boxed = {Math.copySign(limit[0], c[0]), soft(c[1], lambda), 0.0};
        Problem bounded = Problem.of(HADAMARD, Y).bounds(lower, limit);
        assertOptimal(Judge.of(bounded, PLAIN).verdict(lambda, 0.0, boxed));
        boxed[1] = soft(c[1], 0.7 * lambda) / (1 + 0.3 * lambda);
        assertOptimal(Judge.of(bounded, PLAIN.alpha(0.7)).verdict(lambda, 0.0, boxed));
    }

    @Test
    void unpenalisedAndBoundedOnOneSide() {
        double[] c = projections();
        double[] nonNegative = Arrays.stream(c).map(v -> Math.max(0.0, v)).toArray();
        double[] nonPositive = Arrays.stream(c).map(v -> Math.min(0.0, v)).toArray();
        Problem problem = Problem.of(HADAMARD, Y).penaltyFactors(new double[3]);
        assertOptimal(Judge.of(problem.bounds(0.0, INF), PLAIN).verdict(0.3, 0.0, nonNegative));
        assertOptimal(Judge.of(problem.bounds(-INF, 0.0), PLAIN).verdict(0.3, 0.0, nonPositive));
        assertOptimal(Judge.of(problem.bounds(0.0, INF), PLAIN).verdict(0.0, 0.0, nonNegative));
    }

    @Test
    void oneColumnWithWeightsOffsetAndStandardisation() {
        double[] x = {0.3, 1.7, -2.2, 0.9, 7.5};
        double[] y = {1.0, 2.5, -0.5, 3.0, 100.0};
        double[] w = {2.0, 1.0, 0.5, 3.0, 0.0};
        double[] o = {0.1, -0.2, 0.3, 0.0, 5.0};
        double total = 6.5;
        double xm = 0.0;
        double zm = 0.0;
        for (int i = 0; i < 5; i++) {
            xm += w[i] * x[i] / total;
            zm += w[i] * (y[i] - o[i]) / total;
        }
        double xx = 0.0;
        double xz = 0.0;
        for (int i = 0; i < 5; i++) {
            xx += w[i] * (x[i] - xm) * (x[i] - xm) / total;
            xz += w[i] * (x[i] - xm) * (y[i] - o[i] - zm) / total;
        }
        double s = Math.sqrt(xx);
        double lambda = 0.4;
        double beta = soft(xz / s, lambda) / s;
        Problem problem = Problem.of(columns(x), y).weights(w).offset(o);
        assertOptimal(Judge.of(problem, Lasso.options()).verdict(lambda, zm - beta * xm, new double[] {beta}));
        assertThat(beta).isNotZero();
    }

    private static double[][] columns(double[]... columns) {
        double[][] rows = new double[columns[0].length][columns.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                rows[i][j] = columns[j][i];
            }
        }
        return rows;
    }

    @Test
    void leastSquaresAtLambdaZero() {
        double[] c = projections();
        assertOptimal(Judge.of(Problem.of(HADAMARD, Y), Lasso.options()).verdict(0.0, 1.0625, c));
        Verdict off = Judge.of(Problem.of(HADAMARD, Y), Lasso.options())
                .verdict(0.0, 1.0625, new double[] {c[0] + 0.5, c[1], c[2]});
        assertThat(off.gap()).isEqualTo(0.125, within(1e-15));
    }

    @Test
    void leastSquaresOfMoreColumnsThanRowsIsAnExactFit() {
        double[][] x = {{1, 2, 3, 4}, {2, -1, 0.5, 7}};
        Verdict verdict = Judge.of(Problem.of(x, new double[] {1, 2}), PLAIN).verdict(0.0, 0.0, new double[4]);
        assertThat(verdict.dual()).isZero();
        assertThat(verdict.gap()).isEqualTo(verdict.primal());
        // y is the first column.
        assertThat(Judge.of(Problem.of(x, new double[] {1, 2}), PLAIN).verdict(0.0, 0.0, new double[] {1, 0, 0, 0}))
                .isEqualTo(new Verdict(0.0, 0.0, 0.0, 0.0, 0.0));
    }

    @Test
    void theScaleOfColumnsDoesNotMatter() {
        for (double scale : new double[] {1e-150, 1e150}) {
            double[][] x = new double[4][3];
            double[] beta = new double[3];
            double[] c = projections();
            for (int j = 0; j < 3; j++) {
                double factor = j == 1 ? scale : 1.0;
                beta[j] = soft(c[j], 0.1) / factor;
                for (int i = 0; i < 4; i++) {
                    x[i][j] = HADAMARD[i][j] * factor;
                }
            }
            assertOptimal(Judge.of(Problem.of(x, Y), Lasso.options()).verdict(0.1, 1.0625, beta));
        }
    }

    @Test
    void columnsWithoutVarianceAndExcludedOnesAreIgnoredAtZero() {
        double[] c = projections();
        double[][] x = new double[4][5];
        for (int i = 0; i < 4; i++) {
            x[i] = new double[] {0.1, HADAMARD[i][0], HADAMARD[i][1], HADAMARD[i][2], i * i};
        }
        double[] beta = {0.0, soft(c[0], 0.1), soft(c[1], 0.1), soft(c[2], 0.1), 0.0};
        Problem problem = Problem.of(x, Y).penaltyFactors(new double[] {1, 1, 1, 1, INF});
        assertOptimal(Judge.of(problem, Lasso.options()).verdict(0.1, 1.0625, beta));
        for (int j : new int[] {0, 4}) {
            double[] used = beta.clone();
            used[j] = 1e-300;
            assertThat(Judge.of(problem, Lasso.options())
                            .verdict(0.1, 1.0625, used)
                            .gap())
                    .isInfinite();
        }
    }

    @Test
    void coefficientsOutsideTheirBoundsAreNotAllowed() {
        Judge judge = Judge.of(Problem.of(HADAMARD, Y).bounds(0.0, 1.0), PLAIN);
        assertThat(judge.verdict(0.1, 0.0, new double[] {Math.nextUp(1.0), 0, 0})
                        .primal())
                .isInfinite();
        assertThat(judge.verdict(0.1, 0.0, new double[] {0, -Double.MIN_VALUE, 0})
                        .relativeGap())
                .isInfinite();
        assertThat(judge.verdict(0.1, 0.1, new double[3]).gap()).isInfinite();
        assertThat(judge.verdict(0.1, 0.0, new double[] {1.0, 0, 0}).gap()).isFinite();
    }

    @Test
    void badQuestionsAreRefused() {
        Judge judge = Judge.of(Problem.of(HADAMARD, Y), PLAIN);
        assertThatThrownBy(() -> judge.verdict(0.1, 0.0, new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 coefficients")
                .hasMessageContaining("3 columns");
        assertThatThrownBy(() -> judge.verdict(-0.1, 0.0, new double[3])).hasMessageContaining("-0.1");
        assertThatThrownBy(() -> judge.verdict(Double.NaN, 0.0, new double[3])).hasMessageContaining("NaN");
    }

    /** Weak duality: the dual value from any coefficients is below the primal value of any others that are allowed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void dualsOfAnyCoefficientsAreBelowPrimalsOfAnyOthers(long block) {
        for (long seed = 40 * block; seed < 40 * (block + 1); seed++) {
            RandomCase any = RandomCase.of(seed);
            Judge judge = Judge.of(any.problem(), any.options());
            Random random = new Random(~seed);
            double lambda = random.nextInt(4) == 0 ? 0.0 : Math.exp(random.nextDouble(-5, 2));
            double largestDual = 0.0;
            double smallestPrimal = INF;
            for (int k = 0; k < 6; k++) {
                double size = Math.exp(random.nextDouble(-6, 2));
                double[] beta = any.allowed(random, size);
                double intercept = any.options().intercept() ? random.nextGaussian() : 0.0;
                Verdict verdict = judge.verdict(lambda, intercept, beta);
                assertThat(verdict.primal()).as(any.toString()).isFinite();
                assertThat(verdict.relativeGap()).as(any.toString()).isGreaterThanOrEqualTo(-1e-28);
                assertThat(verdict.dual()).as(any.toString()).isNotNegative();
                largestDual = Math.max(largestDual, verdict.dual());
                smallestPrimal = Math.min(smallestPrimal, verdict.primal());
            }
            assertThat(largestDual).as(any.toString()).isLessThanOrEqualTo(smallestPrimal);
        }
    }
}
