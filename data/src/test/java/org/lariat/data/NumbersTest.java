package org.lariat.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void parsedToTheBit(long seed) {
        Random random = new Random(seed);
        for (int k = 0; k < 20_000; k++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                same(Double.toString(value));
                same(String.format(Locale.ROOT, "%.5e", value));
                same(String.format(Locale.ROOT, "%.16e", value));
                // Halfway between two doubles, where rounding is hardest.
                same(new BigDecimal(value)
                        .add(new BigDecimal(Math.ulp(value)).divide(new BigDecimal(2)))
                        .toString());
            }
        }
    }

    private static void same(String text) {
        assertThat(Numbers.parse(text)).as(text).isPresent();
        assertThat(Double.doubleToRawLongBits(Numbers.parse(text).getAsDouble()))
                .as(text)
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
    }

    @Test
    void numbersInAllSpellings() {
        for (String text : List.of("0", "-0", "+7", ".5", "5.", " 12 ", "1E5", "1e-400", "4.9e-324", "1e400")) {
            same(text);
        }
    }

    @Test
    void whatIsNoNumber() {
        for (String text : List.of("", " ", "1d", "1f ", "0x1p3", "1e", "e5", "1,5", "1 2", "--1", "1_000", "١", "½")) {
            assertThat(Numbers.parse(text)).as(text).isEmpty();
        }
    }
}
