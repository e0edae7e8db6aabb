package org.lariat.bench.suite;

import java.util.List;
import org.lariat.bench.suite.measure.PathProgram;
import org.lariat.bench.suite.problem.BenchProblem;
import org.lariat.bench.suite.problem.Plan;

/**
 * What to run.
 *
 * @param plan how much
 * @param quick whether that is the short plan
 * @param given problems of the user's, measured for time against gap beside the made-up ones
 * @param peers other programs
 * @param threads of each program, ≥ 1
 * @param seed of the made-up problems
 * @param targetGap at which programs are compared, &gt; 0
 * @param version of Lariat
 * @param command what was typed
 */
public record SuiteOptions(
        Plan plan,
        boolean quick,
        List<BenchProblem> given,
        List<PathProgram> peers,
        int threads,
        long seed,
        double targetGap,
        String version,
        String command) {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException naming the value that is out of range
     */
    public SuiteOptions {
        given = List.copyOf(given);
        peers = List.copyOf(peers);
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        }
        if (!(targetGap > 0 && targetGap < 1)) {
            throw new IllegalArgumentException("the gap to compare at must be between 0 and 1, not " + targetGap);
        }
    }
}
