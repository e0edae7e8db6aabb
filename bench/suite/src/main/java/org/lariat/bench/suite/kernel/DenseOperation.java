package org.lariat.bench.suite.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.lariat.kernel.ColumnKernel;

/** Operations on dense columns. */
abstract class DenseOperation extends KernelOperation {
    /** Columns of a block product, and vectors of its panel. */
    static final int BLOCK = 32;

    final ColumnKernel kernel;
    final ColumnRing x;
    final double[] v; // (n)

    private DenseOperation(
            String name, ColumnKernel kernel, int columns, int n, int columnsPerCall, double flopsPerElement) {
        super(
                name + (kernel.elementBytes() == Double.BYTES ? " f64" : " f32"),
                n,
                (double) columnsPerCall * n * kernel.elementBytes(),
                flopsPerElement * columnsPerCall * n);
        this.kernel = kernel;
        this.x = new ColumnRing(columns, n, kernel.elementBytes());
        this.v = uniform(n, 2);
    }

    /** All of them, each with a ring of so many columns. */
    static List<Supplier<KernelOperation>> all(ColumnKernel kernel, int columns, int n) {
        return List.of(
                () -> new Dot(kernel, columns, n),
                () -> new Dots(kernel, columns, n),
                () -> new Axpy(kernel, columns, n),
                () -> new Axpy4(kernel, columns, n),
                () -> new Deviation(kernel, columns, n),
                () -> new Gram(kernel, Math.max(columns, BLOCK), n));
    }

    @Override
    public void close() {
        x.close();
    }

    double[] plainColumn(long at) {
        double[] column = new double[length()];
        for (int i = 0; i < column.length; i++) {
            column[i] = x.get(at, i);
        }
        return column;
    }

    static double plainDot(double[] a, double[] b, int bFrom) {
        double sum = 0.0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[bFrom + i];
        }
        return sum;
    }

    /** One column against a vector. */
    private static final class Dot extends DenseOperation {
        Dot(ColumnKernel kernel, int columns, int n) {
            super("dot", kernel, columns, n, 1, 2);
        }

        @Override
        double call() {
            return kernel.dot(x.memory(), x.next(), v, length());
        }

        @Override
        double difference() {
            long at = x.next();
            return difference(
                    new double[] {kernel.dot(x.memory(), at, v, length())},
                    new double[] {plainDot(plainColumn(at), v, 0)});
        }
    }

    /** As many columns against a vector as a sweep takes at a time. */
    private static final class Dots extends DenseOperation {
        private static final int SWEEP = 1024;

        private final long[] at = new long[SWEEP];
        private final double[] out = new double[SWEEP];

        Dots(ColumnKernel kernel, int columns, int n) {
            super("dots", kernel, columns, n, SWEEP, 2);
        }

        @Override
        double call() {
            Arrays.setAll(at, k -> x.next());
            kernel.dots(x.memory(), at, 0, SWEEP, v, length(), out, 0);
            return out[0];
        }

        @Override
        double difference() {
            call();
            double[] plain = new double[SWEEP];
            for (int k = 0; k < plain.length; k++) {
                plain[k] = plainDot(plainColumn(at[k]), v, 0);
            }
            return difference(out, plain);
        }
    }

    /** The residual update. */
    private static final class Axpy extends DenseOperation {
        Axpy(ColumnKernel kernel, int columns, int n) {
            super("axpy", kernel, columns, n, 1, 2);
        }

        @Override
        double call() {
            kernel.axpy(STEP, x.memory(), x.next(), v, length());
            return v[0];
        }

        @Override
        double difference() {
            long at = x.next();
            double[] plain = plainColumn(at);
            for (int i = 0; i < plain.length; i++) {
                plain[i] = v[i] + 0.5 * plain[i];
            }
            kernel.axpy(0.5, x.memory(), at, v, length());
            return difference(v, plain);
        }
    }

    /** Four residual updates. */
    private static final class Axpy4 extends DenseOperation {
        private final double[] steps = {STEP, -STEP, STEP, -STEP};

        Axpy4(ColumnKernel kernel, int columns, int n) {
            super("axpy4", kernel, columns, n, 4, 2);
        }

        @Override
        double call() {
            kernel.axpy4(steps, 0, x.memory(), x.next(), x.next(), x.next(), x.next(), v, length());
            return v[0];
        }

        @Override
        double difference() {
            double[] large = {0.5, -0.25, 0.125, 1};
            long[] at = {x.next(), x.next(), x.next(), x.next()};
            double[] plain = v.clone();
            for (int k = 0; k < at.length; k++) {
                double[] column = plainColumn(at[k]);
                for (int i = 0; i < plain.length; i++) {
                    plain[i] += large[k] * column[i];
                }
            }
            kernel.axpy4(large, 0, x.memory(), at[0], at[1], at[2], at[3], v, length());
            return difference(v, plain);
        }
    }

    /** The weighted sum of squares about a centre. */
    private static final class Deviation extends DenseOperation {
        private static final double CENTER = 0.01;

        private final double[] w = positive(length(), 3);

        Deviation(ColumnKernel kernel, int columns, int n) {
            super("squaredDeviation", kernel, columns, n, 1, 4);
        }

        @Override
        double call() {
            return kernel.squaredDeviation(x.memory(), x.next(), CENTER, w, length());
        }

        @Override
        double difference() {
            long at = x.next();
            double plain = 0.0;
            double[] column = plainColumn(at);
            for (int i = 0; i < column.length; i++) {
                plain += w[i] * (column[i] - CENTER) * (column[i] - CENTER);
            }
            return difference(
                    new double[] {kernel.squaredDeviation(x.memory(), at, CENTER, w, length())}, new double[] {plain});
        }
    }

    /** A block of columns against a panel of vectors. */
    private static final class Gram extends DenseOperation {
        private final double[] panel = uniform(BLOCK * length(), 4);
        private final long[] at = new long[BLOCK];
        private final double[] out = new double[BLOCK * BLOCK];

        Gram(ColumnKernel kernel, int columns, int n) {
            super("gram 32×32", kernel, columns, n, BLOCK, 2.0 * BLOCK);
        }

        @Override
        double call() {
            for (int k = 0; k < at.length; k++) {
                at[k] = x.next();
            }
            kernel.gram(x.memory(), at, 0, at.length, panel, BLOCK, length(), out, 0);
            return out[0];
        }

        @Override
        double difference() {
            call();
            double[] plain = new double[out.length];
            for (int k = 0; k < BLOCK; k++) {
                double[] column = plainColumn(at[k]);
                for (int m = 0; m < BLOCK; m++) {
                    plain[k * BLOCK + m] = plainDot(column, panel, m * length());
                }
            }
            return difference(out, plain);
        }
    }
}
