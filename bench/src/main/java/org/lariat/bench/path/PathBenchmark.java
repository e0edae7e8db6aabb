package org.lariat.bench.path;

import java.io.IOException;
import java.nio.file.Files;
import org.lariat.Lasso;
import org.lariat.LassoOptions;
import org.lariat.data.Dataset;
import org.lariat.data.model.PathJson;
import org.lariat.objective.Problem;

/**
 * Fits one problem many times in this JVM. Writes {@code path.json}, for the judge, and {@code result.json}: the seconds of
 * the first and the tenth fit and of those after the warm-up, sweeps and epochs, the worst certified gap, peak memory. Only
 * the fit is timed, from the call to its return.
 */
public final class PathBenchmark {
    private PathBenchmark() {}

    /**
     * Runs.
     *
     * @param args {@code PROBLEM OUT} and flags; a wrong one is answered with the list
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        System.out.println(run(FitSettings.parse(args)));
    }

    /** Fits, writes both files and returns what is in {@code result.json}. */
    static String run(FitSettings settings) throws IOException {
        Dataset data = ProblemFolder.read(settings.problem(), settings.storage());
        Problem problem = data.problem();
        LassoOptions options = Lasso.options()
                .standardize(false)
                .lambdas(ProblemFolder.lambdas(settings.problem()))
                .tolerance(settings.tolerance())
                .threads(settings.threads())
                .solver(settings.solver());
        Timings timings = Timings.of(() -> options.path(problem), settings.repeats(), settings.warmUpSeconds());
        Files.createDirectories(settings.out());
        String result = ResultFile.write(settings.out().resolve("result.json"), settings, timings);
        double[] seconds =
                timings.seconds().stream().mapToDouble(Double::doubleValue).toArray();
        PathJson.write(settings.out().resolve("path.json"), timings.path(), data.names(), seconds);
        return result;
    }
}
