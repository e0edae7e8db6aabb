package org.lariat.bench.suite.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Quantiles, against R's default. */
class StatisticsTest {
    @Test
    void mediansOfOddAndEvenNumbers() {
        assertThat(Statistics.median(List.of(3.0, 1.0, 2.0))).isEqualTo(2.0);
        assertThat(Statistics.median(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
        assertThat(Statistics.median(List.of(7.0))).isEqualTo(7.0);
    }

    @Test
    void quantilesAreLinearBetweenNeighbours() {
        List<Double> values = List.of(10.0, 20.0, 30.0, 40.0, 50.0);
        assertThat(Statistics.quantile(values, 0.0)).isEqualTo(10.0);
        assertThat(Statistics.quantile(values, 0.9)).isEqualTo(46.0); // R: quantile(c(10,20,30,40,50), .9)
        assertThat(Statistics.quantile(values, 1.0)).isEqualTo(50.0);
    }

    @Test
    void nothingHasNoMedian() {
        assertThatThrownBy(() -> Statistics.median(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are no numbers to take a quantile of");
    }
}
