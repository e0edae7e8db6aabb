package org.lariat.objective;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GapBoundTest {
    private static GapBound bound(double primal, double gap, double negligible, double kkt) {
        return new GapBound(primal, primal - gap, gap, 0.0, negligible, kkt);
    }

    @Test
    void theRelativeGapIsTheGapItselfWhereThePrimalIsZero() {
        assertThat(bound(4.0, 1.0, 0.0, 0.0).relative()).isEqualTo(0.25);
        assertThat(bound(0.0, 1.0, 0.0, 0.0).relative()).isEqualTo(1.0);
    }

    @Test
    void withinIncludesTheTolerance() {
        assertThat(bound(4.0, 1.0, 0.0, 0.0).isWithin(0.25)).isTrue();
        assertThat(bound(4.0, 1.0, 0.0, 0.0).isWithin(0.2499)).isFalse();
    }

    @Test
    void moreWorkIsInVainWhereTheGapIsRoundingAndTheConditionsGetNoBetter() {
        assertThat(bound(1.0, 0.1, 0.1, 0.5).isExhausted(1.0)).isTrue();
        assertThat(bound(1.0, 0.1, 0.09, 0.5).isExhausted(1.0)).isFalse();
        assertThat(bound(1.0, 0.1, 0.1, 0.49).isExhausted(1.0)).isFalse();
        assertThat(bound(1.0, 0.1, 0.1, 0.49).isExhausted(Double.POSITIVE_INFINITY))
                .isFalse();
    }

    @Test
    void aReasonHasWordsAndSaysWhetherThePointCanBeTrusted() {
        assertThat(StopReason.values())
                .extracting(StopReason::label)
                .containsExactly("converged", "machine precision", "epoch limit reached", "cancelled");
        for (StopReason stop : StopReason.values()) {
            Certificate certificate = new Certificate(1, 1, 0, 0, 0, 0, 0, 0, stop);
            boolean reached = stop == StopReason.CONVERGED || stop == StopReason.MACHINE_PRECISION;
            assertThat(certificate.trustworthy()).isEqualTo(reached);
        }
    }
}
