package org.lariat.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lariat.data.prep.NumberSteps;
import org.lariat.data.prep.Training;
import org.lariat.matrix.ElementType;

/** Turns a dense matrix without names into a data set, column by column, doing what was asked about missing values. */
final class DenseAssembly {
    /** Elements read at a time, 8 MiB: enough that a pass over a file row by row serves many columns. */
    private static final int TILE = 1 << 20;

    /** What is done with a column. */
    private interface Each {
        void column(int j, double[] values);
    }

    private final InputFile file;
    private final DenseSource source;
    private final ReadOptions options;
    private final RowValues side;
    private final int tile; // columns read at a time

    private DenseAssembly(InputFile file, DenseSource source, ReadOptions options, RowValues side) {
        this.file = file;
        this.source = source;
        this.options = options;
        this.side = side;
        this.tile = Math.clamp(TILE / source.rows(), 1, source.columns());
    }

    static Dataset assemble(
            InputFile file, DenseSource source, ReadOptions options, RowValues side, MatrixStore store) {
        return new DenseAssembly(file, source, options, side).assemble(store);
    }

    private Dataset assemble(MatrixStore store) {
        NamelessColumns names = new NamelessColumns(file, options, source.columns());
        RowSelection rows = selection();
        RowValues rowValues = side.select(rows);
        Training training = Training.of(rows.kept(), options.holdout(), rowValues.weights());
        NumberPreparer numbers = new NumberPreparer(file, options, training);
        boolean[] indicators = indicators(names, rows, training, numbers);
        int[] place = new int[source.columns() + 1];
        for (int j = 0; j < indicators.length; j++) {
            place[j + 1] = place[j] + (indicators[j] ? 2 : 1);
        }
        store.begin(rows.kept(), place[indicators.length]);
        int[] numberInFile = rows.numbers();
        forEach((j, column) -> {
            String name = names.name(j);
            check(name, column, rows, filled(name));
            double[] values = rows.select(column);
            double[] missing = indicators[j] ? missing(values) : new double[0];
            if (numbers.concerns(name)) {
                numbers.prepare(
                        name, values, indicators[j], i -> file + ": row " + (numberInFile[i] + 1) + ", column " + name);
            }
            store.column(place[j], values);
            if (indicators[j]) {
                store.column(place[j] + 1, missing);
            }
        });
        List<String> notes = new ArrayList<>(names.notes());
        notes.addAll(droppedNote(rows));
        notes.addAll(numbers.fillNotes().all());
        return store.dataset(file.toString(), names.features(indicators, numbers.pipeline()), rowValues, notes);
    }

    /** Whether something takes the place of missing values. */
    private boolean filled(String name) {
        if (options.fitted() == null) {
            return options.missing().fill() != null;
        }
        NumberSteps steps = options.fitted().number(name);
        return steps != null && steps.fills();
    }

    /** The columns whose missing values get an indicator; reads the matrix if that has to be found out. */
    private boolean[] indicators(NamelessColumns names, RowSelection rows, Training training, NumberPreparer numbers) {
        boolean[] indicators = new boolean[source.columns()];
        if (options.fitted() == null && options.preparation().indicators()) {
            forEach((j, column) -> {
                double[] values = rows.select(column);
                boolean missing = IntStream.range(0, values.length)
                        .anyMatch(i -> training.includes(i) && Double.isNaN(values[i]));
                indicators[j] = numbers.indicates(names.name(j), missing);
            });
        } else {
            for (int j = 0; j < indicators.length; j++) {
                indicators[j] = numbers.indicates(names.name(j), false);
            }
        }
        return indicators;
    }

    private static double[] missing(double[] values) {
        return Arrays.stream(values)
                .map(value -> Double.isNaN(value) ? 1.0 : 0.0)
                .toArray();
    }

    private void forEach(Each each) {
        double[] values = new double[tile * source.rows()];
        double[] column = new double[source.rows()];
        for (int from = 0; from < source.columns(); from += tile) {
            int count = Math.min(tile, source.columns() - from);
            source.columns(from, count, values);
            for (int k = 0; k < count; k++) {
                System.arraycopy(values, k * column.length, column, 0, column.length);
                each.column(from + k, column);
            }
        }
    }

    private RowSelection selection() {
        RowSelection rows = dropping(file, side, source.rows());
        if (options.missing() == MissingPolicy.DROP_ROW) {
            forEach((j, column) -> {
                for (int i = 0; i < column.length; i++) {
                    if (Double.isNaN(column[i])) {
                        rows.drop(i);
                    }
                }
            });
        }
        if (rows.kept() == 0) {
            throw file.error("no row is left: each of the " + rows.rows() + " has a missing value");
        }
        return rows;
    }

    /** The rows for which nothing is missing beside the matrix. */
    static RowSelection dropping(InputFile file, RowValues side, int count) {
        RowSelection rows = new RowSelection(count);
        for (int i = 0; i < count; i++) {
            if (side.missing(i)) {
                rows.drop(i);
            }
        }
        if (rows.kept() == 0) {
            throw file.error("no row is left: the response is missing in each of the " + count);
        }
        return rows;
    }

    /** Says which rows are not used: nothing, or one sentence. */
    static List<String> droppedNote(RowSelection rows) {
        List<Long> places = new ArrayList<>();
        for (int i = 0; i < rows.rows(); i++) {
            if (!rows.keeps(i)) {
                places.add(i + 1L);
            }
        }
        return Notes.dropped(places, "row");
    }

    private void check(String name, double[] column, RowSelection rows, boolean filled) {
        for (int i = 0; i < column.length; i++) {
            boolean missing = Double.isNaN(column[i]);
            if (rows.keeps(i) && (Double.isInfinite(column[i]) || (missing && !filled))) {
                throw file.error("row " + (i + 1) + ", column " + name + " is " + column[i]
                        + (missing
                                ? ", a missing value; fill in means with --missing mean, or drop such rows with"
                                        + " --missing drop-row"
                                : "; every value must be finite"));
            }
            if (options.elementType() == ElementType.FLOAT32 && Float.isInfinite((float) column[i])) {
                throw file.error("row " + (i + 1) + ", column " + name + " is " + column[i]
                        + ", too large for float32; read the data as float64");
            }
        }
    }
}
