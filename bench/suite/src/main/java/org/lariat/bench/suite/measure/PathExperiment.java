package org.lariat.bench.suite.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.lariat.LassoModel;
import org.lariat.bench.suite.problem.BenchProblem;
import org.lariat.bench.suite.problem.PathJudge;
import org.lariat.bench.suite.problem.Plan;
import org.lariat.bench.suite.result.PathRow;
import org.lariat.bench.suite.result.PathRow.Purpose;

/** Whole paths of one problem by all programs, which take turns, so that other work on the machine meets them all. */
public final class PathExperiment {
    private final Plan plan;
    private final List<PathProgram> programs;
    private final Effort effort;

    /**
     * With these programs.
     *
     * @param plan how much
     * @param programs in this order
     * @param stopped whether the user wants no more of it
     */
    public PathExperiment(Plan plan, List<PathProgram> programs, BooleanSupplier stopped) {
        this.plan = plan;
        this.programs = List.copyOf(programs);
        this.effort = new Effort(plan.repeats(), plan.limitSeconds(), stopped);
    }

    /**
     * Fits, times and judges. For the purpose of gaps every tolerance of the ladders is tried, else the usual one alone.
     *
     * @throws java.util.concurrent.CancellationException if the user wanted no more of it
     */
    public List<PathRow> run(BenchProblem problem) {
        Map<PathProgram, Map<Double, PathRun>> runs = new LinkedHashMap<>();
        programs.stream().filter(p -> p.suits(problem)).forEach(program -> runs.put(program, new LinkedHashMap<>()));
        for (int round = 0; round < plan.rounds(); round++) {
            boolean first = round == 0;
            runs.forEach((program, known) -> {
                effort.check();
                List<Double> tolerances = first ? asked(program, problem) : List.copyOf(known.keySet());
                if (!tolerances.isEmpty()) {
                    program.paths(problem, tolerances, effort)
                            .forEach(run -> known.merge(run.tolerance(), run, PathRun::and));
                }
            });
        }
        PathJudge judge = new PathJudge(problem, plan.judged());
        List<PathRow> rows = new ArrayList<>();
        runs.forEach((program, known) -> known.values().forEach(run -> {
            effort.check();
            rows.add(row(problem, program, run, judge));
        }));
        return rows;
    }

    private static List<Double> asked(PathProgram program, BenchProblem problem) {
        return problem.purpose() == Purpose.GAP ? program.ladder() : List.of(program.usualTolerance());
    }

    private static PathRow row(BenchProblem problem, PathProgram program, PathRun run, PathJudge judge) {
        List<LassoModel> models = run.models();
        return new PathRow(
                problem.purpose(),
                problem.name(),
                problem.rows(),
                problem.columns(),
                program.name(),
                run.tolerance(),
                run.tolerance() == program.usualTolerance(),
                program.threads(),
                run.seconds(),
                models.size(),
                problem.lambdas().length,
                judge.worstGap(models),
                judge.judged(models),
                models.isEmpty() ? 0 : models.getLast().nonzeros());
    }
}
