package org.lariat.bench.suite.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lariat.LassoModel;
import org.lariat.bench.suite.measure.CvRun;
import org.lariat.bench.suite.measure.Effort;
import org.lariat.bench.suite.measure.PathProgram;
import org.lariat.bench.suite.measure.PathRun;
import org.lariat.bench.suite.problem.BenchProblem;

/** A peer in a process of its own. Only its fits are timed, by itself; reading and starting do not count. */
final class PeerProgram implements PathProgram {
    /** Beside the fits: starting, reading the problem, writing the results. */
    private static final double OTHER_SECONDS = 60;

    private static final long POLL_MILLIS = 200;

    private static final List<String> THREAD_VARIABLES = List.of(
            "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS");

    private final PeerCommand command;
    private final int threads;
    private final Path folder;
    private final List<String> complaints = new ArrayList<>();
    private String version = "";

    PeerProgram(PeerCommand command, int threads, Path folder) {
        this.command = command;
        this.threads = threads;
        this.folder = folder;
    }

    @Override
    public String name() {
        return command.name();
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public double usualTolerance() {
        return command.usual();
    }

    @Override
    public boolean suits(BenchProblem problem) {
        return command.sparse() || !problem.isSparse();
    }

    @Override
    public List<Double> ladder() {
        return command.ladder();
    }

    @Override
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public List<PathRun> paths(BenchProblem problem, List<Double> tolerances, Effort effort) {
        List<PathRun> runs = new ArrayList<>();
        for (PeerResult result : results(problem, command.mode(), tolerances, effort)) {
            runs.add(new PathRun(tolerances.get(runs.size()), result.seconds(), known(problem, result.models())));
        }
        return runs;
    }

    /** At the λs that were asked for, and only as far as they are those: some programs end a path where they like. */
    private static List<LassoModel> known(BenchProblem problem, List<LassoModel> models) {
        int count = 0;
        while (count < Math.min(models.size(), problem.lambdas().length)
                && Math.abs(models.get(count).lambda() / problem.lambdas()[count] - 1) < 1e-9) {
            count++;
        }
        return models.subList(0, count);
    }

    @Override
    public Optional<CvRun> crossValidate(BenchProblem problem, Effort effort) {
        if (!command.validates() || !suits(problem)) {
            return Optional.empty();
        }
        return results(problem, "cv", List.of(command.usual()), effort).stream()
                .filter(result -> !result.models().isEmpty())
                .map(result -> new CvRun(result.seconds(), result.models().getFirst(), result.errors()))
                .findFirst();
    }

    private List<PeerResult> results(BenchProblem problem, String mode, List<Double> tolerances, Effort effort) {
        List<String> words = new ArrayList<>(command.words());
        words.addAll(List.of(
                folder.toString(), mode, String.valueOf(effort.repeats()), String.valueOf(effort.limitSeconds())));
        tolerances.forEach(tolerance -> words.add(String.valueOf(tolerance)));
        List<PeerResult> results = new ArrayList<>();
        try {
            clear();
            ProblemFiles.write(folder, problem);
            run(words, problem, OTHER_SECONDS + tolerances.size() * effort.repeats() * effort.limitSeconds(), effort);
            for (int k = 1; Files.exists(result(k)); k++) {
                results.add(PeerResult.read(result(k), problem.columns()));
                version = results.getLast().version();
            }
        } catch (IOException e) {
            complaints.add(name() + " failed on " + problem.name() + ": " + e.getMessage());
        }
        return results;
    }

    private Path result(int number) {
        return folder.resolve("RESULT-" + number + ".txt");
    }

    private void clear() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Runs it to its end, or to the end of its time; what it has written by then counts. */
    private void run(List<String> words, BenchProblem problem, double seconds, Effort effort) throws IOException {
        Path log = folder.resolve("log.txt");
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        THREAD_VARIABLES.forEach(variable -> environment.put(variable, String.valueOf(threads)));
        Process process = builder.start();
        try {
            if (!ended(process, seconds, effort)) {
                complaints.add(name() + " was stopped on " + problem.name() + " after " + Math.round(seconds) + " s");
            } else if (process.exitValue() != 0) {
                String said = Files.readString(log).strip();
                int line = said.lastIndexOf('\n') + 1;
                complaints.add(name() + " ended with code " + process.exitValue() + " on " + problem.name() + ": "
                        + said.substring(line));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Whether it ends within so many seconds; the user may stop the waiting. */
    private static boolean ended(Process process, double seconds, Effort effort) throws InterruptedException {
        long end = System.nanoTime() + (long) (1e9 * seconds);
        while (System.nanoTime() - end < 0) {
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
            effort.check();
        }
        return false;
    }
}
