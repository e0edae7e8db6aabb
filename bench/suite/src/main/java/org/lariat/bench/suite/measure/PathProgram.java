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
     * @param repeats fits at each
     * @param limitSeconds a fit is not repeated once so long was spent on it; once a single fit takes longer, it is the last one
     * @return a run for each tolerance it got to
     */
    List<PathRun> paths(BenchProblem problem, List<Double> tolerances, int repeats, double limitSeconds);

    /** The tolerances to try for time against gap, the loosest first; the usual one is among them. */
    List<Double> ladder();

    /** Cross-validates at the usual tolerance; nothing if it has no such function, or failed. */
    Optional<CvRun> crossValidate(BenchProblem problem, int repeats, double limitSeconds);

    /** What went wrong, a sentence each. */
    List<String> complaints();
}
