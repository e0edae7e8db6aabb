package org.lariat.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lariat.data.CsvLayout.Role;
import org.lariat.data.prep.ColumnSteps;
import org.lariat.data.prep.Training;
import org.lariat.data.text.Quoted;

/**
 * A first reading of delimited text, to know how large the matrix is before it is filled, so that there is never a second
 * copy of it: which rows are used, which levels categories have, what the means are. Where nothing of that depends on
 * values, rows are only counted.
 */
final class CsvScan {
    private final InputFile file;
    private final ReadOptions options;
    private final RowValues side;
    private final CsvLayout layout;
    private final List<CsvColumn> columns = new ArrayList<>();
    private final List<Long> droppedLines = new ArrayList<>();
    private final Ints droppedRows = new Ints();
    private final Doubles weights = new Doubles(); // of the rows used, if they are looked at and have any
    private int rows; // of the file, dropped ones included

    private CsvScan(InputFile file, ReadOptions options, RowValues side, CsvLayout layout, Set<String> categorical) {
        this.file = file;
        this.options = options;
        this.side = side;
        this.layout = layout;
        for (int c = 0; c < layout.header().size(); c++) {
            String name = layout.header().get(c);
            Role role = layout.role(c);
            if (role != Role.SKIPPED) {
                boolean text = role == Role.FEATURE && categorical.contains(name);
                checkPrepared(name, role, text);
                columns.add(new CsvColumn(file, name, c, role, text, role == Role.FEATURE && filled(name)));
            }
        }
    }

    /** Whether something takes the place of missing values of a feature. */
    private boolean filled(String name) {
        if (options.fitted() == null) {
            return options.missing().fill() != null;
        }
        ColumnSteps steps = options.fitted().steps(name);
        return steps != null && steps.fills();
    }

    private void checkPrepared(String name, Role role, boolean text) {
        if ((text || role != Role.FEATURE) && options.preparation().named().contains(name)) {
            throw file.error("column " + Quoted.of(name) + " "
                    + (text ? "holds categories" : "is no feature")
                    + ", so there is nothing to clip or to take the logarithm of; leave it out of --log, --signed-log and"
                    + " --clip-at");
        }
    }

    /**
     * Reads a file once; with one-hot coding twice, since it has to be known before which columns hold text.
     *
     * @param side what the target file says of the rows; its missing values drop them
     */
    static CsvScan of(InputFile file, ReadOptions options, RowValues side) {
        Set<String> categorical = new HashSet<>(options.categorical());
        if (options.fitted() != null) {
            categorical.addAll(options.fitted().categorical());
        }
        if (options.oneHot()) {
            categorical.addAll(textColumns(file, options, side));
        }
        try (CsvRows source = CsvRows.open(file, options.delimiter())) {
            CsvLayout layout = CsvLayout.of(file, source.first(), options, side);
            CsvScan scan = new CsvScan(file, options, side, layout, categorical);
            boolean valuesMatter = options.missing() != MissingPolicy.REFUSE
                    || options.changesNumbers()
                    || scan.columns.stream().anyMatch(CsvColumn::categorical);
            for (CsvRecord row = source.next(); row != null; row = source.next()) {
                if (valuesMatter || scan.sideMissing()) {
                    scan.look(row);
                }
                scan.rows++;
            }
            scan.checkRows();
            return scan;
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

    private boolean sideMissing() {
        double[] y = side.y();
        return y != null && rows < y.length && side.missing(rows);
    }

    private void look(CsvRecord row) {
        double[] values = new double[columns.size()];
        boolean complete = !sideMissing();
        for (int k = 0; k < values.length; k++) {
            values[k] = columns.get(k).parse(row, options);
            complete &= !(Double.isNaN(values[k]) && options.missing() == MissingPolicy.DROP_ROW);
        }
        if (!complete) {
            droppedRows.add(rows);
            droppedLines.add(row.getStartingLineNumber());
            return;
        }
        for (int k = 0; k < values.length; k++) {
            if (columns.get(k).role() == Role.FEATURE) {
                columns.get(k).count(rows - droppedRows.size(), values[k]);
            } else if (columns.get(k).role() == Role.WEIGHTS) {
                weights.add(values[k]);
            }
        }
    }

    private void checkRows() {
        if (rows == 0) {
            throw file.error("has a header but no rows");
        }
        if (droppedRows.size() == rows) {
            throw file.error("no row is left: each of the " + rows + " has a missing value");
        }
        TargetFile.checkRows(options, side, file, rows);
    }

    /** The rows that are used. */
    RowSelection rows() {
        RowSelection selection = new RowSelection(rows);
        for (int i : droppedRows.toArray()) {
            selection.drop(i);
        }
        return selection;
    }

    /** Which of the rows used are for training. */
    Training training() {
        RowSelection used = rows();
        double[] beside = side.select(used).weights();
        double[] own = weights.size() == used.kept() ? weights.toArray() : null;
        return Training.of(used.kept(), options.holdout(), beside == null ? own : beside);
    }

    /** The columns that are not skipped, in the order of the file. */
    List<CsvColumn> columns() {
        return columns;
    }

    CsvLayout layout() {
        return layout;
    }

    /** Lines of the rows that were dropped. */
    List<Long> droppedLines() {
        return droppedLines;
    }
}
