package org.lariat.bench.suite.problem;

import java.util.ArrayList;
import java.util.List;
import org.lariat.bench.suite.result.PathRow.Purpose;

/**
 * How much is measured.
 *
 * @param problems made-up problems, in this order
 * @param rounds turns that all programs take at each problem
 * @param repeats fits in each turn
 * @param warmUpSeconds how long code of this JVM is warmed up before each kind of timing
 * @param limitSeconds no program repeats a path once its fits took so long together, nor is it asked for more accuracy once one did, but for its usual one
 * @param judged λs of each path that the judge looks at
 * @param kernelSeconds time for each kernel operation
 * @param streamBytes walked through for kernels from memory
 */
public record Plan(
        List<ProblemSpec> problems,
        int rounds,
        int repeats,
        double warmUpSeconds,
        double limitSeconds,
        int judged,
        double kernelSeconds,
        long streamBytes) {
    private static final long MEBIBYTE = 1L << 20;

    /** Copies the list. */
    public Plan {
        problems = List.copyOf(problems);
    }

    /** Less than a minute without peers on two cores. */
    public static Plan quick() {
        List<ProblemSpec> problems = new ArrayList<>(List.of(
                ProblemSpec.dense(200, 2000, 0.5, 20).withCv(),
                ProblemSpec.dense(200, 2000, 0.9, 20),
                ProblemSpec.dense(5000, 100, 0.5, 20),
                ProblemSpec.sparse(1000, 2000, 20)));
        problems.addAll(sizes(List.of(500, 1000, 2000, 4000), 100, List.of(100, 200, 400, 800), 1000));
        return new Plan(problems, 2, 3, 0.2, 0.5, 4, 0.08, 128 * MEBIBYTE);
    }

    /** The sizes at which solvers of the lasso are usually compared: a quarter of an hour; with peers an hour. */
    public static Plan full() {
        List<ProblemSpec> problems = new ArrayList<>(List.of(
                ProblemSpec.dense(200, 2000, 0.5, 50).withCv(),
                ProblemSpec.dense(1000, 20000, 0.5, 50).withCv(),
                ProblemSpec.dense(1000, 20000, 0.9, 50),
                ProblemSpec.dense(500, 100000, 0.5, 50),
                ProblemSpec.dense(100000, 200, 0.5, 50).withCv(),
                ProblemSpec.sparse(20000, 50000, 50)));
        problems.addAll(
                sizes(List.of(500, 1000, 2000, 4000, 8000, 16000), 200, List.of(100, 200, 400, 800, 1600), 2000));
        return new Plan(problems, 2, 3, 1.5, 15.0, 10, 0.3, 256 * MEBIBYTE);
    }

    /** Problems that grow in one direction. */
    private static List<ProblemSpec> sizes(List<Integer> columns, int rows, List<Integer> rowCounts, int columnCount) {
        List<ProblemSpec> all = new ArrayList<>();
        for (int p : columns) {
            all.add(ProblemSpec.dense(rows, p, 0.5, 20).forPurpose(Purpose.COLUMNS));
        }
        for (int n : rowCounts) {
            all.add(ProblemSpec.dense(n, columnCount, 0.5, 20).forPurpose(Purpose.ROWS));
        }
        return all;
    }
}
