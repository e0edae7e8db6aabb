package org.lariat.bench.suite.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lariat.bench.suite.problem.BenchProblem;
import org.lariat.bench.suite.problem.PathJudge;
import org.lariat.bench.suite.problem.Plan;
import org.lariat.bench.suite.result.CvRow;

/** Cross-validation of one problem by all programs that have it. */
public final class CvExperiment {
    private final Plan plan;
    private final List<PathProgram> programs;

    /** With these programs; error curves are compared with that of the first. */
    public CvExperiment(Plan plan, List<PathProgram> programs) {
        this.plan = plan;
        this.programs = List.copyOf(programs);
    }

    /** Runs each, judges the model of all rows, and compares the errors. */
    public List<CvRow> run(BenchProblem problem) {
        PathJudge judge = new PathJudge(problem, 1);
        List<CvRow> rows = new ArrayList<>();
        List<Double> reference = null;
        for (PathProgram program : programs) {
            Optional<CvRun> found = program.crossValidate(problem, plan.rounds() * plan.repeats(), plan.limitSeconds());
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
