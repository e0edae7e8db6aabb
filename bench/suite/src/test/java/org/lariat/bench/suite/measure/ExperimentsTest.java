package org.lariat.bench.suite.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lariat.bench.suite.problem.BenchProblem;
import org.lariat.bench.suite.problem.Plan;
import org.lariat.bench.suite.problem.ProblemSpec;
import org.lariat.bench.suite.problem.ProblemSpec.Shape;
import org.lariat.bench.suite.result.CvRow;
import org.lariat.bench.suite.result.PathRow;
import org.lariat.bench.suite.result.PathRow.Purpose;
import org.lariat.bench.suite.result.PredictRow;

/** Experiments on small problems: that every result is right and everything asked for is there; no time is looked at. */
class ExperimentsTest {
    private static final Plan TINY = new Plan(List.of(), 2, 2, 0.0, 20.0, 3, 0.001, 1 << 16);

    private static BenchProblem problem(Purpose purpose) {
        return new ProblemSpec(purpose, Shape.DENSE, 40, 60, 0.5, 4, false).make(1);
    }

    private static PathProgram usual(String name, int threads) {
        return LariatProgram.usual(name, "1", threads, List.of(1e-7), problem -> true, 0.0);
    }

    @Test
    void everySolverIsTimedAndReachesWhatItWasAskedFor() {
        List<PathProgram> programs = Programs.ofLariat("1", 1, 0.0);
        List<PathRow> rows = new PathExperiment(TINY, programs, () -> false).run(problem(Purpose.GAP));
        assertThat(rows.stream().map(PathRow::solver).distinct())
                .contains("lariat", "lariat --solver cd", "lariat --solver lars", "lariat --solver fista");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.seconds()).hasSize(4);
            assertThat(row.points()).isEqualTo(100);
            assertThat(row.judged()).isEqualTo(3);
            assertThat(row.gap()).as(row.key()).isLessThanOrEqualTo(1.001 * row.tolerance());
        });
        assertThat(rows.stream().filter(row -> row.solver().equals("lariat") && row.usual()))
                .singleElement()
                .matches(row -> row.tolerance() == 1e-7);
        assertThat(rows.stream().map(PathRow::key)).doesNotHaveDuplicates();
    }

    @Test
    void sizesAreMeasuredAtTheDefaultAlone() {
        List<PathRow> rows =
                new PathExperiment(TINY, Programs.ofLariat("1", 1, 0.0), () -> false).run(problem(Purpose.COLUMNS));
        assertThat(rows).allMatch(PathRow::usual).allMatch(row -> row.purpose() == Purpose.COLUMNS);
        assertThat(rows.getFirst().solver()).isEqualTo("lariat");
    }

    @Test
    void aPathOverTheLimitIsNotCounted() {
        Plan hurried = new Plan(List.of(), 1, 1, 0.0, 0.0, 3, 0.001, 1 << 16);
        assertThat(new PathExperiment(hurried, Programs.ofLariat("1", 1, 0.0), () -> false).run(problem(Purpose.GAP)))
                .isEmpty();
    }

    @Test
    void crossValidationIsJudgedAndCompared() {
        List<CvRow> rows =
                new CvExperiment(TINY, List.of(usual("a", 1), usual("b", 2)), () -> false).run(problem(Purpose.GAP));
        assertThat(rows).hasSize(2).allSatisfy(row -> {
            assertThat(row.seconds()).hasSize(4);
            assertThat(row.gap()).isBetween(0.0, 1e-7);
            assertThat(row.errorDifference()).isBetween(0.0, 1e-3);
        });
        assertThat(rows.get(0).errorDifference()).isZero();
        assertThat(rows.get(1).lambda()).isEqualTo(rows.get(0).lambda());
    }

    @Test
    void predictionsAreThoseOfAPlainLoop() {
        List<PredictRow> rows = new PredictExperiment(TINY).run(problem(Purpose.GAP));
        assertThat(rows).hasSize(3).allSatisfy(row -> {
            assertThat(row.difference()).as(row.what()).isBetween(0.0, 1e-14);
            assertThat(row.p99()).isGreaterThanOrEqualTo(0.0);
            assertThat(row.nonzeros()).isPositive();
        });
        assertThat(rows.stream().map(PredictRow::rowsPerCall)).containsExactly(1, 40, 40);
    }
}
