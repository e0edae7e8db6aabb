package org.lariat.resident;

/**
 * A matrix Z, n by p, that lives where the arithmetic is. Made by {@link ResidentProvider#upload}; used by one thread at a time; closing is
 * idempotent, and everything else fails after it with {@link IllegalStateException}. Errors of the device (memory, a lost device, a driver's
 * error) are {@link DeviceException}s with a sentence, and leave nothing allocated once the design is closed.
 *
 * <p>Several vectors are given one after the other: vector k of length m begins at k·m.
 */
public interface ResidentDesign extends AutoCloseable {
    /** The backend's name: {@code "host"}, {@code "nd4j"}, {@code "cuda"}. */
    String backend();

    /** A phrase for reports: {@code "NVIDIA H200, float32, 4.0 GB resident"}. */
    String description();

    /** Number of rows n. */
    int rows();

    /** Number of columns p. */
    int columns();

    /** How elements are stored and summed. */
    Precision precision();

    /** Bytes in use for Z. */
    long bytes();

    /** {@code out_k = Zᵀv_k} for {@code k < count}: one pass over Z; {@code v} (count × n), {@code out} (count × p). */
    void correlations(double[] v, int count, double[] out);

    /** {@code out_k = Z b_k} for {@code k < count}: one pass over Z; {@code b} (count × p), {@code out} (count × n). */
    void combine(double[] b, int count, double[] out);

    /**
     * A rigorous relative bound on the rounding of {@link #correlations}, with that of Z and v to the design's precision: for columns and
     * vectors of norms between 1e-15 and 1e15, the result differs from the exact product of the uploaded column by at most this times
     * ‖z_j‖‖v‖.
     */
    double correlationError();

    /**
     * Starts proximal-gradient state on the device for {@code problems.length} problems that are iterated together. At most one is open at a time for
     * a design; a second one is refused with {@link IllegalStateException}. Closing the design closes it.
     *
     * @param problems what each minimises, but for λ; several may be the same object, whose arrays are then held once
     */
    ResidentFista fista(ResidentProblem... problems);

    /**
     * What a pass over Z for one vector costs, in passes by the host over the same numbers as float64; a fixed guess for the kind of device. It steers
     * how often correlations are computed anew, never what is true.
     */
    default double sweepCost() {
        return precision() == Precision.FLOAT32 ? 0.5 : 1.0;
    }

    /** Passes over Z so far, with shares for partial ones. */
    double sweeps();

    /** Gives the memory back. */
    @Override
    void close();
}
