package org.lariat.data;

import java.util.List;
import java.util.function.Consumer;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.ElementType;

/** Keeps a matrix in memory, off the heap: the one copy there is of it. */
final class MemoryStore implements MatrixStore {
    private final ElementType type;
    private int rows;
    private DenseMatrix.Builder builder = DenseMatrix.builder(1, 1, ElementType.FLOAT64);

    MemoryStore(ElementType type) {
        this.type = type;
    }

    @Override
    public boolean mayStayInFile() {
        return true;
    }

    @Override
    public void begin(int rows, int columns) {
        this.rows = rows;
        builder = DenseMatrix.builder(rows, columns, type);
    }

    @Override
    public void set(int i, int j, double value) {
        builder.set(i, j, value);
    }

    @Override
    public void column(int j, double[] values) {
        for (int i = 0; i < values.length; i++) {
            builder.set(i, j, values[i]);
        }
    }

    @Override
    public void revise(int j, Consumer<double[]> change) {
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = builder.get(i, j);
        }
        change.accept(values);
        column(j, values);
    }

    @Override
    public Dataset dataset(String source, FeatureNames names, RowValues rowValues, List<String> notes) {
        return new Dataset(source, builder.build(), names, rowValues, notes);
    }
}
