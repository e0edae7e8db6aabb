package org.lariat.bench.suite;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.lariat.bench.suite.kernel.RooflineExperiment;
import org.lariat.bench.suite.measure.CvExperiment;
import org.lariat.bench.suite.measure.PathExperiment;
import org.lariat.bench.suite.measure.PathProgram;
import org.lariat.bench.suite.measure.PredictExperiment;
import org.lariat.bench.suite.measure.Programs;
import org.lariat.bench.suite.problem.BenchProblem;
import org.lariat.bench.suite.problem.ProblemSpec;
import org.lariat.bench.suite.result.BenchResult;
import org.lariat.bench.suite.result.CvRow;
import org.lariat.bench.suite.result.Machine;
import org.lariat.bench.suite.result.PathRow;
import org.lariat.bench.suite.result.PathRow.Purpose;
import org.lariat.bench.suite.result.PredictRow;
import org.lariat.bench.suite.result.Roofline;

/** The whole benchmark: kernels, predictions, then one problem after the other. */
public final class Suite {
    private final SuiteOptions options;
    private final SuiteListener listener;
    private final List<PathProgram> programs = new ArrayList<>();
    private final List<PathRow> paths = new ArrayList<>();
    private final List<CvRow> validations = new ArrayList<>();
    private int steps;

    private Suite(SuiteOptions options, SuiteListener listener) {
        this.options = options;
        this.listener = listener;
        programs.addAll(Programs.ofLariat(
                options.version(), options.threads(), options.plan().warmUpSeconds()));
        programs.addAll(options.peers());
    }

    /**
     * Runs.
     *
     * @throws CancellationException if the listener ended it
     */
    public static BenchResult run(SuiteOptions options, SuiteListener listener) {
        return new Suite(options, listener).run(ZonedDateTime.now(ZoneId.systemDefault()));
    }

    private BenchResult run(ZonedDateTime started) {
        step("kernels");
        Roofline roofline = new RooflineExperiment(options.plan()).run();
        step("predictions");
        List<PredictRow> predictions = new PredictExperiment(options.plan()).run(predicted());
        for (ProblemSpec spec : options.plan().problems()) {
            step(spec.name());
            measure(spec.make(options.seed()), spec.cv());
        }
        for (BenchProblem problem : options.given()) {
            step(problem.name());
            measure(problem, true);
        }
        Map<String, String> versions = new LinkedHashMap<>();
        programs.forEach(program -> versions.put(program.name(), program.version()));
        return new BenchResult(
                BenchResult.FORMAT,
                options.version(),
                started.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
                options.command(),
                options.quick(),
                options.seed(),
                options.targetGap(),
                Machine.here(),
                versions,
                paths,
                validations,
                predictions,
                roofline,
                programs.stream()
                        .flatMap(p -> p.complaints().stream())
                        .distinct()
                        .toList());
    }

    /** The first dense problem. */
    private BenchProblem predicted() {
        return options.plan().problems().stream()
                .filter(spec -> spec.purpose() == Purpose.GAP && spec.shape() == ProblemSpec.Shape.DENSE)
                .findFirst()
                .orElseThrow()
                .make(options.seed());
    }

    private void step(String next) {
        if (listener.cancelled()) {
            throw new CancellationException("cancelled before " + next);
        }
        int total = 2 + options.plan().problems().size() + options.given().size();
        listener.onStep(steps++, total, next);
    }

    private void measure(BenchProblem problem, boolean validated) {
        paths.addAll(new PathExperiment(options.plan(), programs).run(problem));
        if (validated) {
            validations.addAll(new CvExperiment(options.plan(), programs).run(problem));
        }
    }
}
