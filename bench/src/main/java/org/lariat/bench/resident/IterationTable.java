package org.lariat.bench.resident;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.resident.Precision;
import org.lariat.resident.ResidentDesign;
import org.lariat.resident.ResidentFista;
import org.lariat.resident.ResidentOptions;
import org.lariat.resident.ResidentProblem;
import org.lariat.resident.ResidentProvider;
import org.lariat.resident.StandardizedColumns;

/** Upload, sweeps and FISTA iterations, for one and for several problems at once. */
final class IterationTable {
    private static final int[] BATCHES = {1, 8, 32, 100};

    /** Long enough for a clock, and as long as memory is read beside it. */
    private static final long LEAST_NANOS = 30_000_000L;

    /** Memory is read once and steps are taken, in turns, since others use it too; medians of both are compared. */
    private static final int ROUNDS = 31;

    /** Multiply-adds of a pass at most, so that a row takes seconds. */
    private static final long MOST_PRODUCTS = 4_000_000_000L;

    /** Steps before the clock starts: b is sparse then, and the compiler done. */
    private static final int WARMUP = 60;

    private final PrintStream out;

    IterationTable(PrintStream out) {
        this.out = out;
    }

    void header() {
        out.println(
                "| n × p | backend | elements | upload s | batch | step ms | a problem ms | GB/s | memory GB/s | of memory | columns in b |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|");
    }

    void rows(StandardizedMatrix x, double[] target, ResidentProvider provider, Precision precision, int threads) {
        long begin = System.nanoTime();
        try (ResidentDesign design = provider.upload(
                new StandardizedColumns(x), new ResidentOptions(0, precision, Long.MAX_VALUE, false, threads))) {
            double upload = 1e-9 * (System.nanoTime() - begin);
            double[] c = new double[x.columns()];
            design.correlations(target, 1, c);
            double lambdaMax = Arrays.stream(c).map(Math::abs).max().orElseThrow();
            double[] unit = new double[c.length];
            Arrays.fill(unit, 1.0);
            ResidentProblem problem = new ResidentProblem(target, unit, null, null, null, null);
            for (int batch : BATCHES) {
                if ((long) x.rows() * x.columns() * batch > MOST_PRODUCTS) {
                    break;
                }
                row(design, problem, batch, lambdaMax, upload, threads);
            }
        }
    }

    /** λs from a half to a fifth of λmax, where some tens of columns are in use. */
    private void row(
            ResidentDesign design, ResidentProblem problem, int batch, double lambdaMax, double upload, int threads) {
        ResidentProblem[] problems = new ResidentProblem[batch];
        Arrays.fill(problems, problem);
        double[] lambda = new double[batch];
        double[] curvature = new double[batch];
        Arrays.setAll(lambda, k -> lambdaMax * (0.5 - 0.3 * (k + 1) / batch));
        Arrays.fill(curvature, 20.0 + 4.0 * design.columns() / design.rows());
        double[] b = new double[batch * design.columns()];
        try (ResidentFista fista = design.fista(problems);
                MemorySpeed speed = new MemorySpeed(threads)) {
            fista.start(b);
            fista.iterate(lambda, curvature, batch > 8 ? 3 : WARMUP);
            speed.reading(); // for the compiler
            double[] memory = new double[ROUNDS];
            double[] seconds = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                memory[round] = speed.reading();
                int steps = 0;
                long begin = System.nanoTime();
                while (System.nanoTime() - begin < LEAST_NANOS) {
                    fista.iterate(lambda, curvature, 1);
                    steps++;
                }
                fista.read(b); // waits for a device
                seconds[round] = 1e-9 * (System.nanoTime() - begin) / steps;
            }
            double median = median(seconds);
            long used = Arrays.stream(b).filter(value -> value != 0.0).count() / batch;
            double rate = (double) design.rows()
                    * design.columns()
                    * design.precision().bytes()
                    / median;
            out.println(String.format(
                    Locale.ROOT,
                    "| %d × %d | %s | %s | %.2f | %d | %.3f | %.3f | %.1f | %.1f | %.0f %% | %d |",
                    design.rows(),
                    design.columns(),
                    design.backend(),
                    design.precision().name().toLowerCase(Locale.ROOT),
                    upload,
                    batch,
                    1e3 * median,
                    1e3 * median / batch,
                    1e-9 * rate,
                    1e-9 * median(memory),
                    100 * rate / median(memory),
                    used));
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
