package org.lariat.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.lariat.data.text.Quoted;

/** Reads a {@code .npz} file: a dense matrix, or a sparse one as scipy writes it, and perhaps the response. */
final class NpzFormat {
    private static final List<String> MATRIX_NAMES = List.of("X", "x", "arr_0");
    private static final List<String> SPARSE_NAMES = List.of("format", "shape", "data", "indices", "indptr");
    private static final String RESPONSE_NAME = "y";

    private final InputFile file;
    private final ReadOptions options;
    private final List<String> names = new ArrayList<>(); // of all arrays
    private final Map<String, NpyArray> arrays = new HashMap<>(); // those that are needed

    private NpzFormat(InputFile file, ReadOptions options) {
        this.file = file;
        this.options = options;
        Set<String> needed = new HashSet<>(SPARSE_NAMES);
        needed.addAll(MATRIX_NAMES);
        needed.add(options.target() == null ? RESPONSE_NAME : options.target());
        try (InputStream probe = file.open();
                ZipFile zip = new ZipFile(file.path().toFile())) {
            Objects.requireNonNull(probe, "opened only so that a missing file or a directory is said");
            for (ZipEntry entry : zip.stream().toList()) {
                String name = entry.getName().replaceFirst("\\.npy$", "");
                names.add(name);
                if (needed.contains(name)) {
                    CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32());
                    arrays.put(name, NpyArray.read(in, file, file + " (" + name + ")"));
                    if (in.getChecksum().getValue() != entry.getCrc()) {
                        throw new ZipException("checksum of " + entry.getName() + " does not match");
                    }
                }
            }
        } catch (IOException e) {
            throw file.failure(e);
        }
    }

    static Dataset read(InputFile file, ReadOptions options, RowValues side, MatrixStore store) {
        DataReader.checkNameless(file, options, side);
        return new NpzFormat(file, options).dataset(side, store);
    }

    private Dataset dataset(RowValues side, MatrixStore store) {
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
        return NpyFormat.dataset(file, x, options, rowValues, store);
    }

    private double @Nullable [] response(RowValues side) {
        String target = options.target();
        if (side.y() != null) {
            return null;
        }
        if (target != null && !arrays.containsKey(target)) {
            throw file.error("there is no array " + Quoted.of(target) + " for the response (--target); " + contents());
        }
        String name = target == null ? RESPONSE_NAME : target;
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
            throw file.error("is a sparse matrix in format " + Quoted.of(format) + "; save X.tocsc() instead");
        }
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
    }

    private NpyArray array(String name) {
        return Objects.requireNonNull(arrays.get(name));
    }

    private String contents() {
        return names.isEmpty() ? "it holds no arrays" : "it holds " + String.join(", ", names);
    }
}
