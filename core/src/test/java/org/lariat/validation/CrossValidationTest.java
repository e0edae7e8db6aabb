package org.lariat.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lariat.Lasso;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.matrix.ElementType;
import org.lariat.matrix.SparseMatrix;
import org.lariat.objective.Problem;
import org.lariat.path.PathListener;
import org.lariat.selection.ErrorMeasure;
import org.lariat.selection.Folds;

class CrossValidationTest {
    private static final LassoOptions EXACT = Lasso.options().tolerance(1e-10).threads(1);

    private static double[][] rows(int n, int p, long seed) {
        Random random = new Random(seed);
        double[][] x = new double[n][p];
        for (double[] row : x) {
            double common = random.nextGaussian();
            for (int j = 0; j < p; j++) {
                row[j] = random.nextInt(4) == 0 ? 0.0 : 5 + common + random.nextGaussian();
            }
        }
        return x;
    }

    private static double[] response(double[][] x, long seed) {
        Random random = new Random(seed);
        return Arrays.stream(x)
                .mapToDouble(row -> 2 * row[0] - row[1] + 0.5 * row[2] + random.nextGaussian())
                .toArray();
    }

    /** Fold by fold on copies of the training rows, predicted row by row. */
    private static double[] naive(double[][] x, double[] y, Folds folds, int k, double[] lambdas) {
        List<double[]> trainX = new ArrayList<>();
        List<Double> trainY = new ArrayList<>();
        for (int i = 0; i < y.length; i++) {
            if (folds.trains(k, i)) {
                trainX.add(x[i]);
                trainY.add(y[i]);
            }
        }
        LassoPath path = EXACT.lambdas(lambdas)
                .path(
                        trainX.toArray(double[][]::new),
                        trainY.stream().mapToDouble(Double::doubleValue).toArray());
        return path.models().stream()
                .mapToDouble(m -> error(x, y, folds.heldOut(k), m))
                .toArray();
    }

    private static double error(double[][] x, double[] y, int[] held, LassoModel model) {
        double sum = 0;
        for (int i : held) {
            double d = y[i] - model.predict(x[i]);
            sum += d * d / held.length;
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"40, 90", "90, 12"})
    void foldsAreWhatSeparateFitsOfTheirRowsGive(int n, int p) {
        double[][] x = rows(n, p, 1);
        double[] y = response(x, 2);
        Folds folds = Folds.random(n, 5, 3);
        CrossValidated cv = CrossValidation.of(EXACT).run(Problem.of(x, y), folds);
        for (int k = 0; k < 5; k++) {
            assertThat(cv.curve().fold(k))
                    .containsExactly(naive(x, y, folds, k, cv.path().lambdas()), within(1e-4));
        }
        assertThat(cv.fits()).allSatisfy(f -> assertThat(f.unconverged()).isZero());
    }

    @Test
    void timeOrderedFoldsDoNotLookAhead() {
        double[][] x = rows(60, 20, 4);
        double[] y = response(x, 5);
        Folds folds = Folds.timeOrdered(60, 3);
        CrossValidated cv = CrossValidation.of(EXACT).run(Problem.of(x, y), folds);
        for (int k = 0; k < 3; k++) {
            assertThat(cv.curve().fold(k))
                    .containsExactly(naive(x, y, folds, k, cv.path().lambdas()), within(1e-4));
        }
    }

    /** Whatever stands in the held-out rows of X and y, the models of the fold stay the same to the last bit. */
    @Test
    void nothingLeaksFromHeldOutRows() {
        double[][] x = rows(50, 80, 6);
        double[] y = response(x, 7);
        int[] held = {3, 11, 12, 30, 49};
        int[] label = new int[50];
        for (int i : held) {
            label[i] = 1;
        }
        Folds folds = Folds.given(label); // fold 2 holds out those rows
        double[] lambdas = {0.5, 0.2, 0.1, 0.05};
        CrossValidation validation = CrossValidation.of(EXACT.lambdas(lambdas));
        CrossValidated before = validation.run(Problem.of(x, y), folds);
        double[] shifted = y.clone();
        for (int i : held) {
            shifted[i] += 1e3;
        }
        double[] errors = before.curve().fold(1);
        double[] moved = validation.run(Problem.of(x, shifted), folds).curve().fold(1);
        // Were the models of the fold changed by the shift, they would follow it; so every error is moved by it in
        // full.
        for (int l = 0; l < errors.length; l++) {
            double bias = (moved[l] - errors[l] - 1e6) / 2e3; // mean of y − ŷ over the held-out rows
            assertThat(Math.abs(bias)).isLessThanOrEqualTo(Math.sqrt(errors[l]) + 1e-6);
        }
        double[][] other = Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
        for (int i : held) {
            Arrays.fill(other[i], 1e5); // would dominate means and deviations
        }
        int[] list = Arrays.stream(held).toArray();
        Problem training = Problem.of(x, y).weights(weightsWithout(list));
        Problem changed = Problem.of(other, shifted).weights(weightsWithout(list));
        LassoPath one = EXACT.lambdas(lambdas).path(training);
        LassoPath two = EXACT.lambdas(lambdas).path(changed);
        for (int l = 0; l < lambdas.length; l++) {
            assertThat(two.model(l).values()).isEqualTo(one.model(l).values());
            assertThat(two.model(l).intercept()).isEqualTo(one.model(l).intercept());
        }
    }

    private static double[] weightsWithout(int[] rows) {
        double[] w = new double[50];
        Arrays.fill(w, 1.0);
        for (int i : rows) {
            w[i] = 0.0;
        }
        return w;
    }

    @Test
    void theNumberOfThreadsChangesNoBit() {
        double[][] x = rows(60, 200, 8);
        Problem problem = Problem.of(x, response(x, 9))
                .weights(new Random(1).doubles(60, 0.5, 2).toArray());
        Folds folds = Folds.random(60, 6, 1);
        CrossValidated one = CrossValidation.of(EXACT.threads(1)).run(problem, folds);
        for (int threads = 2; threads <= 3; threads++) {
            CrossValidated more = CrossValidation.of(EXACT.threads(threads)).run(problem, folds);
            for (int k = 0; k < 6; k++) {
                assertThat(more.curve().fold(k)).isEqualTo(one.curve().fold(k));
            }
            assertThat(more.path().models())
                    .usingRecursiveComparison()
                    .isEqualTo(one.path().models());
            assertThat(more.lambdaMin()).isEqualTo(one.lambdaMin());
        }
    }

    @Test
    void aSparseMatrixGivesTheErrorsOfTheDenseOne() {
        double[][] x = rows(50, 70, 10);
        double[] y = response(x, 11);
        SparseMatrix sparse = sparse(x);
        Folds folds = Folds.random(50, 4, 1);
        LassoOptions options = EXACT.lambdas(0.3, 0.1, 0.05);
        CrossValidated dense = CrossValidation.of(options).run(Problem.of(x, y), folds);
        CrossValidated other = CrossValidation.of(options).run(Problem.of(sparse, y), folds);
        for (int k = 0; k < 4; k++) {
            assertThat(other.curve().fold(k)).containsExactly(dense.curve().fold(k), within(1e-4));
        }
    }

    private static SparseMatrix sparse(double[][] x) {
        int p = x[0].length;
        long[] starts = new long[p + 1];
        List<Integer> rows = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            for (int i = 0; i < x.length; i++) {
                if (x[i][j] != 0) {
                    rows.add(i);
                    values.add(x[i][j]);
                }
            }
            starts[j + 1] = rows.size();
        }
        return SparseMatrix.ofColumns(
                x.length,
                p,
                starts,
                rows.stream().mapToInt(Integer::intValue).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray(),
                ElementType.FLOAT64);
    }

    @Test
    void rSquaredIsOneMinusErrorOverThatOfTheNullModel() {
        double[][] x = rows(40, 10, 12);
        double[] y = response(x, 13);
        Folds folds = Folds.random(40, 4, 2);
        CrossValidated cv = CrossValidation.of(EXACT).measure(ErrorMeasure.R2).run(Problem.of(x, y), folds);
        assertThat(cv.curve().mean()[0])
                .isEqualTo(0.0, within(0.05)); // λmax of all rows: hardly a coefficient in a fold
        assertThat(cv.curve().mean()[cv.curve().best()]).isBetween(0.8, 1.0);
        CrossValidated mse = CrossValidation.of(EXACT).run(Problem.of(x, y), folds);
        assertThat(cv.lambdaMin()).isEqualTo(mse.lambdaMin());
    }

    /** Wide data, tall data: the curve ends at the same point for any number of threads, and agrees with the whole one till then. */
    @ParameterizedTest
    @CsvSource({"40, 60", "100, 8"})
    void foldsEndOnceTheErrorHasTurned(int n, int p) {
        Random random = new Random(5);
        double[][] x = rows(n, p, 14);
        double[] y = random.doubles(n, -1, 1).toArray(); // nothing to be found: more features, more error
        Folds folds = Folds.random(n, 5, 1);
        CrossValidation whole = CrossValidation.of(EXACT);
        CrossValidated all = whole.run(Problem.of(x, y), folds);
        CrossValidated ended = whole.patience(10).run(Problem.of(x, y), folds);
        CrossValidated parallel = whole.fit(EXACT.threads(3)).patience(10).run(Problem.of(x, y), folds);
        assertThat(ended.endedEarly()).isEqualTo(n < p);
        assertThat(ended.curve().mean())
                .containsExactly(Arrays.copyOf(all.curve().mean(), ended.curve().points()), within(1e-12));
        assertThat(parallel.curve().mean()).isEqualTo(ended.curve().mean());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        double[][] x = rows(10, 3, 1);
        Problem problem = Problem.of(x, response(x, 1));
        CrossValidation validation = CrossValidation.of(EXACT);
        assertThatThrownBy(() -> validation.run(problem, Folds.random(11, 2, 1)))
                .hasMessage("the folds are of 11 rows, the problem has 10");
        double[] weights = new double[10];
        weights[4] = 1;
        weights[5] = 1;
        assertThatThrownBy(() -> validation.run(problem.weights(weights), Folds.blocks(10, 5)))
                .hasMessage("fold 1 holds out rows of weight 0 only");
        double[] first = {1, 1, 0, 0, 0, 0, 0, 0, 0, 0};
        assertThatThrownBy(() -> validation.run(problem.weights(first), Folds.blocks(10, 5)))
                .hasMessage("fold 1 trains on rows of weight 0 only");
        double[] constant = new double[10];
        assertThatThrownBy(() -> validation.measure(ErrorMeasure.R2).run(Problem.of(x, constant), Folds.blocks(10, 5)))
                .hasMessage(
                        "fold 1 holds out responses equal to the training mean: R² is not defined there; measure mse");
    }

    @Test
    void aListenerCancelsTheFoldsToo() {
        double[][] x = rows(60, 100, 1);
        int[] asked = {0};
        PathListener listener = new PathListener() {
            @Override
            public void onPoint(Progress progress) {}

            @Override
            public synchronized boolean cancelled() {
                return asked[0]++ > 400;
            }
        };
        assertThatThrownBy(() -> CrossValidation.of(EXACT.threads(2))
                        .run(Problem.of(x, response(x, 1)), Folds.random(60, 10, 1), listener))
                .isInstanceOf(CancellationException.class);
    }
}
