package org.lariat.gpu.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lariat.resident.Precision;
import org.lariat.resident.ResidentOptions;

/** The bits do not depend on the order in which threads and blocks happen to run, so there is no race that shows in it. */
class DeterminismTest {
    /** Threads backwards, and two permutations. */
    private static final int[] ORDERS = {1, 7, 1000};

    /** Sizes and numbers of problems such that every kernel runs, with several blocks and remainders. */
    @ParameterizedTest
    @CsvSource({
        "FLOAT32,70,900,1",
        "FLOAT32,300,140,2",
        "FLOAT32,33,70,5",
        "FLOAT32,133,290,34",
        "FLOAT64,70,900,1",
        "FLOAT64,300,140,2",
        "FLOAT64,33,70,5",
        "FLOAT64,133,290,34"
    })
    void theOrderOfThreadsAndBlocksChangesNoBit(Precision precision, int n, int p, int count) {
        CudaProvider provider = StandIn.provider();
        SmallDesign source = new SmallDesign(n, p, 3);
        ResidentOptions options = new ResidentOptions(0, precision, Long.MAX_VALUE, false, 2);
        double[] first = Fit.run(provider, source, options, count);
        assertThat(first).doesNotContain(Double.NaN);
        assertThat(Fit.run(provider, source, options, count)).containsExactly(first);
        for (int order : ORDERS) {
            StandIn.order(order);
            assertThat(Fit.run(provider, source, options, count))
                    .as("order %d", order)
                    .containsExactly(first);
        }
        assertThat(StandIn.trouble()).isEmpty();
    }
}
