package org.lariat.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes predictions as CSV: a header, then one row for each row of the data, every number with full precision. */
public final class PredictionFile {
    private PredictionFile() {}

    /**
     * Writes a file with one column, headed "prediction".
     *
     * @param predictions (n)
     * @throws DataException if the file cannot be written
     */
    public static void write(Path path, double[] predictions) {
        write(path, List.of("prediction"), List.of(predictions));
    }

    /**
     * Writes a file.
     *
     * @param names of the columns
     * @param columns as many as names, all of one length
     * @throws DataException if the file cannot be written
     * @throws IllegalArgumentException if sizes differ
     */
    public static void write(Path path, List<String> names, List<double[]> columns) {
        check(names, columns);
        AtomicFile.write(path, out -> write(out, names, columns));
    }

    /**
     * Writes to a stream, which stays open.
     *
     * @param names of the columns
     * @param columns as many as names, all of one length
     * @throws IllegalArgumentException if sizes differ
     */
    public static void write(OutputStream out, List<String> names, List<double[]> columns) throws IOException {
        check(names, columns);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out, StandardCharsets.UTF_8);
        csv.writeRecord(names);
        List<String> row = new ArrayList<>();
        for (int i = 0; i < columns.getFirst().length; i++) {
            row.clear();
            for (double[] column : columns) {
                row.add(Double.toString(column[i]));
            }
            csv.writeRecord(row);
        }
        csv.flush();
    }

    private static void check(List<String> names, List<double[]> columns) {
        if (names.isEmpty() || names.size() != columns.size()) {
            throw new IllegalArgumentException(names.size() + " names but " + columns.size() + " columns");
        }
        for (double[] column : columns) {
            if (column.length != columns.getFirst().length) {
                throw new IllegalArgumentException(
                        "columns of " + columns.getFirst().length + " and of " + column.length + " values");
            }
        }
    }
}
