package org.lariat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No benchmark without a test of its result: whoever adds one has to add it here, and there. */
class EveryBenchmarkTest {
    /** A line of JMH's list: class, generated class, method, each after its length. */
    private static final Pattern LISTED =
            Pattern.compile("S \\d+ org\\.lariat\\.bench\\.(\\w+) S \\d+ \\S+_jmhTest S \\d+ (\\w+) S");

    private static final Set<String> CHECKED = Set.of(
            // KernelBenchmarksTest
            "DenseBenchmark.dot",
            "DenseBenchmark.dots",
            "DenseBenchmark.axpy",
            "DenseBenchmark.axpyWeighted",
            "DenseBenchmark.squaredDeviation",
            "GramBenchmark.gram",
            "ProximalBenchmark.softThreshold",
            "SparseBenchmark.sparseDot",
            "SparseBenchmark.sparseAxpy",
            // WholeFitBenchmarkTest
            "WholeFitBenchmark.fit",
            "WholeFitBenchmark.path",
            "WholeFitBenchmark.crossValidation",
            // PredictBenchmarkTest
            "PredictBenchmark.singleRow",
            "PredictBenchmark.batchOfRows",
            "PredictBenchmark.batchOfColumns");

    @Test
    void jmhListsThoseThatAreChecked() throws Exception {
        Set<String> listed = new TreeSet<>();
        try (InputStream in = DenseBenchmark.class.getResourceAsStream("/META-INF/BenchmarkList")) {
            assertThat(in).isNotNull();
            Matcher lines = LISTED.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (lines.find()) {
                listed.add(lines.group(1) + "." + lines.group(2));
            }
        }
        assertThat(listed).containsExactlyInAnyOrderElementsOf(CHECKED);
    }
}
