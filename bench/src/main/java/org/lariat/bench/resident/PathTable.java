package org.lariat.bench.resident;

import java.io.PrintStream;
import java.util.Locale;
import org.lariat.Lasso;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.objective.Problem;
import org.lariat.path.LambdaGrid;
import org.lariat.resident.Precision;
import org.lariat.resident.ResidentOptions;
import org.lariat.resident.ResidentUse;

/** Paths of 100 λs down to 0.01·λmax, certified, by the kernels and with a resident design. */
final class PathTable {
    private static final double[] TOLERANCES = {1e-6, 1e-9};

    /** Seconds of a fit beside which compiling does not count. */
    private static final double LONG = 5.0;

    private final PrintStream out;

    PathTable(PrintStream out) {
        this.out = out;
    }

    void header() {
        out.println(
                "| n × p | backend | elements | solver | tolerance | s in all | upload s | host sweeps | device sweeps | epochs"
                        + " | worst gap |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|");
    }

    void rows(Problem problem, String backend, Precision precision, String solver, int threads) {
        for (double tolerance : TOLERANCES) {
            LassoOptions options = Lasso.options()
                    .lambdas(LambdaGrid.geometric(100, 0.01))
                    .standardize(false)
                    .tolerance(tolerance)
                    .threads(threads)
                    .backend(backend)
                    .solver(solver)
                    .resident(new ResidentOptions(0, precision, Long.MAX_VALUE, false));
            LassoPath path = options.path(problem);
            if (path.report().seconds() < LONG) {
                path = options.path(problem); // compiled by now
            }
            double worst = path.models().stream()
                    .mapToDouble(m -> m.certificate().orElseThrow().relativeGap())
                    .max()
                    .orElseThrow();
            out.println(String.format(
                    Locale.ROOT,
                    "| %d × %d | %s | %s | %s | %.0e | %.3f | %s | %.1f | %s | %d | %.1e |",
                    path.report().rows(),
                    path.report().columns(),
                    backend,
                    path.report()
                            .resident()
                            .map(use -> use.precision().name().toLowerCase(Locale.ROOT))
                            .orElse("–"),
                    solver,
                    tolerance,
                    path.report().seconds(),
                    path.report()
                            .resident()
                            .map(use -> text("%.2f", use.secondsUploading()))
                            .orElse("–"),
                    path.report().sweeps(),
                    path.report()
                            .resident()
                            .map(ResidentUse::sweeps)
                            .map(s -> text("%.1f", s))
                            .orElse("–"),
                    path.report().epochs(),
                    worst));
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // every call has its format in sight
    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
