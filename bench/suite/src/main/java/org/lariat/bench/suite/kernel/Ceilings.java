package org.lariat.bench.suite.kernel;

import java.util.Arrays;
import java.util.function.LongSupplier;

/** What one thread can do at most, measured with plain loops that share nothing with the kernels. */
final class Ceilings {
    private static final double NANOSECOND = 1e-9;
    private static final double GIGA = 1e9;
    private static final int CACHED = 1024; // elements: 8 KiB, in any first-level cache
    private static final int CHAIN = 16; // operations on a register between load and store
    private static final int PASSES = 2000;

    private Ceilings() {}

    /** 10⁹ bytes a second, read: the better of a sum and of the JVM's comparison of two arrays. */
    static double readGigabytes(long bytes, double seconds) {
        long[] values = new long[Math.toIntExact(bytes / Long.BYTES)];
        Arrays.setAll(values, k -> k % CACHED); // two halves alike
        int half = values.length / CACHED / 2 * CACHED;
        double sum = gigabytes(() -> sum(values), (double) values.length * Long.BYTES, seconds);
        double comparison = gigabytes(
                () -> Arrays.mismatch(values, 0, half, values, half, 2 * half), 2.0 * half * Long.BYTES, seconds);
        return Math.max(sum, comparison);
    }

    /** 10⁹ bytes a second, read and written, of a copy within an array. */
    static double copyGigabytes(long bytes, double seconds) {
        long[] values = new long[Math.toIntExact(bytes / Long.BYTES)];
        int half = values.length / 2;
        return gigabytes(
                () -> {
                    System.arraycopy(values, 0, values, half, half);
                    return values[half];
                },
                2.0 * half * Long.BYTES,
                seconds);
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }

    /** The best of many passes: what a ceiling is. */
    private static double gigabytes(LongSupplier pass, double bytes, double seconds) {
        return bytes / best(pass, seconds) / GIGA;
    }

    private static double best(LongSupplier pass, double seconds) {
        double best = Double.POSITIVE_INFINITY;
        double spent = 0;
        long sink = 0;
        while (spent < seconds) {
            long start = System.nanoTime();
            sink += pass.getAsLong();
            double took = NANOSECOND * (System.nanoTime() - start);
            best = Math.min(best, took);
            spent += took;
        }
        return sink == Long.MIN_VALUE ? Double.NaN : best; // the sink counts, so no pass is left out
    }

    /** 10⁹ operations a second: chains of fused multiply-adds on a few kilobytes, which the compiler makes vectors of. */
    static double fmaGigaflops(double seconds) {
        double[] values = new double[CACHED];
        double best = best(
                () -> {
                    for (int pass = 0; pass < PASSES; pass++) {
                        chains(values, 0.999, 1e-3);
                    }
                    return (long) values[0];
                },
                seconds);
        return 2.0 * CHAIN * CACHED * PASSES / best / GIGA;
    }

    /** Elements do not depend on each other, so as many chains run at a time as the processor can hold. */
    private static void chains(double[] values, double a, double b) {
        for (int i = 0; i < CACHED; i++) {
            double v = values[i];
            v = Math.fma(Math.fma(Math.fma(Math.fma(v, a, b), a, b), a, b), a, b);
            v = Math.fma(Math.fma(Math.fma(Math.fma(v, a, b), a, b), a, b), a, b);
            v = Math.fma(Math.fma(Math.fma(Math.fma(v, a, b), a, b), a, b), a, b);
            v = Math.fma(Math.fma(Math.fma(Math.fma(v, a, b), a, b), a, b), a, b);
            values[i] = v;
        }
    }
}
