package org.lariat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lariat.LassoModel;
import org.lariat.LassoPath;
import org.lariat.objective.Problem;
import org.lariat.selection.Folds;
import org.lariat.validation.CrossValidated;
import org.lariat.verify.Judge;

/** What the benchmarks of whole fits return is what they claim to compute: the judge says so, and a plain loop over folds. */
class WholeFitBenchmarkTest {
    private static WholeFitBenchmark ready(String solver, String shape) {
        WholeFitBenchmark benchmark = new WholeFitBenchmark();
        benchmark.solver = solver;
        benchmark.shape = shape;
        benchmark.setup(20);
        return benchmark;
    }

    @ParameterizedTest
    @CsvSource({
        "auto, wide",
        "cd, wide",
        "lars, wide",
        "fista, wide",
        "auto, tall",
        "cd, tall",
        "auto, sparse",
        "cd, sparse"
    })
    void theJudgeFindsTheGapsAskedFor(String solver, String shape) {
        WholeFitBenchmark benchmark = ready(solver, shape);
        Judge judge = Judge.of(benchmark.problem(), benchmark.options());
        LassoModel one = benchmark.fit();
        LassoPath path = benchmark.path();
        double tolerance = benchmark.options().tolerance();
        assertThat(one.nonzeros()).isPositive();
        assertThat(judge.verdict(one).relativeGap()).isBetween(-1e-20, 1.001 * tolerance);
        assertThat(one.lambda()).isCloseTo(WholeFitBenchmark.SHARE * path.lambdas()[0], within(1e-9 * one.lambda()));
        assertThat(path.size()).isEqualTo(100);
        for (int k : List.of(1, 50, 99)) {
            assertThat(judge.verdict(path.model(k)).relativeGap()).as("λ %d", k).isBetween(-1e-20, 1.001 * tolerance);
        }
    }

    @ParameterizedTest
    @CsvSource({"auto, wide", "auto, tall", "auto, sparse"})
    void theErrorsAreThoseOfRowsLeftOut(String solver, String shape) {
        WholeFitBenchmark benchmark = ready(solver, shape);
        CrossValidated validated = benchmark.crossValidation();
        Problem problem = benchmark.problem();
        Folds folds = Folds.random(problem.x().rows(), WholeFitBenchmark.FOLDS, 1);
        int k = 40;
        double sum = 0.0;
        for (int fold = 0; fold < folds.count(); fold++) {
            double[] weights = new double[problem.x().rows()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = folds.trains(fold, i) ? 1.0 : 0.0;
            }
            LassoModel model = benchmark
                    .options()
                    .tolerance(1e-10)
                    .fit(problem.weights(weights), validated.path().lambdas()[k]);
            for (int i = 0; i < weights.length; i++) {
                if (weights[i] == 0.0) {
                    double predicted = model.intercept();
                    for (int j = 0; j < problem.x().columns(); j++) {
                        predicted += model.coefficient(j) * problem.x().get(i, j);
                    }
                    sum += (problem.y()[i] - predicted) * (problem.y()[i] - predicted);
                }
            }
        }
        double expected = sum / problem.x().rows();
        assertThat(validated.curve().mean()[k]).isCloseTo(expected, within(1e-3 * expected));
    }
}
