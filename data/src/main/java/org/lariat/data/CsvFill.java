package org.lariat.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lariat.data.CsvLayout.Role;

/** The second reading of delimited text: puts the values of the rows used into the matrix. */
final class CsvFill {
    private final InputFile file;
    private final ReadOptions options;
    private final List<CsvColumn> columns;
    private final List<Target> targets = new ArrayList<>(); // of the columns

    /**
     * Where a column goes.
     *
     * @param first number of its first feature, or −1 where it is kept beside the matrix
     * @param levels of a category in the order of its features: their numbers; of other columns none
     * @param fill in place of missing values, one for each feature
     */
    private record Target(int first, List<Integer> levels, List<Double> fill) {}

    CsvFill(InputFile file, ReadOptions options, List<CsvColumn> columns) {
        this.file = file;
        this.options = options;
        this.columns = columns;
    }

    /** Names the features and finds what is put in place of missing values. */
    List<String> names(MeanFill means) {
        List<String> names = new ArrayList<>();
        for (CsvColumn column : columns) {
            int first = column.role() == Role.FEATURE ? names.size() : -1;
            List<Integer> levels = new ArrayList<>();
            List<Double> fill = new ArrayList<>();
            if (first >= 0 && column.categorical()) {
                for (String level : column.sortedLevels()) {
                    String name = column.name() + "=" + level;
                    names.add(name);
                    levels.add(column.number(level));
                    fill.add(means.value(file, name, column.missing(), column.mean(level)));
                }
            } else if (first >= 0) {
                names.add(column.name());
                fill.add(means.value(file, column.name(), column.missing(), column.mean()));
            }
            targets.add(new Target(first, List.copyOf(levels), List.copyOf(fill)));
        }
        return names;
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
        return new RowValues(values(Role.TARGET), values(Role.WEIGHTS), values(Role.OFFSET));
    }

    private void read(CsvRecord record, int i, MatrixStore store) {
        for (int k = 0; k < columns.size(); k++) {
            double value = columns.get(k).parse(record, options);
            Target target = targets.get(k);
            if (target.first() < 0) {
                columns.get(k).values().add(value);
            } else if (columns.get(k).categorical()) {
                indicators(target, i, value, store);
            } else {
                store.set(i, target.first(), Double.isNaN(value) ? target.fill().getFirst() : value);
            }
        }
    }

    private static void indicators(Target target, int i, double value, MatrixStore store) {
        for (int l = 0; l < target.levels().size(); l++) {
            double indicator = Double.isNaN(value)
                    ? target.fill().get(l)
                    : value == target.levels().get(l) ? 1.0 : 0.0;
            store.set(i, target.first() + l, indicator);
        }
    }

    private double @Nullable [] values(Role role) {
        return columns.stream()
                .filter(c -> c.role() == role)
                .findFirst()
                .map(c -> c.values().toArray())
                .orElse(null);
    }
}
