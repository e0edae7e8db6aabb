package org.lariat.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lariat.kernel.Kernels;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;

/** Puts a matrix into a {@code .lmat} file while it is read, whatever its size. */
final class LmatStore implements MatrixStore {
    private final FileChannel channel;
    private final ReadOptions options;
    private @Nullable LmatCells cells; // after begin()
    private @Nullable LmatCells revised; // writes whole columns again

    /** Writes to an empty file, which may be read too. */
    LmatStore(FileChannel channel, ReadOptions options) {
        this.channel = channel;
        this.options = options;
    }

    @Override
    public boolean mayStayInFile() {
        return false;
    }

    @Override
    public void begin(int rows, int columns) {
        cells = new LmatCells(channel, LmatHeader.of(options.elementType(), rows, columns), LmatCells.GATHERED);
    }

    @Override
    public void set(int i, int j, double value) {
        begun().set(i, j, value);
    }

    @Override
    public void column(int j, double[] values) {
        begun().column(j, values);
    }

    @Override
    public void revise(int j, Consumer<double[]> change) {
        try {
            LmatHeader header = begun().finish();
            if (revised == null) {
                revised = new LmatCells(channel, header, LmatCells.GATHERED);
            }
            double[] values = LmatCells.read(channel, header, j);
            change.accept(values);
            revised.column(j, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LmatCells begun() {
        if (cells == null) {
            throw new IllegalStateException("the size of the matrix was not said");
        }
        return cells;
    }

    /** The data set in the file: the one given if it came through here, else a copy of it, column by column. */
    Dataset take(Dataset read) {
        if (cells != null) {
            return read;
        }
        int n = read.x().rows();
        begin(n, read.x().columns());
        double[] column = new double[n];
        for (int j = 0; j < read.x().columns(); j++) {
            read.x().column(j, column);
            column(j, column);
        }
        return dataset(read.source(), read.featureNames(), read.rowValues(), read.notes());
    }

    @Override
    public Dataset dataset(String source, FeatureNames names, RowValues rowValues, List<String> notes) {
        LmatHeader header = begun().finish();
        try {
            DenseMatrix x = LmatFormat.map(channel, header, options.pageBudget());
            double[] means = new double[header.columns()];
            double[] norms = new double[header.columns()];
            measure(x, means, norms);
            LmatVectors vectors = LmatVectors.of(rowValues, options);
            int[] sums = LmatSums.of(channel, header);
            LmatOutput out = new LmatOutput(channel, header.metadata());
            new LmatMetadata(means, norms, sums, vectors, names, notes).writeTo(out);
            out.flush();
            LmatSums.write(channel, header.withMetadata(out.bytes(), out.sum()).encode(), 0);
            return new Dataset(source, x, names, rowValues, notes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Means and norms with the very arithmetic of a fit. */
    private static void measure(DenseMatrix x, double[] means, double[] norms) {
        try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
            StandardizedMatrix measured =
                    new StandardizedMatrix(x.using(Kernels.named("auto"), workers), null, true, workers);
            for (int j = 0; j < means.length; j++) {
                means[j] = measured.center(j);
                norms[j] = measured.deviation(j);
            }
        }
    }
}
