package org.lariat.data;

import java.nio.file.Path;

/**
 * Reads data sets. The extension tells the format; all but {@code .npz} and {@code .lmat} may be compressed, with {@code .gz} after it:
 *
 * <ul>
 *   <li>{@code .csv}, {@code .tsv}, {@code .txt}: delimited text in UTF-8 with a header. {@code .txt} takes the first of
 *       tab, comma, semicolon and blank that occurs in line 1. A first column without a name is left out as row names.
 *       With one-hot coding a text column becomes one indicator for each level, {@code column=level}, sorted; no level is
 *       dropped, which the lasso does not need.
 *   <li>{@code .npy}: a two-dimensional array of integers, booleans, float32 or float64. Column-major arrays of the element
 *       type asked for are mapped, not copied: the file must stay as it is while the data set is in use.
 *   <li>{@code .lmat}: what {@link LmatFile#convert} makes of the others; mapped, so it may be larger than memory.
 *   <li>{@code .npz}: a dense array {@code X}, {@code x} or {@code arr_0}, or what scipy's {@code save_npz} writes for CSC
 *       or CSR; {@code y} in it is the response.
 *   <li>{@code .mtx}: Matrix Market, coordinate or array, real, integer or pattern, general or symmetric.
 *   <li>{@code .svm}, {@code .svmlight}, {@code .libsvm}: the label is the response; features count from 1.
 * </ul>
 *
 * <p>Features without names are called V1 … Vp. The response of the other formats comes from a target file.
 */
public final class DataReader {
    private DataReader() {}

    /**
     * Reads a file.
     *
     * @param path the file with the matrix
     * @param options what its columns are for, and what to do about missing values
     * @throws DataException if anything about the file is not as it must be; the message says what and where
     */
    public static Dataset read(Path path, ReadOptions options) {
        return read(path, options, new MemoryStore(options.elementType()));
    }

    /** Reads a file into a store; what is not dense there may be kept elsewhere, see {@link LmatStore#take}. */
    static Dataset read(Path path, ReadOptions options, MatrixStore store) {
        try {
            return dataset(InputFile.of(path), TargetFile.read(options), options, store);
        } catch (DataException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new DataException(path + ": " + e.getMessage(), e);
        } catch (OutOfMemoryError | ArithmeticException e) {
            throw new DataException(
                    path + ": does not fit into memory, if the sizes in it are right; give Java more with -Xmx", e);
        }
    }

    private static Dataset dataset(InputFile file, RowValues side, ReadOptions options, MatrixStore store) {
        return switch (file.format()) {
            case CSV, TSV, TXT -> CsvFormat.read(file, options, side, store);
            case NPY -> NpyFormat.read(file, options, side, store);
            case NPZ -> NpzFormat.read(file, options, side, store);
            case MATRIX_MARKET -> MatrixMarketFormat.read(file, options, side, store);
            case SVMLIGHT -> SvmlightFormat.read(file, options, side);
            case LMAT -> LmatFormat.read(file, options, side);
        };
    }

    /** Refuses options that need names where there are none. */
    static void checkNameless(InputFile file, ReadOptions options, RowValues side) {
        boolean named = !options.ignored().isEmpty()
                || options.oneHot()
                || !options.categorical().isEmpty()
                || (options.weights() != null && side.weights() == null)
                || (options.offset() != null && side.offset() == null);
        if (named) {
            throw file.error("its columns have no names, so --ignore, --one-hot, --weights and --offset do not apply;"
                    + " weights and offset may be columns of the --target-file");
        }
    }
}
