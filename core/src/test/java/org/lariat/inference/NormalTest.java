package org.lariat.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The normal distribution, against R 4.2.2: {@code pnorm(z, lower.tail = FALSE)}. */
class NormalTest {
    @ParameterizedTest
    @CsvSource({
        "-1, 0.841344746068542949",
        "0, 0.5",
        "0.5, 0.308537538725986896",
        "1.959963984540054, 0.025",
        "2.999999, 0.00134990246348515503",
        "3, 0.00134989803163009453",
        "6, 9.86587645037698140e-10",
        "15, 3.67096619931275078e-51",
        "37, 5.72557122252458e-300",
    })
    void upperTail(double z, double tail) {
        assertThat(Normal.upperTail(z)).isCloseTo(tail, within(1e-12 * tail));
    }

    @ParameterizedTest
    @CsvSource({"0.025, 1.95996398454005424", "0.005, 2.57582930354890076", "0.5, 0", "1e-12, 7.03448382530113214"})
    void upperQuantile(double tail, double z) {
        assertThat(Normal.upperQuantile(tail)).isCloseTo(z, within(1e-12));
    }
}
