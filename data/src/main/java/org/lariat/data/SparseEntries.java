package org.lariat.data;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lariat.data.prep.Pipeline;
import org.lariat.data.prep.Training;
import org.lariat.matrix.ElementType;
import org.lariat.matrix.SparseMatrix;

/** A sparse matrix still in the form of its file: compressed columns, compressed rows, or triplets. */
final class SparseEntries {
    private final int rows;
    private final int columns;
    private final boolean byColumn;
    private final long @Nullable [] pointers; // null: triplets
    private final int[] major; // triplets: rows; else not used
    private final int[] minor; // triplets: columns; else rows (CSC) or columns (CSR)
    private final double[] values;

    private SparseEntries(
            int rows,
            int columns,
            boolean byColumn,
            long @Nullable [] pointers,
            int[] major,
            int[] minor,
            double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.byColumn = byColumn;
        this.pointers = pointers;
        this.major = major;
        this.minor = minor;
        this.values = values;
    }

    /** Compressed columns or rows. */
    static SparseEntries compressed(
            int rows, int columns, boolean byColumn, long[] pointers, int[] numbers, double[] values) {
        return new SparseEntries(rows, columns, byColumn, pointers, new int[0], numbers, values);
    }

    /** Triplets; those for the same place are added. */
    static SparseEntries triplets(int rows, int columns, int[] i, int[] j, double[] values) {
        return new SparseEntries(rows, columns, false, null, i, j, values);
    }

    /** The data set, without the rows whose response is missing. */
    Dataset dataset(InputFile file, ReadOptions options, RowValues side) {
        RowSelection selection = DenseAssembly.dropping(file, side, rows);
        SparseMatrix all = matrix(options.elementType());
        SparseMatrix used = selection.keepsAll() ? all : selected(all, selection);
        RowValues rowValues = side.select(selection);
        Training training = Training.of(selection.kept(), options.holdout(), rowValues.weights());
        NamelessColumns names = new NamelessColumns(file, options, columns);
        NumberPreparer numbers = new NumberPreparer(file, options, training);
        Pipeline given = options.fitted();
        boolean changes = given == null ? options.preparation().changesNumbers() : given.changesNumbers();
        SparseMatrix x = changes ? prepared(file, used, selection, names, numbers) : used;
        List<String> notes = new ArrayList<>(names.notes());
        notes.addAll(DenseAssembly.droppedNote(selection));
        return new Dataset(
                file.toString(), x, names.features(new boolean[columns], numbers.pipeline()), rowValues, notes);
    }

    /** The matrix with columns prepared, which keep their zeros. */
    private static SparseMatrix prepared(
            InputFile file, SparseMatrix all, RowSelection selection, NamelessColumns names, NumberPreparer numbers) {
        int[] numberInFile = selection.numbers();
        return rebuilt(all, all.rows(), (j, values) -> {
            String name = names.name(j);
            if (numbers.concerns(name)) {
                boolean[] zero = new boolean[values.length];
                for (int i = 0; i < values.length; i++) {
                    zero[i] = values[i] == 0.0;
                }
                numbers.prepare(name, values, false, i -> file + ": row " + (numberInFile[i] + 1) + ", column " + name);
                for (int i = 0; i < values.length; i++) {
                    if (zero[i] && values[i] != 0.0) {
                        throw file.error("is sparse, but clipping would make the zeros of column " + name + " "
                                + values[i] + "; choose bounds with 0 between them, or give dense data");
                    }
                }
            }
            return values;
        });
    }

    private SparseMatrix matrix(ElementType type) {
        if (pointers == null) {
            return SparseMatrix.ofTriplets(rows, columns, major, minor, values, type);
        }
        return byColumn
                ? SparseMatrix.ofColumns(rows, columns, pointers, minor, values, type)
                : SparseMatrix.ofRows(rows, columns, pointers, minor, values, type);
    }

    private static SparseMatrix selected(SparseMatrix all, RowSelection selection) {
        return rebuilt(all, selection.kept(), (j, column) -> selection.select(column));
    }

    /** What becomes of a column. */
    private interface Change {
        double[] column(int j, double[] values);
    }

    /** A matrix of so many rows, column by column. */
    private static SparseMatrix rebuilt(SparseMatrix all, int rows, Change change) {
        double[] column = new double[all.rows()];
        Ints numbers = new Ints();
        Doubles values = new Doubles();
        long[] pointers = new long[all.columns() + 1];
        for (int j = 0; j < all.columns(); j++) {
            all.column(j, column);
            double[] changed = change.column(j, column);
            for (int i = 0; i < changed.length; i++) {
                if (changed[i] != 0.0) {
                    numbers.add(i);
                    values.add(changed[i]);
                }
            }
            pointers[j + 1] = numbers.size();
        }
        return SparseMatrix.ofColumns(
                rows, all.columns(), pointers, numbers.toArray(), values.toArray(), all.elementType());
    }
}
