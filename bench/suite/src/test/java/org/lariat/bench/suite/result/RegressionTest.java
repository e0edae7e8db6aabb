package org.lariat.bench.suite.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lariat.bench.suite.result.Regression.Change;

/** The guard against regressions, on made-up seconds: what it has to flag and what not is known. */
class RegressionTest {
    private static final double MARGIN = 0.1;

    private static Change change(double[] before, double[] after) {
        Regression regression = Regression.of(
                ResultSamples.of(ResultSamples.path("lariat", 1e-7, true, 1e-8, 100, before)),
                ResultSamples.of(ResultSamples.path("lariat", 1e-7, true, 1e-8, 100, after)),
                MARGIN);
        return regression.lines().getFirst().change();
    }

    private static double[] times(double factor, double... values) {
        return Arrays.stream(values).map(v -> factor * v).toArray();
    }

    @Test
    void flagsWhatIsBeyondNoiseAndMargin() {
        double[] quiet = {1.00, 1.01, 0.99, 1.02, 1.00, 0.98};
        double[] noisy = {1.0, 1.6, 0.7, 1.3, 2.0, 0.9};
        assertThat(change(quiet, quiet)).isEqualTo(Change.WITHIN_NOISE);
        assertThat(change(quiet, times(1.3, quiet))).isEqualTo(Change.SLOWER);
        assertThat(change(times(1.3, quiet), quiet)).isEqualTo(Change.FASTER);
        assertThat(change(quiet, times(1.05, quiet))).as("within the margin").isEqualTo(Change.WITHIN_NOISE);
        assertThat(change(noisy, times(1.3, noisy))).as("within the noise").isEqualTo(Change.WITHIN_NOISE);
        assertThat(change(noisy, times(5, noisy))).isEqualTo(Change.SLOWER);
    }

    @Test
    void twoRepeatsSayNothing() {
        assertThat(change(new double[] {1, 1}, new double[] {9, 9, 9})).isEqualTo(Change.UNKNOWN);
    }

    /** Two samples of the same distribution hardly ever differ beyond its interval of 99 %, even without a margin. */
    @Test
    void theSameProgramIsSeldomFlagged() {
        SplittableRandom random = new SplittableRandom(3);
        int missed = 0;
        for (int trial = 0; trial < 100; trial++) {
            List<Double> before = random.doubles(9, 1.0, 1.5).boxed().toList();
            List<Double> after = random.doubles(9, 1.0, 1.5).boxed().toList();
            RatioInterval interval = RatioInterval.of(before, after, trial);
            missed += interval.low() > 1 || interval.high() < 1 ? 1 : 0;
        }
        assertThat(missed).isLessThanOrEqualTo(5);
    }

    @Test
    void theIntervalIsTheSameForTheSameSeedAndHoldsTheRatio() {
        List<Double> before = List.of(1.0, 1.2, 1.1, 0.9);
        List<Double> after = List.of(2.0, 2.2, 2.4, 1.9);
        RatioInterval interval = RatioInterval.of(before, after, 7);
        assertThat(RatioInterval.of(before, after, 7)).isEqualTo(interval);
        assertThat(interval.ratio()).isCloseTo(2.1 / 1.05, within(1e-12));
        assertThat(interval.low()).isBetween(1.9 / 1.2, interval.ratio());
        assertThat(interval.high()).isBetween(interval.ratio(), 2.4 / 0.9);
    }

    @Test
    void whatIsInOneRunOnlyIsSaid() {
        BenchResult old = ResultSamples.of(ResultSamples.path("lariat", 1e-7, true, 1e-8, 100, 1, 1, 1));
        BenchResult now = ResultSamples.of(
                ResultSamples.path("lariat", 1e-7, true, 1e-8, 100, 1, 1, 1),
                ResultSamples.path("new", 1e-7, true, 1e-8, 100, 1, 1, 1));
        assertThat(Regression.of(old, now, MARGIN).notes()).containsExactly("1 of 5 timings are not in the old run");
        assertThat(Regression.of(now, old, MARGIN).notes())
                .containsExactly("1 timings of the old run are not in this one");
        assertThat(Regression.of(old, now, MARGIN).lines()).hasSize(4);
    }

    @Test
    void aMarginIsNotNegative() {
        BenchResult any = ResultSamples.of();
        assertThatThrownBy(() -> Regression.of(any, any, -0.1)).hasMessage("the margin must be at least 0, not -0.1");
    }
}
