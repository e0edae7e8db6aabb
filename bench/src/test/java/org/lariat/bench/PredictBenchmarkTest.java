package org.lariat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lariat.LassoModel;

/** All ways of predicting give what a plain loop gives. */
class PredictBenchmarkTest {
    @Test
    void everyWayGivesTheSumOfProducts() {
        PredictBenchmark benchmark = new PredictBenchmark();
        benchmark.columns = 200;
        benchmark.rows = 7;
        benchmark.setup();
        LassoModel model = benchmark.model();
        double[] byRows = benchmark.batchOfRows();
        double[] byColumns = benchmark.batchOfColumns();
        for (int i = 0; i < benchmark.rows; i++) {
            double expected = model.intercept();
            for (int j = 0; j < benchmark.columns; j++) {
                expected += benchmark.batch()[i][j] * model.coefficient(j);
            }
            assertThat(benchmark.singleRow()).isCloseTo(expected, within(1e-13));
            assertThat(byRows[i]).isCloseTo(expected, within(1e-13));
            assertThat(byColumns[i]).isCloseTo(expected, within(1e-13));
        }
        assertThat(model.nonzeros()).isEqualTo(5);
    }
}
