package org.lariat.verify.table;

import java.util.Arrays;
import org.lariat.kernel.ColumnKernel;
import org.lariat.kernel.VectorKernel;

/**
 * The operations of a kernel, each by the kernel itself and by its definition in {@link VectorKernel} and {@link ColumnKernel}, term
 * by term.
 */
enum KernelOperation implements Level {
    DOT {
        @Override
        double[] run(VectorKernel kernel, ColumnKernel columns, Operands o) {
            return new double[] {columns.dot(o.memory, o.at[0], o.v, o.n)};
        }

        @Override
        ExactSum exact(Operands o, int index) {
            return product(o.columns[0], 0, o.v, 0, o.n);
        }
    },
    DOTS {
        @Override
        double[] run(VectorKernel kernel, ColumnKernel columns, Operands o) {
            double[] out = new double[4];
            columns.dots(o.memory, o.at, 0, 4, o.v, o.n, out, 0);
            return out;
        }

        @Override
        ExactSum exact(Operands o, int index) {
            return product(o.columns[index], 0, o.v, 0, o.n);
        }
    },
    AXPY {
        @Override
        double[] run(VectorKernel kernel, ColumnKernel columns, Operands o) {
            double[] out = o.v.clone();
            columns.axpy(o.factors[0], o.memory, o.at[1], out, o.n);
            return out;
        }

        @Override
        ExactSum exact(Operands o, int i) {
            ExactSum sum = new ExactSum().plus(o.v[i]);
            return i < o.n ? sum.plus(o.factors[0], o.columns[1][i]) : sum;
        }
    },
    AXPY4 {
        @Override
        double[] run(VectorKernel kernel, ColumnKernel columns, Operands o) {
            double[] out = o.v.clone();
            columns.axpy4(o.factors, 0, o.memory, o.at[0], o.at[1], o.at[2], o.at[3], out, o.n);
            return out;
        }

        @Override
        ExactSum exact(Operands o, int i) {
            ExactSum sum = new ExactSum().plus(o.v[i]);
            for (int k = 0; k < 4 && i < o.n; k++) {
                sum.plus(o.factors[k], o.columns[k][i]);
            }
            return sum;
        }
    },
    AXPY_WEIGHTED {
        @Override
        double[] run(VectorKernel kernel, ColumnKernel columns, Operands o) {
            double[] out = o.v.clone();
            columns.axpyWeighted(o.factors[1], o.memory, o.at[2], o.w, out, o.n);
            return out;
        }

        @Override
        ExactSum exact(Operands o, int i) {
            ExactSum sum = new ExactSum().plus(o.v[i]);
            return i < o.n ? sum.plus(o.factors[1], o.w[i], o.columns[2][i]) : sum;
        }
    },
    SQUARED_DEVIATION {
        @Override
        double[] run(VectorKernel kernel, ColumnKernel columns, Operands o) {
            return new double[] {columns.squaredDeviation(o.memory, o.at[3], CENTER, o.w, o.n)};
        }

        @Override
        ExactSum exact(Operands o, int index) {
            ExactSum sum = new ExactSum();
            for (int i = 0; i < o.n; i++) {
                double x = o.columns[3][i];
                sum.plus(o.w[i], x, x).plus(-2 * CENTER, o.w[i], x).plus(CENTER, CENTER, o.w[i]);
            }
            return sum;
        }
    },
    GRAM {
        @Override
        double[] run(VectorKernel kernel, ColumnKernel columns, Operands o) {
            double[] out = new double[GRAM_COLUMNS * Operands.COLUMNS];
            columns.gram(o.memory, o.at, 1, GRAM_COLUMNS, o.panel, Operands.COLUMNS, o.n, out, 0);
            return out;
        }

        @Override
        ExactSum exact(Operands o, int index) {
            int column = 1 + index / Operands.COLUMNS;
            return product(o.columns[column], 0, o.panel, index % Operands.COLUMNS * o.n, o.n);
        }
    },
    SPARSE_DOT {
        @Override
        double[] run(VectorKernel kernel, ColumnKernel columns, Operands o) {
            return new double[] {columns.sparseDot(o.rows, o.memory, 0, o.n, o.v)};
        }

        @Override
        ExactSum exact(Operands o, int index) {
            ExactSum sum = new ExactSum();
            for (int k = 0; k < o.n; k++) {
                sum.plus(o.columns[0][k], o.v[o.row[k]]);
            }
            return sum;
        }
    },
    SPARSE_DOT8 {
        @Override
        double[] run(VectorKernel kernel, ColumnKernel columns, Operands o) {
            double[] out = new double[VectorKernel.BLOCK_LANES];
            columns.sparseDot8(o.rows, o.memory, 0, o.n, o.eight, out, 0);
            return out;
        }

        @Override
        ExactSum exact(Operands o, int index) {
            ExactSum sum = new ExactSum();
            for (int k = 0; k < o.n; k++) {
                sum.plus(o.columns[0][k], o.eight[VectorKernel.BLOCK_LANES * o.row[k] + index]);
            }
            return sum;
        }
    },
    SPARSE_AXPY {
        @Override
        double[] run(VectorKernel kernel, ColumnKernel columns, Operands o) {
            double[] out = o.v.clone();
            columns.sparseAxpy(o.factors[2], o.rows, o.memory, 0, o.n, out);
            return out;
        }

        @Override
        ExactSum exact(Operands o, int i) {
            int entry = Arrays.binarySearch(o.row, i);
            ExactSum sum = new ExactSum().plus(o.v[i]);
            return entry >= 0 ? sum.plus(o.factors[2], o.columns[0][entry]) : sum;
        }
    },
    SPARSE_AXPY_WEIGHTED {
        @Override
        double[] run(VectorKernel kernel, ColumnKernel columns, Operands o) {
            double[] out = o.v.clone();
            columns.sparseAxpyWeighted(o.factors[3], o.rows, o.memory, 0, o.n, o.w, out);
            return out;
        }

        @Override
        ExactSum exact(Operands o, int i) {
            int entry = Arrays.binarySearch(o.row, i);
            ExactSum sum = new ExactSum().plus(o.v[i]);
            return entry >= 0 ? sum.plus(o.factors[3], o.w[i], o.columns[0][entry]) : sum;
        }
    },
    /** Of arrays: the same for both element types. */
    DOT_OF_ARRAYS {
        @Override
        double[] run(VectorKernel kernel, ColumnKernel columns, Operands o) {
            return new double[] {kernel.dot(o.v, 3, o.w, 1, o.n)};
        }

        @Override
        ExactSum exact(Operands o, int index) {
            return product(o.v, 3, o.w, 1, o.n);
        }
    },
    /** Of arrays: the same for both element types. */
    SOFT_THRESHOLD {
        @Override
        double[] run(VectorKernel kernel, ColumnKernel columns, Operands o) {
            double[] out = o.w.clone();
            kernel.softThreshold(o.v, thresholds(o), out, o.n);
            return out;
        }

        @Override
        ExactSum exact(Operands o, int i) {
            if (i >= o.n) {
                return new ExactSum().plus(o.w[i]);
            }
            double t = Math.abs(o.w[i]);
            double shrunk = Math.abs(o.v[i]) > t ? 1.0 : 0.0;
            return new ExactSum().plus(shrunk, o.v[i]).plus(-shrunk, Math.signum(o.v[i]), t);
        }

        private double[] thresholds(Operands o) {
            return Arrays.stream(o.w).map(Math::abs).toArray();
        }
    };

    private static final double CENTER = 0.3125;
    private static final int GRAM_COLUMNS = 5;

    /** What the kernel computes. */
    abstract double[] run(VectorKernel kernel, ColumnKernel columns, Operands o);

    /** What element {@code index} of that is by definition. */
    abstract ExactSum exact(Operands o, int index);

    /** Whether the operation reads columns, and so depends on their element type. */
    boolean readsColumns() {
        return this != DOT_OF_ARRAYS && this != SOFT_THRESHOLD;
    }

    private static ExactSum product(double[] a, int aFrom, double[] b, int bFrom, int n) {
        ExactSum sum = new ExactSum();
        for (int i = 0; i < n; i++) {
            sum.plus(a[aFrom + i], b[bFrom + i]);
        }
        return sum;
    }
}
