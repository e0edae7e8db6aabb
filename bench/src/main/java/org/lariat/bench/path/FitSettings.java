package org.lariat.bench.path;

import java.nio.file.Path;
import java.util.Locale;
import org.lariat.matrix.ElementType;

/**
 * What to fit and how often.
 *
 * @param problem folder with X, y and λ, see {@link ProblemFolder}
 * @param out folder for the results
 * @param tolerance certified gap over objective to reach at every λ
 * @param threads number of threads
 * @param storage how X is stored
 * @param solver name of the solver
 * @param repeats fits that count, after the warm-up
 * @param warmUpSeconds how long the warm-up lasts at least
 */
record FitSettings(
        Path problem,
        Path out,
        double tolerance,
        int threads,
        ElementType storage,
        String solver,
        int repeats,
        double warmUpSeconds) {
    private static final String USAGE = "PathBenchmark PROBLEM OUT [--tolerance T] [--threads N]"
            + " [--storage float64|float32] [--solver S] [--repeats R] [--warm-up SECONDS]";

    FitSettings {
        if (repeats < 1) {
            throw new IllegalArgumentException("the number of repeats must be at least 1, not " + repeats);
        }
    }

    /** Reads the arguments of the program. */
    static FitSettings parse(String... args) {
        if (args.length < 2 || args.length % 2 != 0) {
            throw new IllegalArgumentException("expected " + USAGE);
        }
        FitSettings s = new FitSettings(
                Path.of(args[0]), Path.of(args[1]), 1e-9, 1, ElementType.FLOAT64, "auto", 5, Warmth.DEFAULT_SECONDS);
        for (int k = 2; k < args.length; k += 2) {
            s = s.with(args[k], args[k + 1]);
        }
        return s;
    }

    private FitSettings with(String flag, String value) {
        double t = flag.equals("--tolerance") ? Double.parseDouble(value) : tolerance;
        double w = flag.equals("--warm-up") ? Double.parseDouble(value) : warmUpSeconds;
        int n = flag.equals("--threads") ? Integer.parseInt(value) : threads;
        int r = flag.equals("--repeats") ? Integer.parseInt(value) : repeats;
        return switch (flag) {
            case "--tolerance", "--threads", "--repeats", "--warm-up" ->
                new FitSettings(problem, out, t, n, storage, solver, r, w);
            case "--solver" -> new FitSettings(problem, out, t, n, storage, value, r, w);
            case "--storage" -> {
                ElementType type = ElementType.valueOf(value.toUpperCase(Locale.ROOT));
                yield new FitSettings(problem, out, t, n, type, solver, r, w);
            }
            default -> throw new IllegalArgumentException("there is no flag " + flag + "; expected " + USAGE);
        };
    }
}
