package org.lariat.data;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lariat.data.text.Quoted;

/**
 * Reads Matrix Market: coordinate files become sparse matrices, array files dense ones. See the format's description by
 * Boisvert, Pozo and Remington, NISTIR 5935 (1996).
 */
final class MatrixMarketFormat {
    /** Bytes of a line with a number: a digit and the line end. */
    private static final long LEAST_LINE = 2;

    private final InputFile file;
    private final BufferedReader text;
    private long number; // of the line

    private MatrixMarketFormat(InputFile file, BufferedReader text) {
        this.file = file;
        this.text = text;
    }

    static Dataset read(InputFile file, ReadOptions options, RowValues side, MatrixStore store) {
        DataReader.checkNameless(file, options, side);
        try (BufferedReader text = file.openText()) {
            return new MatrixMarketFormat(file, text).dataset(options, side, store);
        } catch (IOException e) {
            throw file.failure(e);
        }
    }

    private Dataset dataset(ReadOptions options, RowValues side, MatrixStore store) throws IOException {
        String banner = text.readLine();
        number = 1;
        String[] words =
                banner == null ? new String[0] : banner.toLowerCase(Locale.ROOT).split("\\s+");
        if (words.length != 5 || !words[0].equals("%%matrixmarket") || !words[1].equals("matrix")) {
            throw file.error(1, "a Matrix Market file begins with '%%MatrixMarket matrix coordinate real general'");
        }
        known(words[2], "layout", Set.of("coordinate", "array"));
        known(words[3], "field", Set.of("real", "integer", "pattern"));
        known(words[4], "symmetry", Set.of("general", "symmetric"));
        boolean symmetric = words[4].equals("symmetric");
        Tokens sizes = line();
        int rows = sizes.integer("number of rows", 1, Integer.MAX_VALUE - 8);
        int columns = sizes.integer("number of columns", 1, Integer.MAX_VALUE - 8);
        if (symmetric && rows != columns) {
            throw sizes.error("a symmetric matrix cannot be " + rows + "×" + columns);
        }
        TargetFile.checkRows(options, side, file, rows);
        if (words[2].equals("array")) {
            if (words[3].equals("pattern")) {
                throw file.error(1, "an array cannot be a pattern; its field must be real or integer");
            }
            return DenseAssembly.assemble(file, array(rows, columns, symmetric), options, side, store);
        }
        int entries = sizes.integer("number of entries", 0, Integer.MAX_VALUE - 8);
        return coordinates(rows, columns, entries, words[3].equals("pattern"), symmetric)
                .dataset(file, options, side);
    }

    private void known(String word, String what, Set<String> words) {
        if (!words.contains(word)) {
            throw file.error(
                    1,
                    "the " + what + " " + Quoted.of(word) + " is not known; known are "
                            + String.join(", ", words.stream().sorted().toList()));
        }
    }

    private Tokens line() throws IOException {
        Tokens line = nextLine();
        if (line == null) {
            throw new EOFException();
        }
        return line;
    }

    /** The next line that is neither blank nor a comment, or null at the end. */
    private @Nullable Tokens nextLine() throws IOException {
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            number++;
            if (!line.startsWith("%") && !line.isBlank()) {
                return new Tokens(file, number, line);
            }
        }
        return null;
    }

    private SparseEntries coordinates(int rows, int columns, int entries, boolean pattern, boolean symmetric)
            throws IOException {
        Ints i = new Ints();
        Ints j = new Ints();
        Doubles values = new Doubles();
        for (int k = 0; k < entries; k++) {
            Tokens line = line();
            int row = line.integer("row", 1, rows) - 1;
            int column = line.integer("column", 1, columns) - 1;
            double value = pattern ? 1.0 : line.finite(line.next("value"), "value");
            i.add(row);
            j.add(column);
            values.add(value);
            if (symmetric && row != column) {
                i.add(column);
                j.add(row);
                values.add(value);
            }
        }
        checkEnd(entries);
        return SparseEntries.triplets(rows, columns, i.toArray(), j.toArray(), values.toArray());
    }

    private void checkEnd(long entries) throws IOException {
        Tokens extra = nextLine();
        if (extra != null) {
            throw extra.error("comes after the last of the " + entries + " entries that were announced");
        }
    }

    private DenseSource array(int rows, int columns, boolean symmetric) throws IOException {
        if ((long) rows * columns > Integer.MAX_VALUE - 8) {
            throw file.error("a " + rows + "×" + columns + " array is too large for this format here; save it as .npy");
        }
        long lines = symmetric ? columns * (columns + 1L) / 2 : (long) rows * columns;
        file.checkHolds(file.toString(), LEAST_LINE * lines - 1, file.compressed()); // the last line end may be missing
        double[] values = new double[rows * columns];
        for (int j = 0; j < columns; j++) {
            for (int i = symmetric ? j : 0; i < rows; i++) {
                Tokens line = line();
                double value = line.real(line.next("value"), "value");
                values[j * rows + i] = value;
                if (symmetric) {
                    values[i * rows + j] = value;
                }
            }
        }
        checkEnd(lines);
        return new ColumnMajor(rows, columns, values);
    }

    /** Values column after column. */
    private static final class ColumnMajor implements DenseSource {
        private final int rows;
        private final int columns;
        private final double[] values;

        ColumnMajor(int rows, int columns, double[] values) {
            this.rows = rows;
            this.columns = columns;
            this.values = values;
        }

        @Override
        public int rows() {
            return rows;
        }

        @Override
        public int columns() {
            return columns;
        }

        @Override
        public void columns(int from, int count, double[] out) {
            System.arraycopy(values, from * rows, out, 0, count * rows);
        }
    }
}
