package org.lariat.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The parts of a report, as numbers. */
class PartsTest {
    @Test
    void numbersAreShortAndRight() {
        assertThat(Digits.of(0.1)).isEqualTo("0.1");
        assertThat(Digits.of(-123456.789)).isEqualTo("-123457");
        assertThat(Digits.of(1e-7)).isEqualTo("1e-07");
        assertThat(Digits.of(1.234567891e12)).isEqualTo("1.23457e+12");
        assertThat(Digits.of(0)).isEqualTo("0");
        assertThat(Digits.of(100)).isEqualTo("100");
        assertThat(Digits.of(Double.NaN)).isEqualTo("–");
        assertThat(Digits.of(9.999999e-6, 3)).isEqualTo("0.00001");
        assertThat(Digits.percent(0.51234)).isEqualTo("51.23 %");
        assertThat(Double.parseDouble(Digits.of(Double.MIN_VALUE, 8))).isEqualTo(Double.MIN_VALUE);
    }

    @Test
    void aHistogramCountsEveryValueOnce() {
        double[] values =
                IntStream.rangeClosed(0, 1000).mapToDouble(i -> i * 0.001).toArray();
        Histogram histogram = Histogram.of(values);
        assertThat(histogram.edges()).hasSize(histogram.counts().size() + 1);
        assertThat(histogram.counts().stream().mapToInt(c -> c).sum()).isEqualTo(values.length);
        assertThat(histogram.edges().getFirst()).isEqualTo(0.0);
        assertThat(histogram.edges().getLast()).isEqualTo(1.0);
        assertThat(Histogram.of(new double[] {3, 3}).counts()).containsExactly(2);
    }

    @Test
    void errorsAreWeightedAndRowsOfWeightZeroLeftOut() {
        double[] actual = {1, 2, 4, 100};
        double[] predicted = {1, 3, 2, 0};
        Predictions part = Predictions.of("rows", "y", actual, predicted, new double[] {1, 2, 1, 0});
        assertThat(part.fit().count()).isEqualTo(3);
        assertThat(part.fit().rootMeanSquare()).isCloseTo(Math.sqrt((2 * 1 + 4) / 4.0), within(1e-15));
        assertThat(part.fit().meanAbsolute()).isCloseTo((2 * 1 + 2) / 4.0, within(1e-15));
        double mean = (1 + 2 * 2 + 4) / 4.0;
        double variance = (Math.pow(1 - mean, 2) + 2 * Math.pow(2 - mean, 2) + Math.pow(4 - mean, 2)) / 4;
        assertThat(part.fit().r2()).isCloseTo(1 - 1.5 / variance, within(1e-15));
        assertThat(part.worst().getFirst().number()).isEqualTo(3);
        assertThat(part.drawn()).noneMatch(row -> row.number() == 4);
    }

    @Test
    void manyRowsAreThinnedEvenlyButAllCount() {
        int n = 10_000;
        double[] y = IntStream.range(0, n).mapToDouble(i -> i).toArray();
        Predictions part = Predictions.of("rows", "y", y, new double[n], null);
        assertThat(part.drawn()).hasSize(Predictions.MOST_DRAWN);
        assertThat(part.drawn().getLast().number()).isEqualTo(n - 4);
        assertThat(part.worst().getFirst().number()).isEqualTo(n);
        assertThat(part.fit().count()).isEqualTo(n);
        assertThat(part.residuals().counts().stream().mapToInt(c -> c).sum()).isEqualTo(n);
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> Predictions.of("rows", "y", new double[3], new double[2], null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 responses, 2 predictions and 3 weights");
        assertThatThrownBy(() -> CvCurve.of(
                        "mse",
                        "10 folds",
                        new double[2],
                        new double[1],
                        new double[2],
                        new int[2],
                        1,
                        OptionalDouble.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 values of lambda, 1 means, 2 standard errors and 2 numbers of features");
        assertThatThrownBy(() -> new Stability.Feature("a", 1.5, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the frequency of a must be in [0, 1], not 1.5");
        ReportBuilder report = new ReportBuilder("T", "lariat", ZonedDateTime.now(ZoneId.systemDefault()))
                .history(CostHistory.of("a", "sweeps", new double[] {1}, new double[] {2}, 1))
                .history(CostHistory.of("b", "epochs", new double[] {1}, new double[] {2}, 1));
        assertThatThrownBy(report::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cost histories in one chart must have the same unit of work");
    }

    @Test
    void lambdaZeroHasAPlaceBelowTheOthers() {
        LambdaAxis axis = new LambdaAxis(new double[] {1, 0.01, 0});
        assertThat(axis.places()).containsExactly(0, -2, -2.5);
        assertThat(axis.hasZero()).isTrue();
    }

    @Test
    void theMarksAreThoseOfCrossValidationAndTheChoiceWhereItDiffers() {
        ReportData full = ReportSamples.full();
        assertThat(full.marks()).extracting(ReportData.Mark::label).containsExactly("λ min", "λ 1se", "λ chosen: BIC");
        ReportData fit = ReportSamples.fit(40).build();
        assertThat(fit.marks())
                .containsExactly(new ReportData.Mark(fit.chosen().orElseThrow().lambda(), "λ chosen: BIC"));
    }

    @Test
    void aHistoryIsMeasuredFromTheBestValue() {
        CostHistory history = CostHistory.of("cd", "sweeps", new double[] {0, 1}, new double[] {3, 1.5}, 1.5);
        assertThat(history.excess()).isEqualTo(List.of(1.5, 0.0));
    }
}
