package org.lariat.bench.peers;

import java.util.List;

/** A library that takes part, found by {@link java.util.ServiceLoader}. */
public interface PeerLibrary {
    /** Its name in tables. */
    String name();

    /** The tolerance it has where nobody names one. */
    double usualTolerance();

    /** Tolerances to try for time against gap, the loosest first; the usual one is among them. */
    List<Double> ladder();

    /**
     * Makes of a problem what the library works on, which is not timed.
     *
     * @param problem to fit
     * @param threads it may use
     */
    PathPeer open(PeerProblem problem, int threads);
}
