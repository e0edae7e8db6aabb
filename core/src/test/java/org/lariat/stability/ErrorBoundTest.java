package org.lariat.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.lariat.stability.ErrorBound.MEINSHAUSEN_BUHLMANN;
import static org.lariat.stability.ErrorBound.R_CONCAVE;
import static org.lariat.stability.ErrorBound.UNIMODAL;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The bounds against numbers that R's package stabs printed (the outputs kept with its tests at github.com/hofnerb/stabs,
 * tests/regtest-inference.Rout.save), and their properties.
 */
class ErrorBoundTest {
    private static final int SUBSAMPLES = 100; // 50 pairs

    @ParameterizedTest
    @CsvSource({
        // q, Meinshausen and Buehlmann, unimodal, r-concave; p = 100, threshold 0.6
        "1, 0.05, 0.02631579, 0.006971364",
        "2, 0.2, 0.1052632, 0.03342845",
        "3, 0.45, 0.2368421, 0.08691176",
        "4, 0.8, 0.4210526, 0.1637231",
        "5, 1.25, 0.6578947, 0.2605329",
        "6, 1.8, 0.9473684, 0.3820466",
        "7, 2.45, 1.289474, 0.5295188",
        "8, 3.2, 1.684211, 0.7042719",
        "9, 4.05, 2.131579, 0.9077127",
        "10, 5, 2.631579, 1.141338"
    })
    void boundsAreThoseOfStabs(int q, double meinshausenBuhlmann, double unimodal, double concave) {
        assertThat(MEINSHAUSEN_BUHLMANN.falseSelections(q, 100, 0.6, SUBSAMPLES))
                .isCloseTo(meinshausenBuhlmann, within(1e-12));
        assertThat(UNIMODAL.falseSelections(q, 100, 0.6, SUBSAMPLES)).isCloseTo(unimodal, within(5e-7));
        assertThat(R_CONCAVE.falseSelections(q, 100, 0.6, SUBSAMPLES)).isBetween(concave * (1 - 1e-6), concave * 1.004);
    }

    /**
     * stabs looks for the largest tail with R's {@code optimize} at its default tolerance, which stays short of a maximum at the
     * end of an interval. These numbers are its algorithm's with tolerance 1e-13, which R 4.2 gives.
     */
    @ParameterizedTest
    @CsvSource({
        "1, 0.6, 0.006993362",
        "2, 0.6, 0.03344986",
        "3, 0.6, 0.08693312",
        "5, 0.6, 0.2605334",
        "10, 0.6, 1.141339",
        "30, 0.6, 16.24975",
        "10, 0.62, 0.897176",
        "10, 0.61, 1.005864",
        "10, 1.0, 0.005490579"
    })
    void concaveBoundIsTheMaximumItself(int q, double threshold, double expected) {
        assertThat(R_CONCAVE.falseSelections(q, 100, threshold, SUBSAMPLES))
                .isCloseTo(expected, within(1e-5 * expected));
    }

    @Test
    void concaveBoundOfTwoHundredFeaturesIsThatOfStabs() {
        assertThat(R_CONCAVE.falseSelections(6, 200, 0.6, SUBSAMPLES)).isCloseTo(0.174, within(5e-4));
        assertThat(R_CONCAVE.falseSelections(7, 200, 0.6, SUBSAMPLES)).isCloseTo(0.248, within(5e-4));
        assertThat(R_CONCAVE.falseSelections(7, 200, 0.62, SUBSAMPLES)).isCloseTo(0.196, within(5e-4));
        assertThat(R_CONCAVE.falseSelections(7, 200, 0.61, SUBSAMPLES)).isCloseTo(0.219, within(5e-4));
    }

    @Test
    void unimodalBoundAtAHighThresholdIsThatOfStabs() {
        assertThat(UNIMODAL.falseSelections(3, 10, 0.96, SUBSAMPLES)).isCloseTo(0.176, within(5e-4));
    }

    @Test
    void thirdNumberFollowsAsInStabs() {
        assertThat(R_CONCAVE.mostFeatures(0.2, 200, 0.6, SUBSAMPLES)).isEqualTo(6);
        assertThat(UNIMODAL.mostFeatures(0.2, 200, 0.6, SUBSAMPLES)).isEqualTo(3);
        assertThat(R_CONCAVE.mostFeatures(1, 100, 0.6, SUBSAMPLES)).isEqualTo(9);
        assertThat(R_CONCAVE.smallestThreshold(0.2, 7, 200, SUBSAMPLES)).isEqualTo(0.62);
        assertThat(UNIMODAL.smallestThreshold(0.2, 7, 200, SUBSAMPLES)).isEqualTo(0.81);
        assertThat(R_CONCAVE.smallestThreshold(1, 10, 100, SUBSAMPLES)).isEqualTo(0.62);
        assertThat(UNIMODAL.smallestThreshold(0.2, 3, 10, SUBSAMPLES)).isEqualTo(0.96);
        assertThat(R_CONCAVE.mostFeatures(0.001, 100, 0.6, SUBSAMPLES)).isZero();
        assertThat(MEINSHAUSEN_BUHLMANN.smallestThreshold(0.2, 3, 10, SUBSAMPLES))
                .isNaN();
    }

    @ParameterizedTest
    @EnumSource(ErrorBound.class)
    void growsWithFeaturesAndFallsWithTheThreshold(ErrorBound bound) {
        for (double threshold : new double[] {0.55, 0.6, 0.75, 0.76, 0.9, 1.0}) {
            double before = 0.0;
            for (int q = 1; q <= 200; q += 9) {
                double now = bound.falseSelections(q, 200, threshold, SUBSAMPLES);
                assertThat(now).isGreaterThanOrEqualTo(before);
                assertThat(bound.falseSelections(q, 200, threshold - 0.02, SUBSAMPLES))
                        .isGreaterThanOrEqualTo(now);
                before = now;
            }
        }
    }

    /** A concave distribution is unimodal, so the more one assumes the smaller the bound: here at the usual settings. */
    @ParameterizedTest
    @CsvSource({"5, 0.6", "20, 0.7", "40, 0.75", "20, 0.9", "10, 0.99"})
    void assumptionsPayOff(int q, double threshold) {
        double plain = MEINSHAUSEN_BUHLMANN.falseSelections(q, 1000, threshold, SUBSAMPLES);
        double unimodal = UNIMODAL.falseSelections(q, 1000, threshold, SUBSAMPLES);
        double concave = R_CONCAVE.falseSelections(q, 1000, threshold, SUBSAMPLES);
        assertThat(unimodal).isLessThan(plain);
        assertThat(concave).isLessThan(unimodal).isPositive();
    }

    @Test
    void unimodalBoundSaysWhereItDoesNotHold() {
        assertThat(UNIMODAL.falseSelections(60, 100, 0.9, SUBSAMPLES)).isInfinite();
        assertThat(UNIMODAL.falseSelections(50, 100, 0.6, SUBSAMPLES)).isInfinite();
        assertThat(UNIMODAL.falseSelections(1, 100, 0.51, SUBSAMPLES)).isInfinite();
        assertThat(UNIMODAL.falseSelections(1, 100, 0.52, SUBSAMPLES)).isFinite();
    }

    @Test
    void aThresholdCountsAsTheNextShareThereIs() {
        assertThat(ErrorBound.least(0.6, 100)).isEqualTo(60);
        assertThat(ErrorBound.least(0.601, 100)).isEqualTo(61);
        assertThat(ErrorBound.least(0.501, 10)).isEqualTo(6);
        assertThat(MEINSHAUSEN_BUHLMANN.falseSelections(5, 100, 0.601, 100))
                .isEqualTo(MEINSHAUSEN_BUHLMANN.falseSelections(5, 100, 0.61, 100));
        assertThatThrownBy(() -> ErrorBound.least(0.5, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the threshold must be above 0.5 and at most 1, not 0.5");
        assertThatThrownBy(() -> UNIMODAL.falseSelections(11, 10, 0.9, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a subsample cannot select 11.0 of 10 features");
    }

    /** D against every distribution of its family on a fine grid of slopes: none may have a larger tail. */
    @Test
    void noConcaveDistributionHasALargerTail() {
        int size = 12;
        double theta = 0.11;
        for (int tail = 4; tail <= size; tail++) {
            double largest = ConcaveTail.largest(theta, tail, size, 4);
            double found = 0.0;
            for (int k = 1; k < size; k++) {
                for (double u = 0; u < 40; u += 1e-3) {
                    found = Math.max(found, tailOf(k, u, theta * size, tail));
                }
            }
            assertThat(found).isLessThanOrEqualTo(largest * (1 + 1e-12)).isGreaterThan(0.95 * largest);
        }
    }

    /** The tail of mass (1 + ui)^−4 on 0 … k with what the mean asks for on k + 1; 0 if that is no r-concave distribution. */
    private static double tailOf(int k, double u, double mean, int tail) {
        double[] mass = new double[k + 2];
        double total = 0;
        double moment = 0;
        for (int i = 0; i <= k; i++) {
            mass[i] = Math.pow(1 + u * i, -4);
            total += mass[i];
            moment += i * mass[i];
        }
        mass[k + 1] = (mean * total - moment) / (k + 1 - mean);
        if (mass[k + 1] < 0 || mass[k + 1] > Math.pow(1 + u * (k + 1), -4)) {
            return 0;
        }
        double above = 0;
        for (int i = tail; i <= k + 1; i++) {
            above += mass[i];
        }
        return above / (total + mass[k + 1]);
    }
}
