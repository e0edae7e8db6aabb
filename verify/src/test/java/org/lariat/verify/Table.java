package org.lariat.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A CSV file of numbers with a header, plain or gzipped; and where the tests' files are. */
final class Table {
    private final double[][] rows;

    private Table(double[][] rows) {
        this.rows = rows;
    }

    static Table read(Path file) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return new Table(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> List.of(line.split(",", -1)).stream()
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toArray(double[][]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The repository's root: tests run in a module's folder. */
    static Path root() {
        return Path.of("..").toAbsolutePath().normalize();
    }

    /** The folder of data that is not ours to publish: system property {@code lariat.shared}, by default beside the root. */
    static Path shared() {
        String given = System.getProperty("lariat.shared");
        return given == null ? root().resolveSibling("shared") : Path.of(given);
    }

    int columns() {
        return rows[0].length;
    }

    double[] column(int j) {
        return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
    }

    /** The first columns, row by row. */
    double[][] first(int count) {
        return Arrays.stream(rows).map(row -> Arrays.copyOf(row, count)).toArray(double[][]::new);
    }
}
