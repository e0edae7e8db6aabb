package org.lariat.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lariat.Lasso;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.LeastSquares;
import org.lariat.objective.Problem;

/** The debiased lasso: what holds on any data. Coverage is measured by a benchmark (bench/reports/inference.md). */
class DebiasedTest {
    private static LassoOptions lasso() {
        return Lasso.options().threads(1).backend("scalar").tolerance(1e-10);
    }

    private static DebiasedOptions options() {
        return Debiased.options().lasso(lasso());
    }

    private static double[][] x(int rows, int columns, long seed) {
        Random random = new Random(seed);
        double[][] x = new double[rows][columns];
        for (double[] row : x) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextGaussian() + (j > 0 ? 0.5 * row[j - 1] : 1.0);
            }
        }
        return x;
    }

    private static double[] y(double[][] x, long seed) {
        Random random = new Random(seed);
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = 2 + 2 * x[i][0] - 1.5 * x[i][3] + random.nextGaussian();
        }
        return y;
    }

    /** Nodewise lassos with hardly a penalty leave the residuals of nodewise least squares, and these make least squares. */
    @Test
    void withoutPenaltyItIsLeastSquares() {
        double[][] x = x(60, 6, 1);
        double[] w = IntStream.range(0, 60).mapToDouble(i -> 1 + i % 3).toArray();
        double[] o = IntStream.range(0, 60).mapToDouble(i -> 0.1 * (i % 5)).toArray();
        Problem problem = Problem.of(x, y(x, 2)).weights(w).offset(o);
        LeastSquares ols = LeastSquares.fit(problem, lasso());
        Debiased debiased = options()
                .nodeLambda(NodeLambda.fixed(1e-9))
                .noise(NoiseEstimate.given(ols.noiseVariance()))
                .fit(problem, lasso().fit(problem, 0.3));
        double[] errors = standardErrors(x, w, ols.noiseVariance());
        for (Interval interval : debiased.intervals()) {
            int j = interval.column();
            assertThat(interval.estimate()).isCloseTo(ols.model().coefficient(j), within(1e-6));
            assertThat(interval.standardError()).isCloseTo(errors[j], within(1e-6 * errors[j]));
            assertThat(interval.upper() - interval.lower())
                    .isCloseTo(2 * 1.959963984540054 * interval.standardError(), within(1e-12));
        }
    }

    /** σ·√diag((XᵀWX)⁻¹) of centred columns, weights of mean 1, by Gauss–Jordan elimination. */
    private static double[] standardErrors(double[][] x, double[] w, double variance) {
        int p = x[0].length;
        double mean = Arrays.stream(w).average().orElseThrow();
        double[][] a = new double[p + 1][2 * (p + 1)];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j <= p; j++) {
                for (int k = 0; k <= p; k++) {
                    a[j][k] += w[i] / mean * (j == p ? 1 : x[i][j]) * (k == p ? 1 : x[i][k]);
                }
            }
        }
        for (int j = 0; j <= p; j++) {
            a[j][p + 1 + j] = 1;
        }
        for (int j = 0; j <= p; j++) {
            double pivot = a[j][j];
            for (int k = 0; k < a[j].length; k++) {
                a[j][k] /= pivot;
            }
            for (int i = 0; i <= p; i++) {
                double factor = a[i][j];
                for (int k = 0; k < a[j].length && i != j; k++) {
                    a[i][k] -= factor * a[j][k];
                }
            }
        }
        return IntStream.range(0, p)
                .mapToDouble(j -> Math.sqrt(variance * a[j][p + 1 + j]))
                .toArray();
    }

    @Test
    void moreColumnsThanRows() {
        double[][] x = x(60, 100, 3);
        Problem problem = Problem.of(x, y(x, 4));
        ScaledLasso scaled = ScaledLasso.fit(problem, lasso());
        Debiased debiased = options().columns(0, 3, 50, 99).fit(problem, scaled.model());
        assertThat(debiased.intervals().stream().map(Interval::column)).containsExactly(0, 3, 50, 99);
        Interval first = debiased.intervals().getFirst();
        assertThat(first.estimate()).isGreaterThan(first.lasso());
        assertThat(first.pValue()).isLessThan(1e-6);
        assertThat(first.contains(2.0)).isTrue();
        assertThat(debiased.intervals().get(2).pValue()).isGreaterThan(1e-3);
        for (Interval interval : debiased.intervals()) {
            assertThat(interval.biasFactor()).isBetween(0.0, Math.sqrt(2 * Math.log(100)) + 1e-6);
        }
        assertThat(Math.sqrt(scaled.variance())).isBetween(0.7, 1.6);
    }

    @Test
    void theScaledLassoIsAFixedPointAndFollowsTheUnits() {
        double[][] x = x(50, 80, 5);
        double[] y = y(x, 6);
        ScaledLasso scaled = ScaledLasso.fit(Problem.of(x, y), lasso());
        double lambda0 = Math.sqrt(2 * Math.log(80) / 50);
        double sigma = Math.sqrt(scaled.variance());
        assertThat(scaled.model().lambda()).isCloseTo(sigma * lambda0, within(1e-5 * sigma));
        assertThat(scaled.model().meanSquaredResidual()).isEqualTo(scaled.variance(), within(1e-12));
        double[] larger = Arrays.stream(y).map(v -> 1000 * v).toArray();
        assertThat(ScaledLasso.fit(Problem.of(x, larger), lasso()).variance())
                .isCloseTo(1e6 * scaled.variance(), within(1e3));
    }

    @Test
    void threadsDoNotChangeABit() {
        double[][] x = x(40, 30, 7);
        Problem problem = Problem.of(x, y(x, 8));
        LassoModel model = lasso().fit(problem, 0.2);
        Debiased one = options().fit(problem, model);
        Debiased three = options().lasso(lasso().threads(3)).fit(problem, model);
        assertThat(three.intervals()).isEqualTo(one.intervals());
    }

    @Test
    void rowsOfWeightZeroAreAsIfTheyWereNotThere() {
        double[][] x = x(60, 20, 9);
        double[] y = y(x, 10);
        double[] w = IntStream.range(0, 60).mapToDouble(i -> i < 45 ? 1 : 0).toArray();
        Problem all = Problem.of(x, y).weights(w);
        Problem part = Problem.of(Arrays.copyOf(x, 45), Arrays.copyOf(y, 45));
        Interval whole =
                options().columns(3).fit(all, lasso().fit(all, 0.2)).intervals().getFirst();
        Interval only = options()
                .columns(3)
                .fit(part, lasso().fit(part, 0.2))
                .intervals()
                .getFirst();
        assertThat(whole.estimate()).isCloseTo(only.estimate(), within(1e-6));
        assertThat(whole.standardError()).isCloseTo(only.standardError(), within(1e-6));
    }

    @Test
    void columnsThatCannotBeToldApartAreSaid() {
        double[][] x = x(40, 10, 11);
        for (double[] row : x) {
            row[9] = row[0];
            row[8] = 1.0;
        }
        Problem problem = Problem.of(x, y(x, 12));
        Debiased debiased = options().fit(problem, lasso().fit(problem, 0.2));
        assertThat(debiased.intervals()).hasSize(9);
        assertThat(debiased.notes())
                .contains("1 constant or excluded columns have no interval")
                .anyMatch(note -> note.startsWith("2 of 9 columns can hardly be told from the others"));
        assertThat(Debiased.assumptions()).isNotEmpty();
    }

    @Test
    void anInterruptCancels() {
        double[][] x = x(40, 10, 17);
        Problem problem = Problem.of(x, y(x, 18));
        LassoModel model = lasso().fit(problem, 0.2);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> options().fit(problem, model)).isInstanceOf(CancellationException.class);
            assertThatThrownBy(() -> ScaledLasso.fit(problem, lasso())).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        double[][] x = x(30, 5, 13);
        for (double[] row : x) {
            row[4] = 1.0;
        }
        Problem problem = Problem.of(x, y(x, 14)).penaltyFactors(new double[] {1, 1, 1, Double.POSITIVE_INFINITY, 1});
        LassoModel model = lasso().fit(problem, 0.2);
        assertThatThrownBy(() -> options().columns(5).fit(problem, model))
                .hasMessage("there is no column 5; columns are 0 … 4");
        assertThatThrownBy(() -> options().columns(4).fit(problem, model))
                .hasMessage("column 4 is constant, so that its coefficient cannot be inferred");
        assertThatThrownBy(() -> options().columns(3).fit(problem, model))
                .hasMessage("column 3 is excluded, so that it has no coefficient");
        assertThatThrownBy(() -> options().level(1)).hasMessage("the confidence level must be in (0, 1), not 1.0");
        assertThatThrownBy(() -> NoiseEstimate.given(-1))
                .hasMessage("the noise variance must be positive and finite, not -1.0");
        Problem wide = Problem.of(x(6, 30, 15), y(x(6, 30, 15), 16));
        LassoModel saturated = lasso().fit(wide, 1e-6);
        assertThatThrownBy(() -> options().fit(wide, saturated))
                .hasMessageEndingWith(
                        "coefficients leaves nothing of 6 rows to estimate the noise from; take a larger lambda");
    }
}
