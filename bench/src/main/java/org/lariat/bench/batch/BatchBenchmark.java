package org.lariat.bench.batch;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.lariat.resident.Precision;
import org.lariat.resident.ResidentBackends;
import org.lariat.resident.ResidentDesign;
import org.lariat.resident.ResidentFista;
import org.lariat.resident.ResidentOptions;
import org.lariat.resident.ResidentProblem;
import org.lariat.resident.ResidentProvider;

/**
 * Times a backend of resident designs: the upload, a pass, and FISTA's iteration for several problems together. Prints a line for each:
 * {@code backend precision n p what count best median}, times in milliseconds. {@code sparse} iterates are 0 but in about one of a hundred
 * columns, {@code dense} ones nowhere.
 */
public final class BatchBenchmark {
    /** Of correlations of random columns with a random target of norm 1, 0.7 % are above 2.7/√n. */
    private static final double SPARSE = 2.7;

    private final String label;
    private final ResidentDesign design;
    private final double[] target;
    private final double[] unit;

    private BatchBenchmark(String label, ResidentDesign design) {
        this.label = label;
        this.design = design;
        this.target = new double[design.rows()];
        this.unit = new double[design.columns()];
        double scale = Math.sqrt(3.0 / target.length);
        SplittableRandom random = new SplittableRandom(1);
        Arrays.setAll(target, i -> random.nextDouble(-scale, scale));
        Arrays.fill(unit, 1.0);
    }

    /**
     * Times one backend on one size.
     *
     * @param args backend, float32 or float64, n, p, threads, and numbers of problems
     */
    public static void main(String[] args) {
        if (args.length < 6) {
            System.err.println("usage: BatchBenchmark BACKEND float32|float64 N P THREADS COUNT…");
            System.exit(2);
        }
        Precision precision = Precision.valueOf(args[1].toUpperCase(Locale.ROOT));
        int n = Integer.parseInt(args[2]);
        int p = Integer.parseInt(args[3]);
        ResidentOptions options = new ResidentOptions(0, precision, Long.MAX_VALUE, false, Integer.parseInt(args[4]));
        int[] counts = Arrays.stream(args).skip(5).mapToInt(Integer::parseInt).toArray();
        ResidentProvider provider = ResidentBackends.usable(args[0])
                .orElseThrow(() -> new IllegalArgumentException("no backend " + args[0] + " on the class path"));
        String label = String.join(" ", Arrays.copyOf(args, 4));
        RandomColumns columns = RandomColumns.of(n, p);
        provider.devices(); // starts what has to be started
        System.out.println(label + " upload 1 "
                + Stopwatch.of(() -> provider.upload(columns, options).close()));
        try (ResidentDesign design = provider.upload(columns, options)) {
            System.out.println("# " + design.description());
            for (int count : counts) {
                new BatchBenchmark(label, design).run(count);
            }
        }
    }

    private void run(int count) {
        double[] v = new double[count * design.rows()];
        for (int k = 0; k < count; k++) {
            System.arraycopy(target, 0, v, k * target.length, target.length);
        }
        double[] c = new double[count * design.columns()];
        say("correlations", count, Stopwatch.of(() -> design.correlations(v, count, c)));
        iterations("sparse", SPARSE / Math.sqrt(design.rows()), count);
        iterations("dense", 1e-12, count);
    }

    private void iterations(String what, double lambda, int count) {
        ResidentProblem problem = new ResidentProblem(target, unit, null, null, null, null);
        ResidentProblem[] problems = new ResidentProblem[count];
        Arrays.fill(problems, problem);
        double[] lambdas = new double[count];
        double[] curvature = new double[count];
        Arrays.fill(lambdas, lambda);
        Arrays.fill(curvature, design.columns()); // the trace: steps are short, and what is 0 stays it
        try (ResidentFista fista = design.fista(problems)) {
            fista.start(new double[count * design.columns()]);
            say(what, count, Stopwatch.of(() -> fista.iterate(lambdas, curvature, 1)));
        }
    }

    private void say(String what, int count, Stopwatch time) {
        System.out.println(label + " " + what + " " + count + " " + time);
    }
}
