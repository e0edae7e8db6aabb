package org.lariat.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CorrelationTrendTest {
    @Test
    void goesOnInAStraightLine() {
        CorrelationTrend trend = new CorrelationTrend(4);
        trend.remember(10.0, new int[] {2, 0}, new double[] {5.0, -3.0}, 2);
        assertThat(trend.ahead(2, 6.0, 8.0, 7.0)).isEqualTo(6.5);
        assertThat(trend.ahead(0, -3.5, 8.0, 6.0)).isCloseTo(-4.0, within(1e-6));
    }

    @Test
    void knowsNothingOfWhatWasNotRead() {
        CorrelationTrend trend = new CorrelationTrend(4);
        assertThat(trend.ahead(1, 6.0, 8.0, 7.0)).isNaN();
        trend.remember(10.0, new int[] {2, 1}, new double[] {5.0, 4.0}, 1);
        assertThat(trend.ahead(1, 6.0, 8.0, 7.0)).isNaN();
        trend.remember(8.0, new int[] {1}, new double[] {4.0}, 1);
        assertThat(trend.ahead(2, 6.0, 7.0, 6.0)).isNaN();
    }

    @Test
    void hasNoDirectionWithoutAStep() {
        CorrelationTrend trend = new CorrelationTrend(1);
        trend.remember(8.0, new int[] {0}, new double[] {5.0}, 1);
        assertThat(trend.ahead(0, 5.0, 8.0, 8.0)).isNaN();
        assertThat(trend.ahead(0, 5.0000001, 8.0, 7.0)).isNaN();
    }
}
