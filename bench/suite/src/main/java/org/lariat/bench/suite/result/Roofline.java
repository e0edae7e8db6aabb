package org.lariat.bench.suite.result;

import java.util.List;

/**
 * What one thread of this machine can do at most, as measured, and what the kernels do of it (Williams, Waterman and Patterson,
 * doi:10.1145/1498765.1498785).
 *
 * @param backend the kernels measured
 * @param readGigabytes 10⁹ bytes a second read from memory by a plain sum
 * @param copyGigabytes 10⁹ bytes a second, read and written, of a copy
 * @param fmaGigaflops 10⁹ operations a second of fused multiply-adds in registers
 * @param kernels operations
 */
public record Roofline(
        String backend, double readGigabytes, double copyGigabytes, double fmaGigaflops, List<KernelRow> kernels) {
    /** Copies the list. */
    public Roofline {
        kernels = List.copyOf(kernels);
    }

    /** The best that can be had at an intensity from memory, in 10⁹ operations a second. */
    public double roof(double intensity) {
        return Math.min(fmaGigaflops, intensity * readGigabytes);
    }
}
