package org.lariat.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Reads a {@code .npz} file: a dense matrix, or a sparse one as scipy writes it, and perhaps the response. */
final class NpzFormat {
    private static final List<String> MATRIX_NAMES = List.of("X", "x", "arr_0");
    private static final List<String> SPARSE_NAMES = List.of("format", "shape", "data", "indices", "indptr");
    private static final String SUFFIX = ".npy";

    private final InputFile file;
    private final ReadOptions options;
    private final Map<String, NpyArray> arrays;

    private NpzFormat(InputFile file, ReadOptions options, Map<String, NpyArray> arrays) {
        this.file = file;
        this.options = options;
        this.arrays = arrays;
    }

    static Dataset read(InputFile file, ReadOptions options, RowValues side) {
        DataReader.checkNameless(file, options, side);
        return new NpzFormat(file, options, arrays(file)).dataset(side);
    }

    private static Map<String, NpyArray> arrays(InputFile file) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        try (InputStream probe = file.open();
                ZipFile zip = new ZipFile(file.path().toFile())) {
            Objects.requireNonNull(probe, "opened only so that a missing file or a directory is said");
            for (ZipEntry entry : zip.stream().toList()) {
                String name = entry.getName();
                if (name.endsWith(SUFFIX)) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        arrays.put(
                                name.substring(0, name.length() - SUFFIX.length()),
                                NpyArray.read(in, file + " (" + name + ")"));
                    }
                }
            }
        } catch (IOException e) {
            throw file.failure(e);
        }
        return arrays;
    }

    private Dataset dataset(RowValues side) {
        RowValues rowValues = side.or(new RowValues(response(side), null, null));
        if (arrays.keySet().containsAll(SPARSE_NAMES)) {
            return sparse(rowValues);
        }
        NpyArray x = MATRIX_NAMES.stream()
                .filter(arrays::containsKey)
                .map(this::array)
                .findFirst()
                .orElseThrow(() -> file.error("holds no matrix X; " + contents()));
        checkRows(rowValues, x.rows());
        return NpyFormat.dataset(file, x, options, rowValues);
    }

    private double @Nullable [] response(RowValues side) {
        String target = options.target();
        if (side.y() != null) {
            return null;
        }
        if (target != null && !arrays.containsKey(target)) {
            throw file.error("there is no array '" + target + "' for the response (--target); " + contents());
        }
        String name = target == null ? "y" : target;
        if (!arrays.containsKey(name)) {
            return null;
        }
        double[] y = array(name).vector(file + " (" + name + ")");
        for (int i = 0; i < y.length; i++) {
            if (Double.isInfinite(y[i]) || (Double.isNaN(y[i]) && options.missing() != MissingPolicy.DROP_ROW)) {
                throw file.error("the response is " + y[i] + " in row " + (i + 1)
                        + (Double.isNaN(y[i]) ? "; drop such rows with --missing drop-row" : "; it must be finite"));
            }
        }
        return y;
    }

    private void checkRows(RowValues rowValues, int rows) {
        double[] y = rowValues.y();
        if (options.targetFile() == null && y != null && y.length != rows) {
            throw file.error("the response has " + y.length + " values, the matrix has " + rows + " rows");
        }
        TargetFile.checkRows(options, rowValues, file, rows);
    }

    private Dataset sparse(RowValues rowValues) {
        String format = array("format").text();
        if (!format.equals("csc") && !format.equals("csr")) {
            throw file.error("is a sparse matrix in format '" + format + "'; save X.tocsc() instead");
        }
        try {
            int[] shape = array("shape").ints("shape");
            if (shape.length != 2) {
                throw file.error("its shape has " + shape.length + " sizes; a matrix has two");
            }
            checkRows(rowValues, shape[0]);
            SparseEntries entries = SparseEntries.compressed(
                    shape[0],
                    shape[1],
                    format.equals("csc"),
                    array("indptr").longs("indptr"),
                    array("indices").ints("indices"),
                    array("data").vector("data"));
            return entries.dataset(file, options, rowValues);
        } catch (ArithmeticException e) {
            throw new DataException(file + ": a shape or index does not fit 32 bits", e);
        }
    }

    private NpyArray array(String name) {
        return Objects.requireNonNull(arrays.get(name));
    }

    private String contents() {
        return arrays.isEmpty() ? "it holds no arrays" : "it holds " + String.join(", ", arrays.keySet());
    }
}
