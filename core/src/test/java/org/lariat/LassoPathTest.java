package org.lariat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lariat.kernel.BackendUnavailableException;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.ElementType;
import org.lariat.objective.Problem;
import org.lariat.objective.StopReason;
import org.lariat.path.LambdaGrid;
import org.lariat.path.PathEnd;
import org.lariat.path.PathListener;

/** How paths end, what they report, and what options refuse. */
class LassoPathTest {
    private static LassoOptions options() {
        return Lasso.options().threads(1).backend("scalar");
    }

    @Test
    void interpolatesBetweenPointsAndSaysSo() {
        LassoPath path = options().path(Problems.problem(40, 20, 0.5, 1));
        LassoModel left = path.model(30);
        LassoModel right = path.model(31);
        double lambda = 0.25 * left.lambda() + 0.75 * right.lambda();
        LassoModel between = path.at(lambda);
        assertThat(between.certificate()).isEmpty();
        for (int j = 0; j < 20; j++) {
            assertThat(between.coefficient(j))
                    .isCloseTo(0.25 * left.coefficient(j) + 0.75 * right.coefficient(j), within(1e-14));
        }
        assertThat(path.at(left.lambda())).isEqualTo(left);
        assertThatThrownBy(() -> path.at(2 * path.model(0).lambda()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is outside the path, which runs from");
    }

    @ParameterizedTest
    @CsvSource({"1,true,true", "0.4,true,false", "1,false,true", "0,false,false"})
    void theLambdasAreKnownBeforeThePath(double alpha, boolean standardize, boolean intercept) {
        Problem problem = Problems.problem(25, 30, 0.6, 8)
                .weights(IntStream.range(0, 25).mapToDouble(i -> i % 4).toArray())
                .penaltyFactors(IntStream.range(0, 30).mapToDouble(j -> j % 3).toArray())
                .bounds(-1.0, 2.0);
        LassoOptions options = options().alpha(alpha).standardize(standardize).intercept(intercept);
        assertThat(options.lambdas(problem)).hasSize(100);
        for (LassoOptions each : List.of(
                options.solver(alpha > 0 ? "active-set" : "auto"),
                options.solver("cd"),
                options,
                options.lambdas(LambdaGrid.geometric(7, 0.1)),
                options.lambdas(0.1, 0.5, 0.1),
                options.threads(2))) {
            assertThat(each.lambdas(problem)).isEqualTo(each.path(problem).lambdas());
        }
    }

    @ParameterizedTest
    @CsvSource({"1,true,true", "0.4,true,false", "1,false,true", "0.2,false,false"})
    void theObjectiveOfItsOwnProblemIsThePrimalValue(double alpha, boolean standardize, boolean intercept) {
        int p = 30;
        Problem problem = Problems.problem(25, p, 0.6, 8)
                .weights(IntStream.range(0, 25).mapToDouble(i -> i % 4).toArray())
                .offset(IntStream.range(0, 25).mapToDouble(i -> 0.1 * i).toArray())
                .penaltyFactors(IntStream.range(0, p)
                        .mapToDouble(j -> j == 3 ? Double.POSITIVE_INFINITY : j % 3)
                        .toArray())
                .bounds(-1.0, 2.0);
        List<Problem> problems = List.of(
                problem,
                problem.scales(
                        IntStream.range(0, p).mapToDouble(j -> 0.5 + j % 5).toArray()));
        for (Problem each : problems) {
            LassoPath path = options()
                    .alpha(alpha)
                    .standardize(standardize)
                    .intercept(intercept)
                    .path(each);
            double[] objectives = path.objectives(each);
            assertThat(objectives).hasSize(path.size());
            for (int k = 0; k < objectives.length; k++) {
                double primal = path.model(k).certificate().orElseThrow().primal();
                assertThat(objectives[k]).isCloseTo(primal, within(1e-12 * (1 + primal)));
            }
        }
    }

    @Test
    void theObjectiveOfTheOriginalTellsWhatFloat32Changed() {
        int n = 40;
        int p = 60;
        double[][] x = Problems.rows(n, p, 0.5, 1.0, 5);
        double[] y = Problems.response(x, 4, 6);
        DenseMatrix.Builder narrow = DenseMatrix.builder(n, p, ElementType.FLOAT32);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                narrow.set(i, j, x[i][j]);
            }
        }
        LassoPath path = options().tolerance(1e-12).path(Problem.of(narrow.build(), y));
        double[] objectives = path.objectives(Problem.of(x, y));
        boolean differs = false;
        for (int k = 0; k < objectives.length; k++) {
            LassoModel model = path.model(k);
            double primal = model.certificate().orElseThrow().primal();
            assertThat(objectives[k]).isCloseTo(Problems.objective(x, y, model, 1.0, true), within(1e-12 * primal));
            assertThat(objectives[k]).isCloseTo(primal, within(1e-5 * primal));
            differs |= Math.abs(objectives[k] - primal) > 1e-10 * primal;
        }
        assertThat(differs).isTrue();
        assertThatThrownBy(() -> path.objectives(Problems.problem(n, p + 1, 0.5, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the problem has 61 columns, the path 60");
    }

    @Test
    void runningOutOfEpochsIsSaid() {
        LassoPath path = options().maxEpochs(1).tolerance(1e-12).path(Problems.problem(50, 100, 0.95, 2));
        assertThat(path.models()).anyMatch(m -> m.certificate().orElseThrow().stop() == StopReason.MAX_EPOCHS);
        assertThat(path.report().notes())
                .anyMatch(n -> n.matches("the tolerance 1.00e-12 was not reached at \\d+ of 100 lambdas "
                        + "\\(epoch limit reached\\); the largest relative gap there is .*"));
    }

    @Test
    void theLimitOnFeaturesEndsThePath() {
        LassoPath path = options().maxFeatures(5).path(Problems.problem(50, 100, 0.5, 3));
        assertThat(path.report().end()).isEqualTo(PathEnd.MAX_FEATURES);
        assertThat(path.models()).allMatch(m -> m.nonzeros() <= 5);
        assertThat(path.size()).isBetween(2, 99);
    }

    @Test
    void aListenerHearsEveryPointAndMayCancel() {
        List<PathListener.Progress> heard = new ArrayList<>();
        LassoPath whole = options().path(Problems.problem(30, 10, 0.5, 4), heard::add);
        assertThat(heard).hasSize(100);
        assertThat(heard.getLast().done()).isEqualTo(100);
        LassoPath part = options().path(Problems.problem(30, 10, 0.5, 4), new PathListener() {
            private int points;

            @Override
            public void onPoint(Progress progress) {
                points = progress.done();
            }

            @Override
            public boolean cancelled() {
                return points >= 7;
            }
        });
        assertThat(part.report().end()).isEqualTo(PathEnd.CANCELLED);
        assertThat(part.size()).isEqualTo(7);
        assertThat(part.model(6).values()).isEqualTo(whole.model(6).values());
    }

    @Test
    void onlyWhereLambdaSelectsItIsSaidToSelectNothing() {
        Problem problem = Problems.problem(30, 10, 0.5, 4);
        assertThat(options().lambdas(1e9).path(problem).report().notes())
                .anyMatch(note -> note.startsWith("1 of 1 lambdas is above lambda-max"));
        assertThat(options().alpha(0).lambdas(1e9).path(problem).report().notes())
                .isEmpty();
    }

    @Test
    void anInterruptCancels() {
        Thread.currentThread().interrupt();
        try {
            LassoPath path = options().path(Problems.problem(30, 60, 0.5, 5));
            assertThat(path.report().end()).isEqualTo(PathEnd.CANCELLED);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> Lasso.options().alpha(1.5)).hasMessage("alpha must be in [0, 1], not 1.5");
        assertThatThrownBy(() -> Lasso.options().alpha(Double.NaN)).hasMessage("alpha must be in [0, 1], not NaN");
        assertThatThrownBy(() -> Lasso.options().tolerance(0))
                .hasMessage("the tolerance must be positive and finite, not 0.0");
        assertThatThrownBy(() -> Lasso.options().threads(0)).hasMessage("threads must be at least 1, not 0");
        assertThatThrownBy(() -> Lasso.options().solver("magic"))
                .hasMessage(
                        "there is no solver 'magic'; known: auto, active-set, gram, cd, lars, ista, fista, cd-cyclic, "
                                + "cd-random, subgradient");
        assertThatThrownBy(() -> Lasso.options().lambdas(-1.0)).hasMessage("lambda is -1.0; it must be finite and ≥ 0");
        assertThatThrownBy(() -> options().backend("abacus").path(new double[][] {{1}}, new double[] {1}))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageStartingWith("there is no backend 'abacus'");
    }

    @Test
    void problemsThatDoNotFitAreRefused() {
        Problem problem = Problem.of(new double[][] {{1, 2}, {3, 4}}, new double[] {1, 2});
        assertThatThrownBy(() -> Problem.of(new double[][] {{1}}, new double[] {1, 2}))
                .hasMessage("the response has 2 values, the matrix has 1 rows");
        assertThatThrownBy(() -> Problem.of(new double[][] {{1}}, new double[] {Double.NaN}))
                .hasMessage("the response has NaN at index 0; every value must be finite");
        assertThatThrownBy(() -> problem.weights(new double[] {1, -1}))
                .hasMessage("the weight of row 1 is -1.0; weights must be ≥ 0");
        assertThatThrownBy(() -> problem.weights(new double[] {0, 0}))
                .hasMessage("all weights are 0; at least one must be positive");
        assertThatThrownBy(() -> problem.penaltyFactors(new double[] {1, -2}))
                .hasMessageStartingWith("the penalty factor of column 1 is -2.0");
        assertThatThrownBy(() -> problem.bounds(1, 2))
                .hasMessage("the bounds of column 0 are 1.0 and 2.0; they must contain 0 (lower ≤ 0 ≤ upper)");
        assertThatThrownBy(() -> problem.offset(new double[1]))
                .hasMessage("the offset has 1 values, the matrix has 2 rows");
    }

    @Test
    void resultsDoNotShareTheCallersArrays() {
        double[][] x = Problems.rows(10, 3, 0, 0, 6);
        double[] y = Problems.response(x, 2, 7);
        double[] before = y.clone();
        LassoModel model = options().fit(x, y, 0.1);
        assertThat(y).isEqualTo(before);
        model.values()[0] = 99;
        assertThat(model.values()[0]).isNotEqualTo(99);
    }
}
