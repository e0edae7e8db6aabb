package org.lariat.resident;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A design of columns in arrays. */
final class TestDesign implements ColumnSource {
    private final double[][] values; // p × n

    TestDesign(double[]... values) {
        this.values = values;
    }

    /** Random columns of norm 1. */
    static TestDesign random(int n, int p, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] values = new double[p][];
        for (int j = 0; j < p; j++) {
            values[j] = unit(random.doubles(n, -1, 1).toArray());
        }
        return new TestDesign(values);
    }

    static double[] unit(double[] v) {
        double norm = norm(v);
        return Arrays.stream(v).map(x -> x / norm).toArray();
    }

    static double norm(double[] v) {
        return Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
    }

    double[][] values() {
        return values;
    }

    @Override
    public int rows() {
        return values[0].length;
    }

    @Override
    public int columns() {
        return values.length;
    }

    @Override
    public void column(int j, double[] out) {
        System.arraycopy(values[j], 0, out, 0, out.length);
    }
}
