package org.lariat.data;

import java.util.ArrayList;
import java.util.List;
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
        FeatureNames names = FeatureNames.numbered(source.columns());
        RowSelection rows = selection();
        MeanFill fill = new MeanFill(options.means());
        store.begin(rows.kept(), source.columns());
        forEach((j, column) -> {
            String name = names.names().get(j);
            check(name, column, rows);
            store.column(j, fill.filled(file, name, rows.select(column)));
        });
        List<String> notes = new ArrayList<>(droppedNote(rows));
        notes.addAll(fill.notes());
        return store.dataset(file.toString(), names, side.select(rows), notes);
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

    private void check(String name, double[] column, RowSelection rows) {
        for (int i = 0; i < column.length; i++) {
            boolean missing = Double.isNaN(column[i]);
            if (rows.keeps(i)
                    && (Double.isInfinite(column[i]) || (missing && options.missing() == MissingPolicy.REFUSE))) {
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
