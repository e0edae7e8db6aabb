package org.lariat.bench.suite.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.lariat.bench.suite.problem.BenchProblem;
import org.lariat.bench.suite.problem.PathJudge;
import org.lariat.bench.suite.problem.Plan;
import org.lariat.bench.suite.result.CvRow;

/** Cross-validation of one problem by all programs that have it. */
public final class CvExperiment {
    private final List<PathProgram> programs;
    private final Effort effort;

    /**
     * With these programs.
     *
     * @param plan how much
     * @param programs in this order; error curves are compared with that of the first
     * @param stopped whether the user wants no more of it
     */
    public CvExperiment(Plan plan, List<PathProgram> programs, BooleanSupplier stopped) {
        this.programs = List.copyOf(programs);
        this.effort = new Effort(plan.rounds() * plan.repeats(), plan.limitSeconds(), stopped);
    }

    /**
     * Runs each, judges the model of all rows, and compares the errors.
     *
     * @throws java.util.concurrent.CancellationException if the user wanted no more of it
     */
    public List<CvRow> run(BenchProblem problem) {
        PathJudge judge = new PathJudge(problem, 1);
        List<CvRow> rows = new ArrayList<>();
        List<Double> reference = null;
        for (PathProgram program : programs) {
            effort.check();
            Optional<CvRun> found = program.crossValidate(problem, effort);
            if (found.isPresent()) {
                CvRun run = found.get();
                reference = reference == null ? run.errors() : reference;
                rows.add(new CvRow(
                        problem.name(),
                        problem.rows(),
                        problem.columns(),
                        BenchProblem.FOLDS,
                        program.name(),
                        program.threads(),
                        run.seconds(),
                        run.model().lambda(),
                        judge.gap(run.model()),
                        difference(run.errors(), reference)));
            }
        }
        return rows;
    }

    /** Largest relative difference; curves that end early are compared as far as they go. */
    private static double difference(List<Double> errors, List<Double> reference) {
        double largest = 0.0;
        for (int k = 0; k < Math.min(errors.size(), reference.size()); k++) {
            largest = Math.max(largest, Math.abs(errors.get(k) / reference.get(k) - 1));
        }
        return largest;
    }
}
