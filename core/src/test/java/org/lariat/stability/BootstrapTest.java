package org.lariat.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lariat.Lasso;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.objective.Problem;

/** The bootstrap: weights are repeated rows, seeds reproduce, shares and quantiles are what they say. */
class BootstrapTest {
    private static LassoOptions lasso() {
        return Lasso.options().threads(1).backend("scalar").tolerance(1e-10);
    }

    private static BootstrapOptions options() {
        return BootstrapOptions.of(lasso()).resamples(40).seed(5);
    }

    /** Each resample by hand: rows repeated in a matrix of their own. */
    @Test
    void weightsAreRepeatedRows() {
        int n = 25;
        int p = 6;
        Random random = new Random(1);
        double[][] x = new double[n][p];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                x[i][j] = random.nextGaussian();
            }
            y[i] = 2 * x[i][0] - x[i][3] + random.nextGaussian();
        }
        Problem problem = Problem.of(x, y);
        int resamples = 8;
        double lambda = 0.1;
        BootstrapResult result = options().resamples(resamples).run(problem, lambda);
        Streams streams = new Streams(5, resamples);
        double[] selected = new double[p];
        double[] smallest = new double[p];
        Arrays.fill(smallest, Double.POSITIVE_INFINITY);
        for (int k = 0; k < resamples; k++) {
            double[] weights = new RowSet(problem).resampled(streams.stream(k));
            double[][] repeated = new double[n][];
            double[] response = new double[n];
            int at = 0;
            for (int i = 0; i < n; i++) {
                for (int copy = 0; copy < weights[i]; copy++) {
                    repeated[at] = x[i];
                    response[at++] = y[i];
                }
            }
            assertThat(at).isEqualTo(n);
            LassoModel model = lasso().fit(repeated, response, lambda);
            for (int j = 0; j < p; j++) {
                selected[j] += model.coefficient(j) != 0 ? 1 : 0;
                smallest[j] = Math.min(smallest[j], model.coefficient(j));
            }
        }
        for (int j = 0; j < p; j++) {
            assertThat(result.frequency(j)).isEqualTo(selected[j] / resamples);
            assertThat(result.quantile(j, 0)).isCloseTo(smallest[j], within(1e-4));
        }
    }

    @Test
    void aSeedGivesTheSameBitsForAnyNumberOfThreads() {
        Problem problem = StabilityTest.problem(40, 30, 2);
        BootstrapResult one = options().run(problem, 0.1);
        for (int threads : new int[] {2, 5}) {
            BootstrapResult other = new BootstrapOptions(lasso().threads(threads), 40, 5).run(problem, 0.1);
            assertThat(other.everSelected()).isEqualTo(one.everSelected());
            for (int j : one.everSelected()) {
                for (double probability : new double[] {0, 0.1, 0.3, 0.5, 0.77, 1}) {
                    assertThat(other.quantile(j, probability)).isEqualTo(one.quantile(j, probability));
                }
                assertThat(other.signConsistency(j)).isEqualTo(one.signConsistency(j));
            }
        }
        assertThat(options().seed(6).run(problem, 0.1).quantile(0, 0.3)).isNotEqualTo(one.quantile(0, 0.3));
    }

    @Test
    void sharesAndQuantilesAgree() {
        BootstrapResult result = options().run(StabilityTest.problem(60, 20, 3), 0.1);
        assertThat(result.frequency(0)).isEqualTo(1.0);
        assertThat(result.positiveShare(0)).isEqualTo(1.0);
        assertThat(result.negativeShare(1)).isEqualTo(1.0);
        assertThat(result.quantile(0, 0.025)).isBetween(1.0, 2.0);
        assertThat(result.quantile(0, 0.975)).isGreaterThan(result.model().coefficient(0));
        assertThat(result.missedTolerance()).isZero();
        for (int j = 0; j < 20; j++) {
            assertThat(result.frequencies()[j])
                    .isEqualTo(result.positiveShare(j) + result.negativeShare(j))
                    .isBetween(0.0, 1.0);
            double sign = Math.signum(result.model().coefficient(j));
            double share =
                    sign > 0 ? result.positiveShare(j) : sign < 0 ? result.negativeShare(j) : 1 - result.frequency(j);
            assertThat(result.signConsistency(j)).isCloseTo(share, within(1e-15));
        }
    }

    /** 0, 1, …, 4 as the coefficients of five resamples of one feature. */
    @Test
    void quantilesInterpolateBetweenOrderStatistics() {
        BootstrapResult result = new BootstrapResult(
                options().resamples(5),
                lasso().fit(StabilityTest.problem(10, 3, 1), 0.5),
                Map.of(1, new double[] {3, 0, 4, 1, 2}),
                0,
                0.0);
        assertThat(result.quantile(1, 0.5)).isEqualTo(2.0);
        assertThat(result.quantile(1, 0.1)).isCloseTo(0.4, within(1e-15));
        assertThat(result.quantile(1, 1.0)).isEqualTo(4.0);
        assertThat(result.quantile(0, 0.9)).isEqualTo(0.0);
        assertThat(result.frequency(1)).isEqualTo(0.8);
        assertThatThrownBy(() -> result.quantile(1, 1.5))
                .hasMessage("the probability of a quantile must be in [0, 1], not 1.5");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> options().resamples(0)).hasMessage("at least one resample is needed, not 0");
        LassoModel other = lasso().fit(StabilityTest.problem(10, 3, 1), 0.5);
        assertThatThrownBy(() -> options().run(StabilityTest.problem(10, 4, 1), other, ResamplingListener.NONE))
                .hasMessage("the model has 3 columns, the problem has 4");
    }
}
