package org.lariat.data.prep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {
    /** Values of R's quantile(c(1, 2, 4, 8, 16), q) and numpy.quantile, worked out by hand: place q·4. */
    @ParameterizedTest
    @CsvSource({"0, 1", "0.25, 2", "0.5, 4", "0.75, 8", "1, 16", "0.1, 1.4", "0.9, 12.8", "0.6, 5.6"})
    void typeSeven(double q, double expected) {
        assertThat(Quantiles.of(new double[] {1, 2, 4, 8, 16}, q)).isCloseTo(expected, within(1e-14));
    }

    @Test
    void theMedianOfAnEvenNumberIsInTheMiddle() {
        assertThat(Quantiles.median(new double[] {1, 2, 5, 9})).isEqualTo(3.5);
        assertThat(Quantiles.median(new double[] {7})).isEqualTo(7);
    }

    @Test
    void nothingOverflowsAndEqualValuesStay() {
        double huge = Double.MAX_VALUE;
        assertThat(Quantiles.of(new double[] {-huge, huge}, 0.5)).isZero();
        assertThat(Quantiles.of(new double[] {0.1, 0.1, 0.1, 0.1}, 0.3)).isEqualTo(0.1);
    }
}
