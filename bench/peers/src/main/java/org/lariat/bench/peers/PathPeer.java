package org.lariat.bench.peers;

import java.util.List;
import java.util.function.Supplier;

/** A library that fits a path. */
interface PathPeer {
    /** Its name and version. */
    String version();

    /**
     * Fits a path, which is timed; what has to be made of the data in the library's own form has been made before. The
     * coefficients are read from the models afterwards, when {@code get} is called.
     */
    Supplier<List<LinearFit>> fit(double tolerance);
}
