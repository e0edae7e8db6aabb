package org.lariat.bench.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The simulation of coverage runs, and reports a line for each case and way. */
class CoverageBenchmarkTest {
    @Test
    void oneDataSetACase() {
        String report = new CoverageBenchmark(1).report();
        assertThat(report.lines().filter(line -> line.matches("\\| \\d.*")).toList())
                .hasSize(12)
                .allMatch(line -> line.matches("(\\| [^|]+){7}(\\| [0-9]+\\.[0-9] % ){3}\\| [0-9]+\\.[0-9]+ \\|"));
    }
}
