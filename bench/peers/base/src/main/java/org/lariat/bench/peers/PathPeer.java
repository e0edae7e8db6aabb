package org.lariat.bench.peers;

import java.util.List;
import java.util.function.Supplier;

/** A library that fits the path of one problem. */
public interface PathPeer extends AutoCloseable {
    /** The library's name and version. */
    String version();

    /**
     * Fits a path, which is timed; what has to be made of the data in the library's own form has been made before. The
     * coefficients are read from the models afterwards, when {@code get} is called.
     *
     * @param lambdas decreasing
     * @param tolerance in the library's own meaning of the word
     */
    Supplier<List<LinearFit>> fit(double[] lambdas, double tolerance);

    /** Gives back what it holds. */
    @Override
    void close();
}
