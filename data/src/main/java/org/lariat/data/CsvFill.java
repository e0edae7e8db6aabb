package org.lariat.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lariat.data.CsvLayout.Role;
import org.lariat.data.prep.ColumnSteps;
import org.lariat.data.prep.Levels;
import org.lariat.data.prep.LevelsFitter;
import org.lariat.data.prep.Pipeline;
import org.lariat.data.prep.Training;
import org.lariat.data.prep.Unseen;
import org.lariat.data.text.Quoted;

/**
 * The second reading of delimited text: puts the values of the rows used into the matrix. Indicators are final at once;
 * numbers are put in as they are, and then prepared column by column where they lie, so that no second copy of the matrix
 * is needed for quantiles.
 */
final class CsvFill {
    private final InputFile file;
    private final ReadOptions options;
    private final List<CsvColumn> columns;
    private final Training training;
    private final NumberPreparer numbers;
    private final List<Target> targets = new ArrayList<>(); // of the columns
    private final Ints lines = new Ints(); // of the rows used

    /**
     * Where a column goes.
     *
     * @param first number of its first feature, or −1 where it is kept beside the matrix
     * @param levels of a category, else null
     * @param indicator of a number: whether the feature after the first says where it is missing
     */
    private record Target(int first, @Nullable LevelPreparer levels, boolean indicator) {}

    CsvFill(InputFile file, ReadOptions options, CsvScan scan) {
        this.file = file;
        this.options = options;
        this.columns = scan.columns();
        this.training = scan.training();
        this.numbers = new NumberPreparer(file, options, training);
    }

    /** Names the features, and codes the categories. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (CsvColumn column : columns) {
            int first = names.size();
            if (column.role() != Role.FEATURE) {
                targets.add(new Target(-1, null, false));
            } else if (column.categorical()) {
                Levels levels = levels(column);
                names.addAll(levels.outputs());
                targets.add(new Target(first, new LevelPreparer(file, column, levels, unseen(), first), false));
            } else {
                boolean indicator = numbers.indicates(column.name(), column.missingIn(training));
                names.add(column.name());
                if (indicator) {
                    names.add(column.name() + ColumnSteps.MISSING);
                }
                targets.add(new Target(first, null, indicator));
            }
        }
        return names;
    }

    private Unseen unseen() {
        Pipeline given = options.fitted();
        return given == null ? options.preparation().unseen() : given.unseen();
    }

    private Levels levels(CsvColumn column) {
        Levels given = options.fitted() == null ? null : options.fitted().levels(column.name());
        if (given != null) {
            return given;
        }
        boolean indicator = numbers.indicates(column.name(), column.missingIn(training));
        Levels levels = new LevelsFitter(
                        options.preparation(), options.missing().fill())
                .fit(column.name(), column.uses(training), indicator);
        if (!levels.fills() && options.missing().fill() != null) {
            throw NumberPreparer.nothingToFill(file, options, column.name());
        }
        return levels;
    }

    /** Reads the file into the store; returns response, weights and offset. */
    RowValues read(RowSelection rows, MatrixStore store) {
        int row = 0;
        int kept = 0;
        try (CsvRows source = CsvRows.open(file, options.delimiter())) {
            for (CsvRecord record = source.next(); record != null; record = source.next()) {
                if (row < rows.rows() && rows.keeps(row)) {
                    read(record, kept++, store);
                }
                row++;
            }
        }
        if (row != rows.rows()) {
            throw file.error("was changed while it was read: it had " + rows.rows() + " rows and now has " + row
                    + "; read it again");
        }
        prepare(store);
        return new RowValues(values(Role.TARGET), values(Role.WEIGHTS), values(Role.OFFSET));
    }

    private void read(CsvRecord record, int i, MatrixStore store) {
        lines.add((int) record.getStartingLineNumber());
        for (int k = 0; k < columns.size(); k++) {
            double value = columns.get(k).parse(record, options);
            Target target = targets.get(k);
            if (target.first() < 0) {
                columns.get(k).values().add(value);
            } else if (target.levels() != null) {
                target.levels().write(i, value, record.getStartingLineNumber(), store);
            } else {
                store.set(i, target.first(), Double.isNaN(value) ? 0.0 : value);
                if (target.indicator()) {
                    store.set(i, target.first() + 1, Double.isNaN(value) ? 1.0 : 0.0);
                }
            }
        }
    }

    /** Prepares the numbers, which are all in the store. */
    private void prepare(MatrixStore store) {
        int[] line = lines.toArray();
        for (int k = 0; k < columns.size(); k++) {
            CsvColumn column = columns.get(k);
            Target target = targets.get(k);
            if (target.levels() != null) {
                numbers.add(target.levels().levels());
                numbers.fillNotes().add(column.name(), column.missing().length);
            } else if (target.first() >= 0 && numbers.concerns(column.name())) {
                store.revise(target.first(), values -> {
                    for (int i : column.missing()) {
                        values[i] = Double.NaN;
                    }
                    numbers.prepare(
                            column.name(),
                            values,
                            target.indicator(),
                            i -> file + ", line " + line[i] + ", column " + Quoted.of(column.name()));
                });
            }
        }
    }

    /** The steps of all columns, after reading. */
    Pipeline pipeline() {
        return numbers.pipeline();
    }

    /** What a user should know, after reading. */
    List<String> notes() {
        List<String> notes = new ArrayList<>(numbers.fillNotes().all());
        for (Target target : targets) {
            if (target.levels() != null) {
                notes.addAll(target.levels().notes());
            }
        }
        return notes;
    }

    private double @Nullable [] values(Role role) {
        return columns.stream()
                .filter(c -> c.role() == role)
                .findFirst()
                .map(c -> c.values().toArray())
                .orElse(null);
    }
}
