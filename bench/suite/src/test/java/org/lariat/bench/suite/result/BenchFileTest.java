package org.lariat.bench.suite.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lariat.data.DataException;

/** Results as files. */
class BenchFileTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void whatIsWrittenIsRead() {
        Path file = folder.resolve("bench.json");
        BenchResult result = ResultSamples.of(
                ResultSamples.path("lariat", 1e-7, true, 1.23456789012345e-8, 100, 0.1, 0.3),
                ResultSamples.path("other", 0.0, true, Double.POSITIVE_INFINITY, 0, 1.0));
        BenchFile.write(file, result);
        assertThat(BenchFile.read(file)).isEqualTo(result);
    }

    @Test
    void otherFilesAreRefusedInOneSentence() throws Exception {
        Path file = folder.resolve("other.json");
        assertThatThrownBy(() -> BenchFile.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": there is no such file");
        Files.writeString(file, "{\"lariat\": 1}");
        assertThatThrownBy(() -> BenchFile.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": is not a result of 'lariat bench': its format is '', not 'lariat-bench-1'");
        Files.writeString(file, "{\"format\": \"lariat-bench-1\", \"paths\"");
        assertThatThrownBy(() -> BenchFile.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": is not a result of 'lariat bench': ");
        Files.writeString(file, "{\"format\": \"lariat-bench-1\"}");
        assertThatThrownBy(() -> BenchFile.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": is not a result of 'lariat bench': ")
                .hasMessageEndingWith("; measure anew");
    }
}
