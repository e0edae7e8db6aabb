package org.lariat.data;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.lariat.matrix.DesignMatrix;

/** What tests of files share. */
public final class TestFiles {
    private TestFiles() {}

    /** Writes text to a new file. */
    public static Path text(Path directory, String name, String content) {
        try {
            return Files.writeString(directory.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a fixture made by make_fixtures.py out of the class path. */
    public static Path fixture(Path directory, String name) {
        try (InputStream in = Objects.requireNonNull(TestFiles.class.getResourceAsStream(name), name)) {
            Path copy = directory.resolve(name);
            Files.copy(in, copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes packed with gzip. */
    public static byte[] gzip(byte[] plain) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
                packed.write(plain);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Expects reading to fail with exactly this sentence; {@code FILE} in it stands for the file. */
    public static void refused(Path file, ReadOptions options, String sentence) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> DataReader.read(file, options))
                .withMessage(sentence.replace("FILE", file.toString()));
    }

    /** All elements, row by row. */
    public static double[][] rows(DesignMatrix x) {
        double[][] rows = new double[x.rows()][x.columns()];
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < x.columns(); j++) {
                rows[i][j] = x.get(i, j);
            }
        }
        return rows;
    }
}
