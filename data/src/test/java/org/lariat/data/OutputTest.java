package org.lariat.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
    @TempDir
    private Path dir;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void predictions() throws IOException {
        Path file = dir.resolve("p.csv");
        PredictionFile.write(file, new double[] {1.0, -0.0, 0.1 + 0.2});
        assertThat(file).hasContent("prediction\n1.0\n-0.0\n0.30000000000000004\n");
        PredictionFile.write(file, List.of("a,b", "c"), List.of(new double[] {1}, new double[] {2}));
        assertThat(file).hasContent("\"a,b\",c\n1.0,2.0\n");
        assertThat(names()).containsExactly("p.csv");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PredictionFile.write(file, List.of("a"), List.of()))
                .withMessage("1 names but 0 columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PredictionFile.write(file, List.of("a", "b"), List.of(new double[1], new double[2])))
                .withMessage("columns of 1 and of 2 values");
    }

    @Test
    void failureLeavesWhatWasThere() throws IOException {
        Path file = Files.writeString(dir.resolve("f"), "before");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IOException("No space left on device");
                }))
                .withMessage(file + ": cannot be written: No space left on device");
        assertThat(file).hasContent("before");
        assertThat(names()).containsExactly("f");
    }

    @Test
    void placesThatCannotBeWritten() {
        Path nowhere = dir.resolve("no").resolve("f");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> AtomicFile.write(nowhere, out -> {}))
                .withMessage(nowhere + ": cannot be written, its directory does not exist; make it first");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> AtomicFile.write(dir, out -> {}))
                .withMessage(dir + ": is a directory; give the name of a file in it");
    }

    @Test
    void linksAreFollowed() throws IOException {
        Path real = Files.writeString(dir.resolve("real"), "old");
        Path link = Files.createSymbolicLink(dir.resolve("link"), real);
        AtomicFile.write(link, out -> out.write('n'));
        assertThat(real).hasContent("n");
        assertThat(link).isSymbolicLink();
    }
}
