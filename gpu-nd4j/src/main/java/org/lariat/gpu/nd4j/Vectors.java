package org.lariat.gpu.nd4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Vectors of one length on their way to a product and back, kept from one product to the next. In float32 each is scaled by a power of two to a
 * largest element in [1, 2): nothing is lost at either end of the range, however small a residual has become.
 */
final class Vectors implements AutoCloseable {
    /** Exponents of factors whose reciprocal is a normal number too. */
    private static final int LARGEST_EXPONENT = 1000;

    private final Allotment allotment;
    private final int length;
    private float[] narrow = new float[0];
    private double[] factors = new double[0];
    private @Nullable NativeArray memory;
    private INDArray[] columns = new INDArray[0]; // views of rank 1
    private @Nullable INDArray first; // a view of the vectors in use
    private int count;

    Vectors(Allotment allotment, int length) {
        this.allotment = allotment;
        this.length = length;
    }

    /** Makes room for some, whose values are then undefined. */
    void use(int number) {
        if (memory == null || number > columns.length) {
            close();
            NativeArray fresh = new NativeArray(allotment, length, number);
            memory = fresh;
            columns = new INDArray[number];
            for (int k = 0; k < number; k++) {
                columns[k] = fresh.column(k);
            }
            factors = new double[number];
            narrow = new float[fresh.isSingle() ? length : 0];
        }
        if (number != count || first == null) {
            first = number == columns.length
                    ? memory.array()
                    : memory.array().get(NDArrayIndex.all(), NDArrayIndex.interval(0, number));
            count = number;
        }
    }

    private NativeArray memory() {
        return Objects.requireNonNull(memory, "vectors in use");
    }

    /** Writes vector k. */
    void write(int k, double[] values, int from) {
        if (!memory().isSingle()) {
            factors[k] = 1.0;
            memory().write(k, values, from, length);
            return;
        }
        factors[k] = Math.scalb(1.0, exponent(values, from));
        double inverse = 1.0 / factors[k];
        for (int i = 0; i < length; i++) {
            narrow[i] = (float) (values[from + i] * inverse);
        }
        memory().write(k, narrow, length);
    }

    private int exponent(double[] values, int from) {
        double largest = 0.0;
        for (int i = from; i < from + length; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        return largest == 0.0 ? 0 : Math.clamp(Math.getExponent(largest), -LARGEST_EXPONENT, LARGEST_EXPONENT);
    }

    /** What to multiply results of vector k by. */
    double factor(int k) {
        return factors[k];
    }

    /** Reads the first elements of vector k. */
    void read(int k, double factor, double[] values, int to, int number) {
        if (!memory().isSingle()) {
            memory().read(k, values, to, number);
            return;
        }
        memory().read(k, narrow, number);
        for (int i = 0; i < number; i++) {
            values[to + i] = narrow[i] * factor;
        }
    }

    /** All in use, (length × count). */
    INDArray together() {
        return Objects.requireNonNull(first, "vectors in use");
    }

    /** One, of rank 1. */
    INDArray one(int k) {
        return columns[k];
    }

    /** Tells ND4J that the host has written. */
    void written() {
        memory().written();
    }

    /** Brings what a device has computed. */
    void fetch() {
        memory().fetch();
    }

    @Override
    public void close() {
        if (memory != null) {
            memory.close();
            memory = null;
            first = null;
            columns = new INDArray[0];
            count = 0;
        }
    }
}
