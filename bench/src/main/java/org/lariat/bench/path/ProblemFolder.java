package org.lariat.bench.path;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lariat.data.DataReader;
import org.lariat.data.Dataset;
import org.lariat.data.ReadOptions;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.DesignMatrix;
import org.lariat.matrix.ElementType;

/**
 * A folder with one problem: {@code X.npy}, or {@code X.npz} for a sparse matrix; {@code y.npy}; and {@code lambda.txt}, one
 * number a line.
 */
final class ProblemFolder {
    private ProblemFolder() {}

    /** Reads X and y into memory; a mapped file would be slower than what other programs have at the first touch. */
    static Dataset read(Path folder, ElementType storage) {
        Path dense = folder.resolve("X.npy");
        boolean isDense = Files.exists(dense);
        ReadOptions options = ReadOptions.builder()
                .targetFile(folder.resolve("y.npy"))
                .elementType(storage)
                .pageBudget(ReadOptions.LEAST_PAGE_BUDGET)
                .build();
        Dataset data = DataReader.read(isDense ? dense : folder.resolve("X.npz"), options);
        return isDense
                ? Dataset.of(data.source(), copy(data.x(), storage), data.y().orElseThrow())
                : data;
    }

    /** The values of λ. */
    static double[] lambdas(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("lambda.txt")).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static DenseMatrix copy(DesignMatrix x, ElementType storage) {
        DenseMatrix.Builder builder = DenseMatrix.builder(x.rows(), x.columns(), storage);
        double[] column = new double[x.rows()];
        for (int j = 0; j < x.columns(); j++) {
            x.column(j, column);
            for (int i = 0; i < column.length; i++) {
                builder.set(i, j, column[i]);
            }
        }
        return builder.build();
    }
}
