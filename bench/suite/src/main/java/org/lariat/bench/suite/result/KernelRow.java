package org.lariat.bench.suite.result;

import java.util.List;

/**
 * One kernel operation on one thread.
 *
 * @param operation its name, with the element type
 * @param place where its data lies
 * @param length elements of a column
 * @param bytes moved by one call, the matrix and the vectors that do not stay in cache
 * @param flops of one call; a fused multiply-add counts as two
 * @param seconds of one call, of each repeat
 * @param difference largest relative difference from a plain loop
 */
public record KernelRow(
        String operation, Place place, int length, double bytes, double flops, List<Double> seconds, double difference)
        implements Timed {
    private static final double GIGA = 1e9;

    /** Copies the seconds. */
    public KernelRow {
        seconds = List.copyOf(seconds);
    }

    /** Where data lies. */
    public enum Place {
        /** A few columns, over and over. */
        CACHE,
        /** More of them than caches hold, one after the other. */
        MEMORY
    }

    @Override
    public String key() {
        return "kernel " + operation + ", n = " + length + ", " + (place == Place.CACHE ? "cache" : "memory");
    }

    /** Operations for each byte. */
    public double intensity() {
        return flops / bytes;
    }

    /** Billions of bytes a second. */
    public double gigabytes() {
        return bytes / median() / GIGA;
    }

    /** Billions of operations a second. */
    public double gigaflops() {
        return flops / median() / GIGA;
    }
}
