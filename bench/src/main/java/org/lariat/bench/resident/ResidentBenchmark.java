package org.lariat.bench.resident;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lariat.data.GeneratedProblem;
import org.lariat.data.Generators;
import org.lariat.kernel.Kernels;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;
import org.lariat.objective.Problem;
import org.lariat.resident.Precision;
import org.lariat.resident.ResidentBackends;
import org.lariat.resident.ResidentProvider;
import org.lariat.resident.StandardizedColumns;

/**
 * Prints tables for {@code reports/resident.md}. Arguments: {@code iterations} or {@code paths}, the number of threads, backends with commas between
 * them, and sizes as {@code 500x20000}.
 */
public final class ResidentBenchmark {
    private ResidentBenchmark() {}

    /** Runs it. */
    public static void main(String[] args) {
        PrintStream out = System.out;
        int threads = Integer.parseInt(args[1]);
        List<String> backends = List.of(args[2].split(",", -1));
        out.println(String.format(
                Locale.ROOT,
                "%n%d thread%s, kernel %s%n",
                threads,
                threads == 1 ? "" : "s",
                Kernels.named(Kernels.AUTO).description()));
        IterationTable iterations = new IterationTable(out);
        PathTable paths = new PathTable(out);
        boolean whole = args[0].equals("paths");
        if (whole) {
            paths.header();
        } else {
            iterations.header();
        }
        for (String size : Arrays.copyOfRange(args, 3, args.length)) {
            int n = Integer.parseInt(size.substring(0, size.indexOf('x')));
            int p = Integer.parseInt(size.substring(size.indexOf('x') + 1));
            GeneratedProblem made = Generators.dense(n, p, 0.5, 20, 5.0, 1);
            Problem problem = made.data().problem();
            if (whole) {
                paths(paths, problem, backends, threads);
            } else {
                iterations(iterations, problem, backends, threads);
            }
        }
    }

    private static void iterations(IterationTable table, Problem problem, List<String> backends, int threads) {
        try (Workers workers = new Workers(threads)) {
            StandardizedMatrix x = new StandardizedMatrix(problem.x(), null, true, workers);
            double[] roots = StandardizedColumns.roots(x);
            double[] y = problem.y();
            double mean = Arrays.stream(y).average().orElseThrow();
            double[] target = new double[y.length];
            Arrays.setAll(target, i -> roots[i] * (y[i] - mean));
            for (String backend : backends) {
                ResidentProvider provider = ResidentBackends.usable(backend).orElseThrow();
                for (Precision precision : Precision.values()) {
                    table.rows(x, target, provider, precision, threads);
                }
            }
        }
    }

    private static void paths(PathTable table, Problem problem, List<String> backends, int threads) {
        table.rows(problem, Kernels.named(Kernels.AUTO).name(), Precision.FLOAT64, "active-set", threads);
        for (String backend : backends) {
            for (Precision precision : Precision.values()) {
                table.rows(problem, backend, precision, "active-set", threads);
            }
            table.rows(problem, backend, Precision.FLOAT32, "fista", threads);
        }
    }
}
