package org.lariat.bench.suite;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
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
import org.lariat.bench.suite.result.Statistics;

/** The whole benchmark: kernels, predictions, then one problem after the other. */
public final class Suite {
    /** Of the limit: a problem whose path takes more is not cross-validated. */
    private static final double LARGEST_SHARE = 0.2;

    private final SuiteOptions options;
    private final SuiteListener listener;
    private final List<PathProgram> programs = new ArrayList<>();
    private final List<PathRow> paths = new ArrayList<>();
    private final List<CvRow> validations = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int done; // steps

    private Suite(SuiteOptions options, SuiteListener listener) {
        this.options = options;
        this.listener = listener;
        programs.addAll(Programs.ofLariat(
                options.version(), options.threads(), options.plan().warmUpSeconds()));
        programs.addAll(options.peers());
    }

    /**
     * Runs. Ended by the listener, it returns what was measured by then, problems that were done with; a note says so.
     *
     * @throws CancellationException if the listener ended it before the first problem was done with
     */
    public static BenchResult run(SuiteOptions options, SuiteListener listener) {
        return new Suite(options, listener).run(ZonedDateTime.now(ZoneId.systemDefault()));
    }

    private BenchResult run(ZonedDateTime started) {
        begin("kernels");
        Roofline roofline = new RooflineExperiment(options.plan()).run();
        done++;
        begin("predictions");
        List<PredictRow> predictions = new PredictExperiment(options.plan()).run(predicted());
        done++;
        try {
            problems();
        } catch (CancellationException e) {
            if (paths.isEmpty()) {
                throw e;
            }
            notes.add("stopped after " + done + " of " + total() + " steps: what came later is missing");
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
                Stream.concat(programs.stream().flatMap(p -> p.complaints().stream()), notes.stream())
                        .distinct()
                        .toList());
    }

    private void problems() {
        for (ProblemSpec spec : options.plan().problems()) {
            begin(spec.name());
            measure(spec.make(options.seed()), spec.cv());
        }
        for (BenchProblem problem : options.given()) {
            begin(problem.name());
            measure(problem, true);
        }
    }

    /** The first dense problem. */
    private BenchProblem predicted() {
        return options.plan().problems().stream()
                .filter(spec -> spec.purpose() == Purpose.GAP && spec.shape() == ProblemSpec.Shape.DENSE)
                .findFirst()
                .orElseThrow()
                .make(options.seed());
    }

    private void begin(String step) {
        if (listener.cancelled()) {
            throw new CancellationException("cancelled before " + step);
        }
        listener.onStep(done, total(), step);
    }

    /** Steps: kernels, predictions, and problems. */
    private int total() {
        return 2 + options.plan().problems().size() + options.given().size();
    }

    /** Adds rows only once all of a problem is measured. */
    private void measure(BenchProblem problem, boolean validated) {
        List<PathRow> found = new PathExperiment(options.plan(), programs, listener::cancelled).run(problem);
        List<CvRow> validation = validated ? validation(problem, found) : List.of();
        paths.addAll(found);
        validations.addAll(validation);
        done++;
    }

    /** Nothing where it would take too long. */
    private List<CvRow> validation(BenchProblem problem, List<PathRow> found) {
        double most = options.plan().limitSeconds() * LARGEST_SHARE;
        boolean quick = found.stream()
                .anyMatch(row -> row.solver().equals(Programs.LARIAT)
                        && row.usual()
                        && Statistics.median(row.seconds()) <= most);
        if (!quick) {
            notes.add("cross-validation is left out for " + problem.name() + ": one path takes Lariat more than " + most
                    + " s");
            return List.of();
        }
        return new CvExperiment(options.plan(), programs, listener::cancelled).run(problem);
    }
}
