package org.lariat.bench.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchBenchmarkTest {
    @Test
    void timesEverythingItNames() {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            BatchBenchmark.main(new String[] {"host", "float32", "20", "30", "1", "2"});
        } finally {
            System.setOut(before);
        }
        List<String> lines = bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(lines).hasSize(4).allMatch(line -> line.matches("host float32 20 30 \\w+ [12] [\\d.]+ [\\d.]+"));
        assertThat(lines.stream().map(line -> line.replaceAll("(\\S+ ){4}(\\w+) .*", "$2")))
                .containsExactly("upload", "correlations", "sparse", "dense");
    }

    @Test
    void columnsHaveNormOneAndDiffer() {
        RandomColumns columns = RandomColumns.of(1000, 50);
        double[] first = new double[1000];
        double[] second = new double[1000];
        columns.column(0, first);
        columns.column(1, second);
        assertThat(Arrays.stream(first).map(x -> x * x).sum()).isCloseTo(1.0, within(0.1));
        double product = 0.0;
        for (int i = 0; i < 1000; i++) {
            product += first[i] * second[i];
        }
        assertThat(Math.abs(product)).isLessThan(0.2);
    }
}
