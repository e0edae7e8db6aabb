package org.lariat.bench.suite.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ColumnRingTest {
    private static final int COLUMNS = 3;
    private static final int N = 100;

    @Test
    void eightShiftsGoThroughAPageAndBack() {
        try (ColumnRing ring = new ColumnRing(COLUMNS, N, Double.BYTES)) {
            long start = ring.memory().address();
            Set<Long> eighths = new HashSet<>();
            for (int k = 0; k < 8; k++) {
                long at = ring.memory().address() - start;
                assertThat(at).isBetween(0L, 4095L).matches(a -> a % 512 == 0);
                eighths.add(at);
                assertThat(ring.memory().byteSize()).isEqualTo((long) COLUMNS * N * Double.BYTES);
                assertThat(ring.get((COLUMNS - 1L) * N * Double.BYTES, N - 1)).isNotZero();
                ring.shift();
            }
            assertThat(eighths).hasSize(8);
            assertThat(ring.memory().address()).isEqualTo(start);
        }
    }
}
