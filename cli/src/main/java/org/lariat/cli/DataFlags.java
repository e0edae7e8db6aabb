package org.lariat.cli;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lariat.data.MissingPolicy;
import org.lariat.data.ReadOptions;
import org.lariat.matrix.ElementType;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The data to fit, and what its columns are for. */
final class DataFlags {
    @Parameters(
            index = "0",
            paramLabel = "DATA",
            description =
                    "Data file: .csv, .tsv, .txt, .npy, .npz, .mtx, .svm, .svmlight or .libsvm, each but .npz also"
                            + " with .gz after it; or .lmat.")
    Path data = Path.of("");

    @Option(
            names = "--target",
            paramLabel = "NAME",
            description = "Column of the response (in a .npz file: the array).")
    @Nullable
    String target;

    @Option(
            names = "--target-file",
            paramLabel = "FILE",
            description = "File with the response, for formats without named columns: .npy, or text with one column or"
                    + " with a header.")
    @Nullable
    Path targetFile;

    @Option(
            names = "--weights",
            paramLabel = "NAME",
            description = "Column of observation weights, in DATA or in the target file.")
    @Nullable
    String weights;

    @Option(
            names = "--offset",
            paramLabel = "NAME",
            description = "Column of the offset, in DATA or in the target file.")
    @Nullable
    String offset;

    @Option(
            names = "--ignore",
            paramLabel = "NAMES",
            split = ",",
            description = "Columns to leave out, comma-separated.")
    List<String> ignored = List.of();

    @Option(
            names = "--one-hot",
            description = "Turn each column with text into one indicator column for each of its levels.")
    boolean oneHot;

    @Option(
            names = "--missing",
            paramLabel = "POLICY",
            converter = MissingPolicyConverter.class,
            completionCandidates = MissingPolicyConverter.Names.class,
            description = "Missing values: ${COMPLETION-CANDIDATES}. Default: refuse.")
    MissingPolicy missing = MissingPolicy.REFUSE;

    @Mixin
    final PrepFlags prep = new PrepFlags();

    @Option(
            names = "--features",
            paramLabel = "N",
            description =
                    "svmlight: number of columns, which count from 1; without it, the largest number in the file.")
    int features;

    @Option(
            names = "--float32",
            description = "Store the matrix in half the memory; the problem solved is the one with the rounded matrix.")
    boolean float32;

    @Option(
            names = "--page-budget",
            paramLabel = "SIZE",
            converter = PageBudgetConverter.class,
            description =
                    "How much of a file that is used in place (.lmat, and .npy column by column) may stay in memory,"
                            + " such as 512m. Default: " + PageBudgetConverter.DEFAULT + ".")
    long pageBudget = ReadOptions.DEFAULT_PAGE_BUDGET;

    /** The flags as options of the reader. */
    ReadOptions readOptions() {
        Set<String> names = new LinkedHashSet<>(ignored);
        return prep.apply(ReadOptions.builder(), missing)
                .target(target)
                .targetFile(targetFile)
                .weights(weights)
                .offset(offset)
                .ignored(names)
                .oneHot(oneHot)
                .features(features)
                .pageBudget(pageBudget)
                .elementType(float32 ? ElementType.FLOAT32 : ElementType.FLOAT64)
                .build();
    }
}
