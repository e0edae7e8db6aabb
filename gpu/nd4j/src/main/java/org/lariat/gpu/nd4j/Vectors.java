package org.lariat.gpu.nd4j;

import java.util.Objects;
import java.util.stream.IntStream;
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
    private int room; // vectors

    Vectors(Allotment allotment, int length) {
        this.allotment = allotment;
        this.length = length;
    }

    /** Makes room for some, whose values are undefined if there was none; views of before may be invalid. */
    void use(int number) {
        if (number > room) {
            close();
            NativeArray fresh = new NativeArray(allotment, length, number);
            memory = fresh;
            room = number;
            factors = new double[number];
            narrow = new float[fresh.isSingle() ? length : 0];
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

    /** Elements {@code from ≤ i < to} of the first vectors, ((to − from) × count); a view, see {@link #use}. */
    INDArray together(int count, int from, int to) {
        return memory().array().get(NDArrayIndex.interval(from, to), NDArrayIndex.interval(0, count));
    }

    /** The same of each vector, of rank 1. */
    INDArray[] each(int count, int from, int to) {
        return IntStream.range(0, count)
                .mapToObj(k -> memory().part(k, from, (long) to - from))
                .toArray(INDArray[]::new);
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
            room = 0;
        }
    }
}
