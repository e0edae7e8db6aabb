package org.lariat.bench.suite.measure;

import java.util.ArrayList;
import java.util.List;
import org.lariat.Lasso;
import org.lariat.bench.suite.problem.BenchProblem;
import org.lariat.bench.suite.result.PathRow.Purpose;
import org.lariat.solver.LarsSolver;

/** The solvers of Lariat that take part. */
public final class Programs {
    /** The default solver; the name by which ratios are formed. */
    public static final String LARIAT = "lariat";

    private static final List<Double> LADDER = List.of(1e-2, 1e-4, 1e-6, 1e-7, 1e-9, 1e-11);

    /** Methods of first order are shown for comparison, to moderate gaps and the default. */
    private static final List<Double> SHORT_LADDER = List.of(1e-2, 1e-4, 1e-7);

    /** Larger problems are left to the default solver. */
    private static final int MOST_CELLS_OF_OTHERS = 500_000;

    private Programs() {}

    /**
     * Lariat's programs.
     *
     * @param version of Lariat
     * @param threads of all but the last, which has every processor
     * @param warmUpSeconds at each problem
     */
    public static List<PathProgram> ofLariat(String version, int threads, double warmUpSeconds) {
        List<PathProgram> programs = new ArrayList<>();
        programs.add(LariatProgram.usual(LARIAT, version, threads, LADDER, problem -> true, warmUpSeconds));
        programs.add(other("cd", LADDER, version, threads, warmUpSeconds));
        programs.add(other(LarsSolver.NAME, List.of(1e-7), version, threads, warmUpSeconds));
        programs.add(other("fista", SHORT_LADDER, version, threads, warmUpSeconds));
        int processors = Runtime.getRuntime().availableProcessors();
        if (processors > threads) {
            programs.add(LariatProgram.usual(
                    LARIAT + ", " + processors + " threads",
                    version,
                    processors,
                    List.of(Lasso.options().tolerance()),
                    problem -> problem.purpose() == Purpose.GAP,
                    warmUpSeconds));
        }
        return programs;
    }

    private static PathProgram other(
            String solver, List<Double> ladder, String version, int threads, double warmUpSeconds) {
        return new LariatProgram(
                LARIAT + " --solver " + solver,
                version,
                Lasso.options().threads(threads).solver(solver),
                ladder,
                Programs::isSmallGapProblem,
                warmUpSeconds);
    }

    private static boolean isSmallGapProblem(BenchProblem problem) {
        return problem.purpose() == Purpose.GAP && (long) problem.rows() * problem.columns() <= MOST_CELLS_OF_OTHERS;
    }
}
