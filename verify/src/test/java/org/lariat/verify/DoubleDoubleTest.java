package org.lariat.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against BigDecimal with 60 digits. */
class DoubleDoubleTest {
    private static final MathContext DIGITS = new MathContext(60);

    /** A few u² with u = 2⁻⁵³; the operations' bounds are 3 to 15 u². */
    private static final double ACCURACY = 20 * 0x1p-106;

    private static DoubleDouble random(Random random) {
        double hi = random.nextGaussian() * Math.scalb(1.0, random.nextInt(-40, 40));
        return DoubleDouble.sum(hi, hi * 0x1p-54 * random.nextDouble(-1, 1));
    }

    private static BigDecimal exact(DoubleDouble a) {
        return new BigDecimal(a.hi()).add(new BigDecimal(a.lo()));
    }

    private static void assertClose(DoubleDouble actual, BigDecimal expected, BigDecimal scale) {
        assertThat(exact(actual).subtract(expected).abs())
                .isLessThanOrEqualTo(scale.abs().multiply(new BigDecimal(ACCURACY)));
    }

    @Test
    void everyOperationHasTwiceThePrecisionOfFloat64() {
        Random random = new Random(1);
        for (int k = 0; k < 2000; k++) {
            DoubleDouble a = random(random);
            DoubleDouble b = random(random);
            BigDecimal x = exact(a);
            BigDecimal y = exact(b);
            assertClose(a.plus(b), x.add(y), x.add(y));
            assertClose(a.minus(b), x.subtract(y), x.subtract(y));
            assertClose(a.times(b), x.multiply(y), x.multiply(y));
            assertClose(a.times(b.hi()), x.multiply(new BigDecimal(b.hi())), x.multiply(y));
            assertClose(a.dividedBy(b), x.divide(y, DIGITS), x.divide(y, DIGITS));
            assertClose(a.abs().sqrt(), x.abs().sqrt(DIGITS), x.abs().sqrt(DIGITS));
            assertThat(a.isLessThan(b)).isEqualTo(x.compareTo(y) < 0);
        }
    }

    @Test
    void zeroNeedsNoSpecialCare() {
        assertThat(DoubleDouble.ZERO.sqrt()).isEqualTo(DoubleDouble.ZERO);
        assertThat(DoubleDouble.ZERO.dividedBy(DoubleDouble.ONE).hi()).isZero();
        assertThat(DoubleDouble.ZERO.abs().hi()).isZero();
        assertThat(DoubleDouble.ZERO.isPositive()).isFalse();
    }
}
