package org.lariat.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ErrorCurveTest {
    private static final double[][] ERRORS = {{5, 3, 1.0, 2}, {5, 2, 1.5, 4}, {5, 2.5, 2.0, 3}};

    @Test
    void equalSharesGiveTheTextbookFormula() {
        ErrorCurve curve = new ErrorCurve(ErrorMeasure.MSE, FoldMean.PLAIN, ERRORS, new double[] {1, 7, 3});
        assertThat(curve.mean()).containsExactly(new double[] {5, 2.5, 1.5, 3}, within(1e-15));
        double deviation = 0.5; // of 1, 1.5, 2, with divisor 2
        assertThat(curve.standardError()[2]).isEqualTo(deviation / Math.sqrt(3), within(1e-15));
        assertThat(curve.best()).isEqualTo(2);
        assertThat(curve.oneStandardError()).isEqualTo(2);
    }

    @Test
    void foldsCountByWhatTheyHoldOut() {
        ErrorCurve curve = new ErrorCurve(ErrorMeasure.MSE, FoldMean.WEIGHTED, ERRORS, new double[] {2, 1, 1});
        assertThat(curve.mean()[2]).isEqualTo((2 * 1.0 + 1.5 + 2.0) / 4, within(1e-15));
        double mean = 1.375;
        double spread = (2 * (1 - mean) * (1 - mean) + (1.5 - mean) * (1.5 - mean) + (2 - mean) * (2 - mean)) / 4;
        assertThat(curve.standardError()[2]).isEqualTo(Math.sqrt(spread / 2), within(1e-15));
    }

    @Test
    void theRuleOfOneStandardErrorPrefersTheSparser() {
        double[][] errors = {{2.0, 1.4, 1.0, 1.5}, {2.0, 1.6, 2.0, 2.5}};
        ErrorCurve curve = new ErrorCurve(ErrorMeasure.MSE, FoldMean.PLAIN, errors, new double[] {1, 1});
        assertThat(curve.best()).isEqualTo(1); // equal means: the sparser
        assertThat(new ErrorCurve(
                                ErrorMeasure.MSE,
                                FoldMean.PLAIN,
                                new double[][] {{2.0, 1.8, 1.0, 1.5}, {2.0, 1.6, 2.0, 2.5}},
                                new double[] {1, 1})
                        .oneStandardError())
                .isZero(); // 1.5 + 0.5
    }

    @Test
    void largeIsGoodForRSquared() {
        double[][] errors = {{0.0, 0.5, 0.9, 0.8}, {0.0, 0.7, 0.7, 0.8}};
        ErrorCurve curve = new ErrorCurve(ErrorMeasure.R2, FoldMean.PLAIN, errors, new double[] {1, 1});
        assertThat(curve.best()).isEqualTo(2);
        assertThat(curve.oneStandardError()).isEqualTo(2);
    }

    @Test
    void theErrorHasTurnedOnceItIsClearlyWorseForLong() {
        double[][] errors = {{5, 1, 4, 4, 4}, {5, 2, 4, 4, 4}};
        ErrorCurve curve = new ErrorCurve(ErrorMeasure.MSE, FoldMean.PLAIN, errors, new double[] {1, 1});
        assertThat(curve.hasTurned(3)).isTrue();
        assertThat(curve.hasTurned(4)).isFalse();
    }
}
