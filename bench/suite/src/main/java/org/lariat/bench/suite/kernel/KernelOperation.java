package org.lariat.bench.suite.kernel;

import java.util.SplittableRandom;

/** One operation of a kernel on data that it walks through call by call. */
abstract class KernelOperation implements AutoCloseable {
    /** So small that a vector updated billions of times stays finite. */
    static final double STEP = 1e-9;

    private final String name;
    private final int length;
    private final double bytes;
    private final double flops;
    private double sink; // results go here, so that no compiler leaves them out

    /**
     * Describes an operation.
     *
     * @param name of it, with the element type
     * @param length elements of a column
     * @param bytes that one call moves
     * @param flops of one call
     */
    KernelOperation(String name, int length, double bytes, double flops) {
        this.name = name;
        this.length = length;
        this.bytes = bytes;
        this.flops = flops;
    }

    /** One call on the next data; returns something of its result. */
    abstract double call();

    /** Makes one more call, and returns the largest relative difference from a plain loop. */
    abstract double difference();

    final void calls(int count) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += call();
        }
        sink += sum;
    }

    final double sink() {
        return sink;
    }

    final String name() {
        return name;
    }

    final int length() {
        return length;
    }

    final double bytes() {
        return bytes;
    }

    final double flops() {
        return flops;
    }

    @Override
    public void close() {}

    /** Uniform on [−1, 1), from a fixed seed. */
    static double[] uniform(int n, long seed) {
        return new SplittableRandom(seed).doubles(n, -1, 1).toArray();
    }

    /** Uniform on [0, 1): weights and thresholds. */
    static double[] positive(int n, long seed) {
        return new SplittableRandom(seed).doubles(n).toArray();
    }

    /** Largest difference, relative to the largest of the expected values. */
    static double difference(double[] found, double[] expected) {
        double largest = 0.0;
        double scale = Double.MIN_NORMAL;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(found[i] - expected[i]));
            scale = Math.max(scale, Math.abs(expected[i]));
        }
        return largest / scale;
    }
}
