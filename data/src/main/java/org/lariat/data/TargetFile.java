package org.lariat.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lariat.data.CsvLayout.Role;
import org.lariat.data.text.Quoted;

/**
 * Reads a file that holds the response beside the matrix: a one-dimensional {@code .npy}, or delimited text. Text with a
 * single column may do without a header; of several columns the response is the one named, and weights and offset are taken
 * from here if columns have their names.
 */
final class TargetFile {
    private final InputFile file;
    private final ReadOptions options;

    private TargetFile(InputFile file, ReadOptions options) {
        this.file = file;
        this.options = options;
    }

    /** What the target file says of the rows; nothing if there is none. */
    static RowValues read(ReadOptions options) {
        Path path = options.targetFile();
        if (path == null) {
            return RowValues.none();
        }
        TargetFile target = new TargetFile(InputFile.of(path), options);
        return switch (target.file.format()) {
            case NPY -> target.npy();
            case CSV, TSV, TXT -> target.text();
            default -> throw target.file.error("a target file must be .npy, .csv, .tsv or .txt");
        };
    }

    /** Refuses a target file that has not as many rows as the matrix. */
    static void checkRows(ReadOptions options, RowValues side, InputFile matrix, int rows) {
        double[] y = side.y();
        if (y != null && y.length != rows) {
            throw matrix.error("has " + rows + " rows, but " + options.targetFile() + " has " + y.length
                    + "; they must have as many");
        }
    }

    private RowValues npy() {
        double[] y = NpyArray.read(file).vector(file.toString());
        for (int i = 0; i < y.length; i++) {
            if (Double.isInfinite(y[i]) || (Double.isNaN(y[i]) && options.missing() != MissingPolicy.DROP_ROW)) {
                throw file.error("the response is " + y[i] + " in row " + (i + 1)
                        + (Double.isNaN(y[i]) ? "; drop such rows with --missing drop-row" : "; it must be finite"));
            }
        }
        return new RowValues(y, null, null);
    }

    private RowValues text() {
        try (CsvRows rows = CsvRows.open(file, options.delimiter())) {
            boolean headless =
                    CsvLayout.allNumbers(rows.first()) && !rows.first().contains(options.target());
            List<String> header = headless
                    ? IntStream.rangeClosed(1, rows.first().size())
                            .mapToObj(c -> "column " + c)
                            .toList()
                    : rows.first();
            CsvColumn target = column(header, targetName(header, headless), Role.TARGET);
            CsvColumn weights = optional(header, options.weights(), Role.WEIGHTS);
            CsvColumn offset = optional(header, options.offset(), Role.OFFSET);
            if (headless) {
                target.values().add(target.parse(rows.first().get(target.position()), 1, options));
            }
            for (CsvRecord row = rows.next(); row != null; row = rows.next()) {
                read(target, row);
                read(weights, row);
                read(offset, row);
            }
            return new RowValues(target.values().toArray(), values(weights), values(offset));
        }
    }

    private String targetName(List<String> header, boolean headless) {
        String name = options.target();
        if (header.size() == 1 && (name == null || headless)) {
            return header.getFirst();
        }
        if (name == null) {
            throw file.error("has " + header.size() + " columns; say with --target which is the response: "
                    + CloseNames.first(header));
        }
        if (!header.contains(name)) {
            throw file.error("there is no column " + Quoted.of(name) + " for the response (--target); "
                    + CloseNames.hint(name, header));
        }
        return name;
    }

    private CsvColumn column(List<String> header, String name, Role role) {
        return new CsvColumn(file, name, header.indexOf(name), role, false, false);
    }

    private @Nullable CsvColumn optional(List<String> header, @Nullable String name, Role role) {
        return name == null || !header.contains(name) ? null : column(header, name, role);
    }

    private void read(@Nullable CsvColumn column, CsvRecord row) {
        if (column != null) {
            column.values().add(column.parse(row.getField(column.position()), row.getStartingLineNumber(), options));
        }
    }

    private static double @Nullable [] values(@Nullable CsvColumn column) {
        return column == null ? null : column.values().toArray();
    }
}
