package org.lariat.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.lariat.bench.suite.problem.Plan;
import org.lariat.bench.suite.problem.ProblemSpec;
import org.lariat.bench.suite.problem.ProblemSpec.Shape;
import org.lariat.bench.suite.result.BenchResult;
import org.lariat.bench.suite.result.CvRow;
import org.lariat.bench.suite.result.PathRow;
import org.lariat.bench.suite.result.PathRow.Purpose;

/** Whole runs, very small ones; no time is looked at. */
class SuiteTest {
    private static final String FIRST = "40×60, ρ 0.5";
    private static final String SECOND = "30×50, ρ 0.5";

    private static SuiteOptions options(double limitSeconds) {
        List<ProblemSpec> problems = List.of(
                new ProblemSpec(Purpose.GAP, Shape.DENSE, 40, 60, 0.5, 4, true),
                new ProblemSpec(Purpose.GAP, Shape.DENSE, 30, 50, 0.5, 4, true));
        Plan plan = new Plan(problems, 1, 1, 0.0, limitSeconds, 2, 1e-5, 1 << 16);
        return new SuiteOptions(plan, true, List.of(), List.of(), 1, 1, 1e-6, "1", "lariat bench");
    }

    private static SuiteListener until(String step, List<String> heard) {
        AtomicBoolean stopped = new AtomicBoolean();
        return new SuiteListener() {
            @Override
            public void onStep(int done, int total, String next) {
                heard.add(done + " of " + total + ": " + next);
                stopped.set(next.equals(step));
            }

            @Override
            public boolean cancelled() {
                return stopped.get();
            }
        };
    }

    @Test
    void everyProblemHasPathsAndValidations() {
        BenchResult result = Suite.run(options(100), SuiteListener.NONE);
        assertThat(result.paths().stream().map(PathRow::problem).distinct()).containsExactly(FIRST, SECOND);
        assertThat(result.crossValidation().stream().map(CvRow::problem).distinct())
                .containsExactly(FIRST, SECOND);
        assertThat(result.notes()).isEmpty();
        assertThat(result.programs()).containsEntry("lariat", "1");
    }

    @Test
    void aRunThatIsStoppedKeepsTheProblemsThatWereDoneWith() {
        List<String> heard = new ArrayList<>();
        BenchResult result = Suite.run(options(100), until(SECOND, heard));
        assertThat(heard)
                .containsExactly("0 of 4: kernels", "1 of 4: predictions", "2 of 4: " + FIRST, "3 of 4: " + SECOND);
        assertThat(result.paths().stream().map(PathRow::problem).distinct()).containsExactly(FIRST);
        assertThat(result.notes()).containsExactly("stopped after 3 of 4 steps: what came later is missing");
    }

    @Test
    void aRunThatIsStoppedBeforeItMeasuredAPathHasNoResult() {
        assertThatThrownBy(() -> Suite.run(options(100), until(FIRST, new ArrayList<>())))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void whatTakesTooLongIsNotCrossValidated() {
        BenchResult result = Suite.run(options(1e-7), SuiteListener.NONE);
        assertThat(result.crossValidation()).isEmpty();
        assertThat(result.notes())
                .contains("cross-validation is left out for " + FIRST + ": one path takes Lariat more than 2.0E-8 s");
    }
}
