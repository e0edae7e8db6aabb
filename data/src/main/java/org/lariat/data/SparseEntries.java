package org.lariat.data;

import org.jspecify.annotations.Nullable;
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
        try {
            SparseMatrix all = matrix(options.elementType());
            SparseMatrix x = selection.keepsAll() ? all : selected(all, selection, options.elementType());
            return new Dataset(
                    file.toString(),
                    x,
                    FeatureNames.numbered(columns),
                    side.select(selection),
                    DenseAssembly.droppedNote(selection));
        } catch (IllegalArgumentException e) {
            throw new DataException(file + ": " + e.getMessage(), e);
        }
    }

    private SparseMatrix matrix(ElementType type) {
        if (pointers == null) {
            return SparseMatrix.ofTriplets(rows, columns, major, minor, values, type);
        }
        return byColumn
                ? SparseMatrix.ofColumns(rows, columns, pointers, minor, values, type)
                : SparseMatrix.ofRows(rows, columns, pointers, minor, values, type);
    }

    private static SparseMatrix selected(SparseMatrix all, RowSelection selection, ElementType type) {
        int[] newNumbers = selection.newNumbers();
        double[] column = new double[all.rows()];
        Ints numbers = new Ints();
        Doubles values = new Doubles();
        long[] pointers = new long[all.columns() + 1];
        for (int j = 0; j < all.columns(); j++) {
            all.column(j, column);
            for (int i = 0; i < column.length; i++) {
                if (column[i] != 0.0 && newNumbers[i] >= 0) {
                    numbers.add(newNumbers[i]);
                    values.add(column[i]);
                }
            }
            pointers[j + 1] = numbers.size();
        }
        return SparseMatrix.ofColumns(
                selection.kept(), all.columns(), pointers, numbers.toArray(), values.toArray(), type);
    }
}
