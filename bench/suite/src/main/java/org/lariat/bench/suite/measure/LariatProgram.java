package org.lariat.bench.suite.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import org.lariat.Lasso;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.bench.suite.problem.BenchProblem;
import org.lariat.path.PathEnd;
import org.lariat.path.PathListener;
import org.lariat.selection.Folds;
import org.lariat.solver.Solvers;
import org.lariat.validation.CrossValidated;
import org.lariat.validation.CrossValidation;

/** A solver of this Lariat, in this JVM. */
final class LariatProgram implements PathProgram {
    private static final double NANOSECOND = 1e-9;

    private final String name;
    private final String version;
    private final LassoOptions options;
    private final List<Double> ladder;
    private final Predicate<BenchProblem> suitable;
    private final double warmUpSeconds;
    private final List<String> warm = new ArrayList<>(); // names of problems

    LariatProgram(
            String name,
            String version,
            LassoOptions options,
            List<Double> ladder,
            Predicate<BenchProblem> suitable,
            double warmUpSeconds) {
        this.name = name;
        this.version = version;
        this.options = options.standardize(false);
        this.ladder = List.copyOf(ladder);
        this.suitable = suitable;
        this.warmUpSeconds = warmUpSeconds;
    }

    /** The solver that is taken by default, with so many threads. */
    static LariatProgram usual(
            String name,
            String version,
            int threads,
            List<Double> ladder,
            Predicate<BenchProblem> suitable,
            double warmUpSeconds) {
        return new LariatProgram(name, version, Lasso.options().threads(threads), ladder, suitable, warmUpSeconds);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public int threads() {
        return options.threads();
    }

    @Override
    public double usualTolerance() {
        return options.tolerance();
    }

    @Override
    public boolean suits(BenchProblem problem) {
        return suitable.test(problem);
    }

    @Override
    public List<Double> ladder() {
        return ladder;
    }

    @Override
    public List<String> complaints() {
        return List.of();
    }

    @Override
    public List<PathRun> paths(BenchProblem problem, List<Double> tolerances, Effort effort) {
        if (!warm.contains(problem.name())) {
            warm.add(problem.name());
            Stopwatch.warmUp(
                    () -> path(problem, tolerances.getFirst(), new Deadline(effort.limitSeconds(), effort)),
                    warmUpSeconds);
        }
        List<PathRun> runs = new ArrayList<>();
        boolean over = false;
        for (double tolerance : tolerances) {
            if (over && tolerance != usualTolerance()) {
                continue;
            }
            List<Double> seconds = new ArrayList<>();
            LassoPath path = null;
            while (seconds.size() < effort.repeats() && spent(seconds) <= effort.limitSeconds()) {
                System.gc();
                long start = System.nanoTime();
                path = path(problem, tolerance, new Deadline(effort.patienceSeconds(), effort));
                seconds.add(NANOSECOND * (System.nanoTime() - start));
            }
            if (path == null || path.report().end() == PathEnd.CANCELLED) {
                return runs; // broken off: its time is not that of a path
            }
            runs.add(new PathRun(tolerance, seconds, path.models()));
            over = seconds.getFirst() > effort.limitSeconds();
        }
        return runs;
    }

    private static double spent(List<Double> seconds) {
        return seconds.stream().mapToDouble(Double::doubleValue).sum();
    }

    private LassoPath path(BenchProblem problem, double tolerance, Deadline deadline) {
        LassoPath path = options.lambdas(problem.lambdas()).tolerance(tolerance).path(problem.problem(), deadline);
        deadline.effort.check();
        return path;
    }

    @Override
    public Optional<CvRun> crossValidate(BenchProblem problem, Effort effort) {
        if (!options.solver().equals(Solvers.AUTO)) {
            return Optional.empty(); // solvers asked for by name are there for time against gap
        }
        CrossValidation validation = CrossValidation.of(options.lambdas(problem.lambdas()));
        Folds folds = Folds.given(problem.folds());
        List<Double> seconds = new ArrayList<>();
        try {
            CrossValidated result = // the warm-up
                    validation.run(problem.problem(), folds, new Deadline(effort.patienceSeconds(), effort));
            while (seconds.size() < effort.repeats() && spent(seconds) <= effort.limitSeconds()) {
                System.gc();
                long start = System.nanoTime();
                result = validation.run(problem.problem(), folds, new Deadline(effort.patienceSeconds(), effort));
                seconds.add(NANOSECOND * (System.nanoTime() - start));
            }
            return Optional.of(new CvRun(
                    seconds,
                    result.modelMin(),
                    Arrays.stream(result.curve().mean()).boxed().toList()));
        } catch (CancellationException e) {
            effort.check();
            return Optional.empty(); // broken off
        }
    }

    /** Breaks a fit off when its time is over, or the user wants no more of it. */
    private static final class Deadline implements PathListener {
        private final long end;
        private final Effort effort;

        Deadline(double seconds, Effort effort) {
            this.end = System.nanoTime() + (long) (seconds / NANOSECOND);
            this.effort = effort;
        }

        @Override
        public void onPoint(Progress progress) {}

        @Override
        public boolean cancelled() {
            return System.nanoTime() - end > 0 || effort.stopped().getAsBoolean();
        }
    }
}
