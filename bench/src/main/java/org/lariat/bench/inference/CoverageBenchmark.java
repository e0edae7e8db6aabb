package org.lariat.bench.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.lariat.Lasso;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.inference.Debiased;
import org.lariat.inference.Interval;
import org.lariat.inference.NoiseEstimate;
import org.lariat.inference.ScaledLasso;
import org.lariat.objective.Problem;

/**
 * How often 95 % intervals of the debiased lasso contain the true coefficient, over many data sets of each case, for the usual
 * choice of lasso and noise, and for the scaled lasso with its own.
 *
 * <pre>java --add-modules jdk.incubator.vector -cp bench/target/benchmarks.jar org.lariat.bench.inference.CoverageBenchmark 120 bench/reports/inference.md</pre>
 */
public final class CoverageBenchmark {
    private static final long SEED = 20140613;
    private static final double LEVEL = 0.95;

    private static final List<CoverageCase> CASES = List.of(
            new CoverageCase(200, 40, 0.5, 5, 0.5),
            new CoverageCase(200, 400, 0.5, 5, 0.5),
            new CoverageCase(100, 200, 0.0, 3, 1.0),
            new CoverageCase(100, 200, 0.5, 3, 1.0),
            new CoverageCase(100, 200, 0.8, 3, 1.0),
            new CoverageCase(100, 200, 0.5, 10, 1.0));

    /** What is debiased, and by which noise. */
    private record Way(String name, Fit lasso, NoiseEstimate noise) {}

    /** From a problem to the lasso that is debiased. */
    @FunctionalInterface
    private interface Fit {
        LassoModel fit(Problem problem, LassoOptions options);
    }

    private static final List<Way> WAYS = List.of(
            new Way("usual", Debiased::initial, NoiseEstimate.ofModel()),
            new Way(
                    "scaled lasso",
                    (problem, options) -> ScaledLasso.fit(problem, options).model(),
                    NoiseEstimate.scaledLasso()));

    private final int repeats;
    private final StringBuilder table = new StringBuilder();

    CoverageBenchmark(int repeats) {
        this.repeats = repeats;
    }

    /**
     * Runs.
     *
     * @param args the number of data sets for each case, and where to write the report
     * @throws IOException if the report cannot be written
     */
    public static void main(String[] args) throws IOException {
        CoverageBenchmark benchmark = new CoverageBenchmark(Integer.parseInt(args[0]));
        String report = benchmark.report();
        Files.writeString(Path.of(args[1]), report);
        System.out.print(report);
    }

    /** Intervals counted: how many, how many contain the truth, their lengths added up. */
    private static final class Count {
        private int all;
        private int covering;
        private double length;

        void add(Interval interval, double truth) {
            all++;
            covering += interval.contains(truth) ? 1 : 0;
            length += interval.upper() - interval.lower();
        }

        double share() {
            return (double) covering / all;
        }
    }

    String report() {
        long begin = System.nanoTime();
        for (CoverageCase one : CASES) {
            run(one);
        }
        return header() + table + "\n"
                + text("%.0f s on %s, one thread.", 1e-9 * (System.nanoTime() - begin), machine()) + "\n";
    }

    private static String machine() {
        return "Java " + Runtime.version().feature() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch");
    }

    private String header() {
        return "# Coverage of debiased intervals\n\n"
                + text(
                        "Made by `org.lariat.bench.inference.CoverageBenchmark %d` (seed %d): %d data sets a case, a new design in"
                                + " each.\n",
                        repeats, SEED, repeats)
                + "Rows are normal with correlation ρ^|j−k|, the noise has variance 1, s coefficients have the size b, all others are 0."
                + " In each data set 95 % intervals\nare made of the s columns that matter, of s neighbours of them, and of s columns"
                + " far away. Usual: the lasso at half the λ of the scaled lasso is debiased,\nand the variance of the noise is"
                + " its RSS/(n − df). Scaled lasso: it, at its own λ and with its own noise.\n\n"
                + text(
                        "The binomial error of a coverage (two standard deviations, were intervals independent): ±%.1f points for s = 3,"
                                + " ±%.1f for s = 5, ±%.1f for s = 10.\n\n",
                        error(3), error(5), error(10))
                + "| n | p | ρ | s | b | way | σ̂ | covers, columns that matter | neighbours | far away | mean length |\n"
                + "|---|---|---|---|---|---|---|---|---|---|---|\n";
    }

    /** Two binomial standard deviations of a share of s intervals a data set, in percent. */
    private double error(int s) {
        return 200 * Math.sqrt(LEVEL * (1 - LEVEL) / ((double) repeats * s));
    }

    private void run(CoverageCase one) {
        Count[][] counts = new Count[WAYS.size()][3];
        double[] sigma = new double[WAYS.size()];
        for (Count[] row : counts) {
            for (int k = 0; k < row.length; k++) {
                row[k] = new Count();
            }
        }
        SplittableRandom seeds = new SplittableRandom(SEED);
        for (int r = 0; r < repeats; r++) {
            SplittableRandom random = seeds.split();
            double[][] x = one.design(random);
            Problem problem = Problem.of(x, one.response(x, random));
            for (int k = 0; k < counts.length; k++) {
                sigma[k] += dataSet(one, problem, WAYS.get(k), counts[k]);
            }
        }
        for (int k = 0; k < counts.length; k++) {
            line(one, WAYS.get(k), counts[k], sigma[k] / repeats);
        }
    }

    /** Counts the intervals of one data set; returns the estimate of the noise's standard deviation. */
    private static double dataSet(CoverageCase one, Problem problem, Way way, Count[] counts) {
        LassoOptions options = Lasso.options().threads(1).backend("scalar").tolerance(1e-5);
        double[] beta = one.beta();
        int[] columns = one.inferred();
        Debiased debiased = Debiased.options()
                .level(LEVEL)
                .columns(columns)
                .lasso(options)
                .noise(way.noise())
                .fit(problem, way.lasso().fit(problem, options));
        for (int c = 0; c < columns.length; c++) {
            counts[c / one.active()].add(debiased.intervals().get(c), beta[columns[c]]);
        }
        return Math.sqrt(debiased.noiseVariance());
    }

    private void line(CoverageCase one, Way way, Count[] counts, double sigma) {
        double length = 0.0;
        int all = 0;
        for (Count count : counts) {
            length += count.length;
            all += count.all;
        }
        table.append(text(
                "| %d | %d | %s | %d | %s | %s | %.2f | %.1f %% | %.1f %% | %.1f %% | %.2f |%n",
                one.rows(),
                one.columns(),
                one.rho(),
                one.active(),
                one.coefficient(),
                way.name(),
                sigma,
                100 * counts[0].share(),
                100 * counts[1].share(),
                100 * counts[2].share(),
                length / all));
    }

    @SuppressWarnings("AnnotateFormatMethod") // every call has its format in sight
    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
