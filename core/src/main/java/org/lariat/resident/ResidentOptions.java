package org.lariat.resident;

/**
 * Where and how a design becomes resident; checked when made.
 *
 * @param device number of the device, from 0
 * @param precision of elements and sums there; the host has the last word in float64 either way
 * @param memoryLimit bytes to use there at most, &gt; 0; {@link Long#MAX_VALUE} for what is free
 * @param streamed whether a design that does not fit is read from the host in blocks of columns, instead of refused
 * @param threads of the host to use, for reading columns and where the host computes, ≥ 1
 */
public record ResidentOptions(int device, Precision precision, long memoryLimit, boolean streamed, int threads) {
    /** Device 0, float32, what is free, refused if it does not fit, all processors. */
    public static final ResidentOptions DEFAULT = new ResidentOptions(0, Precision.FLOAT32, Long.MAX_VALUE, false);

    /** With all processors. */
    public ResidentOptions(int device, Precision precision, long memoryLimit, boolean streamed) {
        this(device, precision, memoryLimit, streamed, Runtime.getRuntime().availableProcessors());
    }

    /** Checks the values. */
    public ResidentOptions {
        if (device < 0) {
            throw new IllegalArgumentException("devices are numbered from 0, not " + device);
        }
        if (memoryLimit <= 0) {
            throw new IllegalArgumentException("the memory limit must be positive, not " + memoryLimit);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        }
    }

    /** The same with another number of threads. */
    public ResidentOptions threads(int number) {
        return new ResidentOptions(device, precision, memoryLimit, streamed, number);
    }
}
