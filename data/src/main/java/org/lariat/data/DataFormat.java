package org.lariat.data;

import java.nio.file.Path;
import java.util.Locale;

/** The formats that are read, told apart by the extension of the file. */
enum DataFormat {
    CSV,
    TSV,
    TXT,
    NPY,
    NPZ,
    MATRIX_MARKET,
    SVMLIGHT,
    LMAT;

    /** The format of a file. */
    static DataFormat of(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        boolean compressed = name.endsWith(".gz");
        String plain = compressed ? name.substring(0, name.length() - 3) : name;
        DataFormat format = switch (plain.substring(plain.lastIndexOf('.') + 1)) {
            case "csv" -> CSV;
            case "tsv" -> TSV;
            case "txt" -> TXT;
            case "npy" -> NPY;
            case "npz" -> NPZ;
            case "mtx" -> MATRIX_MARKET;
            case "lmat" -> LMAT;
            case "svm", "svmlight", "libsvm" -> SVMLIGHT;
            default ->
                throw new DataException(path + ": the format is told by the extension, and this one is not known;"
                        + " known are .csv .tsv .txt .npy .mtx .svm .svmlight .libsvm, each also with .gz, and"
                        + " .npz and .lmat");
        };
        if (compressed && format == NPZ) {
            throw new DataException(path + ": .npz files are compressed already; unpack it with gunzip first");
        }
        if (compressed && format == LMAT) {
            throw new DataException(path + ": .lmat files are read in place; unpack it with gunzip first");
        }
        return format;
    }

    /** True for CSV, TSV and TXT. */
    boolean delimited() {
        return this == CSV || this == TSV || this == TXT;
    }
}
