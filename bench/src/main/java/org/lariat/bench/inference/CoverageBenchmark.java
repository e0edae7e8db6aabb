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
 * How often 95 % intervals of the debiased lasso contain the true coefficient, over many data sets of each case. The model debiased
 * is the scaled lasso; its own variance of the noise, RSS/(n − df) of it, and the true variance are each tried.
 *
 * <pre>java -cp bench/target/benchmarks.jar org.lariat.bench.inference.CoverageBenchmark 200 bench/reports/inference.md</pre>
 */
public final class CoverageBenchmark {
    private static final long SEED = 20140613;
    private static final double LEVEL = 0.95;

    private static final List<CoverageCase> CASES = List.of(
            new CoverageCase(200, 40, 0.5, 5, 0.5),
            new CoverageCase(100, 200, 0.0, 3, 1.0),
            new CoverageCase(100, 200, 0.5, 3, 1.0),
            new CoverageCase(100, 200, 0.8, 3, 1.0),
            new CoverageCase(100, 200, 0.5, 10, 1.0));

    private final int repeats;
    private final StringBuilder table = new StringBuilder();

    private CoverageBenchmark(int repeats) {
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
        return header() + table + "\n" + text("%.0f s on %s, one thread.", 1e-9 * (System.nanoTime() - begin), machine())
                + "\n";
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
                + " The model debiased is\nthe scaled lasso. In each data set 95 % intervals are made of the s columns that matter,"
                + " of s neighbours of them, and of s columns far away.\n\n"
                + text(
                        "The binomial error of a coverage (two standard deviations, were intervals independent): ±%.1f points for s = 3,"
                                + " ±%.1f for s = 5, ±%.1f for s = 10.\n\n",
                        error(3), error(5), error(10))
                + "| n | p | ρ | s | b | noise by | σ̂ | covers, columns that matter | neighbours | far away | mean length |\n"
                + "|---|---|---|---|---|---|---|---|---|---|---|\n";
    }

    /** Two binomial standard deviations of a share of s intervals a data set, in percent. */
    private double error(int s) {
        return 200 * Math.sqrt(LEVEL * (1 - LEVEL) / ((double) repeats * s));
    }

    private void run(CoverageCase one) {
        List<NoiseEstimate> noises =
                List.of(NoiseEstimate.scaledLasso(), NoiseEstimate.ofModel(), NoiseEstimate.given(1.0));
        Count[][] counts = new Count[noises.size()][3];
        double[] sigma = new double[noises.size()];
        for (Count[] row : counts) {
            for (int k = 0; k < row.length; k++) {
                row[k] = new Count();
            }
        }
        SplittableRandom seeds = new SplittableRandom(SEED);
        for (int r = 0; r < repeats; r++) {
            SplittableRandom random = seeds.split();
            double[][] x = one.design(random);
            dataSet(one, Problem.of(x, one.response(x, random)), noises, counts, sigma);
        }
        for (int k = 0; k < counts.length; k++) {
            line(one, noises.get(k), counts[k], sigma[k] / repeats);
        }
    }

    private static void dataSet(
            CoverageCase one, Problem problem, List<NoiseEstimate> noises, Count[][] counts, double[] sigma) {
        LassoOptions options = Lasso.options().threads(1).backend("scalar").tolerance(1e-5);
        LassoModel model = ScaledLasso.fit(problem, options).model();
        double[] beta = one.beta();
        int[] columns = one.inferred();
        Debiased known = Debiased.options()
                .level(LEVEL)
                .columns(columns)
                .lasso(options)
                .noise(NoiseEstimate.given(1.0))
                .fit(problem, model);
        for (int k = 0; k < counts.length; k++) {
            double deviation = Math.sqrt(noises.get(k).variance(problem, options, model));
            sigma[k] += deviation;
            for (int c = 0; c < columns.length; c++) {
                Interval interval = scaled(known.intervals().get(c), deviation);
                counts[k][c / one.active()].add(interval, beta[columns[c]]);
            }
        }
    }

    /** The interval for a standard deviation of the noise other than 1, to which its length is proportional. */
    private static Interval scaled(Interval one, double deviation) {
        return new Interval(
                one.column(),
                one.lasso(),
                one.estimate(),
                one.standardError() * deviation,
                one.estimate() + (one.lower() - one.estimate()) * deviation,
                one.estimate() + (one.upper() - one.estimate()) * deviation,
                one.pValue(),
                one.nodeLambda(),
                one.biasFactor());
    }

    private void line(CoverageCase one, NoiseEstimate noise, Count[] counts, double sigma) {
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
                noise instanceof NoiseEstimate.Given ? "truth" : noise.label(),
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
