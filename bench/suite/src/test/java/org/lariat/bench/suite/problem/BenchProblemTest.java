package org.lariat.bench.suite.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.Lasso;
import org.lariat.LassoModel;
import org.lariat.LassoPath;
import org.lariat.data.Dataset;
import org.lariat.matrix.DenseMatrix;

/** Problems and their judge. */
class BenchProblemTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theFirstLambdaLeavesNothingAndTheSecondSomething(boolean sparse) {
        ProblemSpec spec = sparse ? ProblemSpec.sparse(60, 50, 5) : ProblemSpec.dense(40, 60, 0.5, 5);
        BenchProblem problem = spec.make(1);
        LassoPath path =
                Lasso.options().standardize(false).lambdas(problem.lambdas()).path(problem.problem());
        assertThat(path.report().lambdaMax()).isCloseTo(problem.lambdas()[0], within(1e-12 * problem.lambdas()[0]));
        assertThat(path.model(0).nonzeros()).isLessThanOrEqualTo(1);
        assertThat(path.model(1).nonzeros()).isPositive();
        assertThat(problem.lambdas()).hasSize(100);
        double ratio = problem.lambdas()[99] / problem.lambdas()[0];
        assertThat(ratio).isCloseTo(sparse ? 1e-4 : 1e-2, within(1e-10)); // tall and wide
        assertThat(IntStream.of(problem.folds()).distinct().count()).isEqualTo(10);
        assertThat(problem.isSparse()).isEqualTo(sparse);
    }

    @Test
    void denseDataIsStandardizedWhateverItsScale() {
        DenseMatrix x = DenseMatrix.ofRows(new double[][] {{1e200, 5, 0}, {3e200, 5, 1}, {2e200, 5, 5}});
        BenchProblem problem = BenchProblem.of("d", Dataset.of("d", x, new double[] {1, 2, 4}));
        for (int j : List.of(0, 2)) {
            double[] column = new double[3];
            problem.problem().x().column(j, column);
            assertThat(IntStream.range(0, 3).mapToDouble(i -> column[i]).sum()).isCloseTo(0.0, within(1e-14));
            assertThat(IntStream.range(0, 3)
                            .mapToDouble(i -> column[i] * column[i])
                            .sum())
                    .isCloseTo(3.0, within(1e-14));
        }
        assertThat(problem.problem().x().get(1, 1)).isZero();
    }

    @Test
    void withoutACorrelationThereIsNoPath() {
        DenseMatrix x = DenseMatrix.ofRows(new double[][] {{5}, {5}});
        assertThatThrownBy(() -> BenchProblem.of("d", Dataset.of("d", x, new double[] {1, 2})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no column is correlated with the response, so there is no path to time");
    }

    /** A wrong coefficient must show: the judge is what every time is believed for. */
    @Test
    void theJudgeSeesWhatIsWrong() {
        BenchProblem problem = ProblemSpec.dense(40, 60, 0.5, 5).make(1);
        PathJudge judge = new PathJudge(problem, 4);
        List<LassoModel> path = Lasso.options()
                .standardize(false)
                .tolerance(1e-10)
                .lambdas(problem.lambdas())
                .path(problem.problem())
                .models();
        assertThat(judge.judged(path)).isEqualTo(4);
        assertThat(judge.worstGap(path)).isBetween(0.0, 1e-10);
        LassoModel last = path.getLast();
        double[] values = last.values();
        values[0] *= 1.01;
        assertThat(judge.gap(with(last, values))).isGreaterThan(1e-8);
        values[0] = Double.NaN;
        assertThat(judge.gap(with(last, values))).isInfinite();
        assertThat(judge.worstGap(List.of())).isInfinite();
    }

    private static LassoModel with(LassoModel model, double[] values) {
        return new LassoModel(
                model.lambda(), model.intercept(), model.columns(), model.indices(), values, 0, 0, Optional.empty());
    }
}
