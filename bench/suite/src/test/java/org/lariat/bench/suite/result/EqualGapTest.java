package org.lariat.bench.suite.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lariat.bench.suite.result.EqualGap.Line;

/** Time to the same gap. */
class EqualGapTest {
    @Test
    void theFastestSettingThatGotThereCounts() {
        BenchResult result = ResultSamples.of(
                ResultSamples.path("lariat", 1e-2, false, 1e-2, 100, 0.1),
                ResultSamples.path("lariat", 1e-7, true, 1e-8, 100, 0.2, 0.4, 0.3),
                ResultSamples.path("lariat", 1e-9, false, 1e-10, 100, 0.5),
                ResultSamples.path("early", 1e-3, true, 1e-9, 60, 0.01), // ended before its last λ
                ResultSamples.path("slow", 1e-3, true, 1e-2, 100, 0.6),
                ResultSamples.path("slow", 1e-5, false, 9e-7, 100, 1.5));
        EqualGap compared = new EqualGap(result);
        assertThat(compared.problems()).containsExactly("10×20");
        List<Line> lines = compared.lines("10×20");
        assertThat(lines.get(0).row().orElseThrow().tolerance()).isEqualTo(1e-7);
        assertThat(lines.get(0).ratio()).isEqualTo(1.0);
        assertThat(lines.get(1).row()).isEmpty();
        assertThat(lines.get(1).ratio()).isNaN();
        assertThat(lines.get(1).bestGap()).isEqualTo(1e-9);
        assertThat(lines.get(2).ratio()).isEqualTo(1.5 / 0.3);
        assertThat(compared.usualRatio(result.paths().get(4))).isEqualTo(0.6 / 0.3);
    }

    @Test
    void nothingIsComparedWithAProgramThatDidNotGetThere() {
        BenchResult result = ResultSamples.of(
                ResultSamples.path("lariat", 1e-7, true, 1e-3, 100, 0.1),
                ResultSamples.path("peer", 1e-7, true, 1e-8, 100, 0.2));
        List<Line> lines = new EqualGap(result).lines("10×20");
        assertThat(lines.get(0).row()).isEmpty();
        assertThat(lines.get(1).row()).isPresent();
        assertThat(lines.get(1).ratio()).isNaN();
    }
}
