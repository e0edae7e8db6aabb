package org.lariat.data;

import java.util.List;
import java.util.function.Consumer;

/**
 * Where the features of a data set go while they are read: into memory, or into a file. Values come either row by row or
 * column by column, and are finite.
 */
interface MatrixStore {
    /** True if a file that holds a matrix in the right form may be used in place, without going through here. */
    boolean mayStayInFile();

    /** Says how large the matrix is; called once, before any value. */
    void begin(int rows, int columns);

    /** One element; rows ascend. */
    void set(int i, int j, double value);

    /** The elements of a column, (n); columns ascend. */
    void column(int j, double[] values);

    /** Changes the elements of a column, (n), after all were set one by one; what is put in must be finite. */
    void revise(int j, Consumer<double[]> change);

    /** The data set, after all values. */
    Dataset dataset(String source, FeatureNames names, RowValues rowValues, List<String> notes);
}
