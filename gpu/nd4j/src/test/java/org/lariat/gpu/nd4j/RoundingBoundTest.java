package org.lariat.gpu.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lariat.resident.Precision;

class RoundingBoundTest {
    @Test
    void isTheTextbooksWithStorage() {
        double u = 0x1p-24;
        assertThat(RoundingBound.ofProducts(1000, Precision.FLOAT32)).isCloseTo(1002 * u, within(2e6 * u * u));
        assertThat(RoundingBound.ofProducts(1000, Precision.FLOAT64)).isCloseTo(1000 * 0x1p-53, within(1e-25));
    }

    /** The errors of a sum of equal terms in float32, one after the other, are as one-sided as can be. */
    @Test
    void holdsForTheNaiveSum() {
        int n = 3000;
        float z = (float) (1 / Math.sqrt(n));
        float sum = 0f;
        for (int i = 0; i < n; i++) {
            sum += z * z;
        }
        assertThat(Math.abs(sum - 1.0)).isPositive().isLessThan(RoundingBound.ofProducts(n, Precision.FLOAT32));
    }
}
