package org.lariat.bench.suite.measure;

import java.util.List;
import java.util.Optional;
import org.lariat.bench.suite.problem.BenchProblem;

/** A program that fits paths: a solver of Lariat, or a peer. */
public interface PathProgram {
    /** Its name in tables. */
    String name();

    /** Its version. */
    String version();

    /** Threads it may use. */
    int threads();

    /** The tolerance it has where nobody names one; 0 for exact methods. */
    double usualTolerance();

    /** Whether it can fit this problem at all. */
    boolean suits(BenchProblem problem);

    /**
     * Fits a path at one tolerance after the other, several times each.
     *
     * @param problem to fit
     * @param tolerances in this order
     * @param effort how often, how long
     * @return a run for each tolerance it got to
     * @throws java.util.concurrent.CancellationException if the user wanted no more of it
     */
    List<PathRun> paths(BenchProblem problem, List<Double> tolerances, Effort effort);

    /** The tolerances to try for time against gap, the loosest first; the usual one is among them. */
    List<Double> ladder();

    /**
     * Cross-validates at the usual tolerance; nothing if it has no such function, or failed.
     *
     * @throws java.util.concurrent.CancellationException if the user wanted no more of it
     */
    Optional<CvRun> crossValidate(BenchProblem problem, Effort effort);

    /** What went wrong, a sentence each. */
    List<String> complaints();
}
