package org.lariat.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lariat.data.CsvLayout.Role;

/**
 * Reads delimited text into columns, in one pass; with one-hot coding in two, since the first has to find out which columns
 * hold text.
 */
final class CsvTable {
    private final InputFile file;
    private final ReadOptions options;
    private final RowValues side;
    private final CsvLayout layout;
    private final List<CsvColumn> columns = new ArrayList<>();
    private final List<Long> droppedLines = new ArrayList<>();
    private int rows; // of the file, dropped ones included
    private final Ints keptRows = new Ints();

    private CsvTable(InputFile file, ReadOptions options, RowValues side, CsvLayout layout, Set<String> categorical) {
        this.file = file;
        this.options = options;
        this.side = side;
        this.layout = layout;
        for (int c = 0; c < layout.header().size(); c++) {
            String name = layout.header().get(c);
            Role role = layout.role(c);
            if (role != Role.SKIPPED) {
                boolean text = role == Role.FEATURE && categorical.contains(name);
                columns.add(new CsvColumn(file, name, c, role, text));
            }
        }
    }

    /**
     * Reads a file.
     *
     * @param side what the target file says of the rows; its missing values drop them
     */
    static CsvTable read(InputFile file, ReadOptions options, RowValues side) {
        Set<String> categorical = new HashSet<>(options.categorical());
        if (options.oneHot()) {
            categorical.addAll(textColumns(file, options, side));
        }
        try (CsvRows rows = CsvRows.open(file, options.delimiter())) {
            CsvLayout layout = CsvLayout.of(file, rows.first(), options, side);
            CsvTable table = new CsvTable(file, options, side, layout, categorical);
            table.readAll(rows);
            return table;
        }
    }

    private static Set<String> textColumns(InputFile file, ReadOptions options, RowValues side) {
        Set<String> text = new HashSet<>();
        try (CsvRows rows = CsvRows.open(file, options.delimiter())) {
            CsvLayout layout = CsvLayout.of(file, rows.first(), options, side);
            for (CsvRecord row = rows.next(); row != null; row = rows.next()) {
                for (int c = 0; c < row.getFieldCount(); c++) {
                    String name = layout.header().get(c);
                    if (layout.role(c) == Role.FEATURE && !text.contains(name) && isText(row.getField(c))) {
                        text.add(name);
                    }
                }
            }
        }
        return text;
    }

    private static boolean isText(String field) {
        return !Numbers.isMissing(field) && Numbers.parse(field).isEmpty();
    }

    private void readAll(CsvRows source) {
        double[] values = new double[columns.size()];
        for (CsvRecord row = source.next(); row != null; row = source.next()) {
            boolean complete = rows >= sideRows() || !side.missing(rows);
            for (int k = 0; k < values.length; k++) {
                CsvColumn column = columns.get(k);
                values[k] = column.parse(row.getField(column.position()), row.getStartingLineNumber(), options);
                complete &= !(Double.isNaN(values[k]) && options.missing() == MissingPolicy.DROP_ROW);
            }
            if (complete) {
                for (int k = 0; k < values.length; k++) {
                    columns.get(k).values().add(values[k]);
                }
                keptRows.add(rows);
            } else {
                droppedLines.add(row.getStartingLineNumber());
            }
            rows++;
        }
        if (rows == 0) {
            throw file.error("has a header but no rows");
        }
        if (keptRows.size() == 0) {
            throw file.error("no row is left: each of the " + rows + " has a missing value");
        }
    }

    private int sideRows() {
        double[] y = side.y();
        return y == null ? 0 : y.length;
    }

    /** Response, weights and offset of the rows used, from this file and from the target file. */
    RowValues rowValues() {
        RowValues here = new RowValues(values(Role.TARGET), values(Role.WEIGHTS), values(Role.OFFSET));
        RowSelection selection = new RowSelection(rows);
        int next = 0;
        int[] kept = keptRows.toArray();
        for (int i = 0; i < rows; i++) {
            if (next < kept.length && kept[next] == i) {
                next++;
            } else {
                selection.drop(i);
            }
        }
        return here.or(side.select(selection));
    }

    private double @Nullable [] values(Role role) {
        Optional<CsvColumn> found =
                columns.stream().filter(c -> c.role() == role).findFirst();
        return found.isEmpty() ? null : found.get().values().toArray();
    }

    /** Number of rows of the file, dropped ones included. */
    int rows() {
        return rows;
    }

    /** The columns of features, in the order of the file. */
    List<CsvColumn> features() {
        return columns.stream().filter(c -> c.role() == Role.FEATURE).toList();
    }

    CsvLayout layout() {
        return layout;
    }

    /** Lines of the rows that were dropped. */
    List<Long> droppedLines() {
        return droppedLines;
    }
}
