package org.lariat.verify.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.objective.Problem;
import org.lariat.verify.Judge;

/**
 * How the solution must follow a change of the problem: the changed problem is fitted, its coefficients are carried back, and the
 * judge of the original problem finds them as good as asked for.
 */
class MetamorphicTest {
    private static final int RUNS = 80;

    /** The tolerance, and what carrying coefficients over costs. */
    private static final double GOOD = SmallRegression.TOLERANCE * (1 + 1e-3);

    private static void assertGood(SmallRegression original, double lambda, double intercept, double[] beta) {
        assertThat(original.gap(lambda, intercept, beta)).isLessThanOrEqualTo(GOOD);
    }

    /** A permutation of {@code 0 … count−1} that belongs to the number. */
    private static int[] permutation(int count) {
        int[] order = IntStream.range(0, count).toArray();
        Random random = new Random(count);
        for (int k = count - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            int kept = order[k];
            order[k] = order[other];
            order[other] = kept;
        }
        return order;
    }

    private static double[][] map(double[][] columns, IntUnaryOperator place) {
        return IntStream.range(0, columns.length)
                .mapToObj(k -> columns[place.applyAsInt(k)])
                .toArray(double[][]::new);
    }

    private static double[] scaled(double[] values, double by) {
        return Arrays.stream(values).map(v -> v * by).toArray();
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        SmallRegression.ANY.check(RUNS, any -> {
            int[] order = permutation(any.rows());
            double[][] columns = Arrays.stream(any.columns())
                    .map(column -> SmallRegression.at(column, order))
                    .toArray(double[][]::new);
            SmallRegression permuted = any.with(columns, SmallRegression.at(any.y(), order));
            double lambda = any.lambda();
            LassoModel model = any.options().fit(permuted.problem(), lambda);
            assertGood(any, lambda, model.intercept(), model.coefficients());
        });
    }

    @Test
    void coefficientsFollowTheOrderOfColumns() {
        SmallRegression.ANY.check(RUNS, any -> {
            int[] order = permutation(any.columns().length);
            SmallRegression permuted = any.withColumns(map(any.columns(), k -> order[k]));
            double lambda = any.lambda();
            LassoModel model = any.options().fit(permuted.problem(), lambda);
            double[] beta = new double[order.length];
            for (int k = 0; k < order.length; k++) {
                beta[order[k]] = model.coefficient(k);
            }
            assertGood(any, lambda, model.intercept(), beta);
        });
    }

    @Test
    void aColumnWithTheOtherSignHasTheOtherCoefficient() {
        SmallRegression.ANY.check(RUNS, any -> {
            double[][] columns = any.columns().clone();
            for (int j = 0; j < columns.length; j += 2) {
                columns[j] = scaled(columns[j], -1.0);
            }
            double lambda = any.lambda();
            LassoModel model = any.options().fit(any.withColumns(columns).problem(), lambda);
            double[] beta = model.coefficients();
            for (int j = 0; j < beta.length; j += 2) {
                beta[j] = -beta[j];
            }
            assertGood(any, lambda, model.intercept(), beta);
        });
    }

    @Test
    void designResponseAndLambdaScaleTogether() {
        SmallRegression.ANY.check(RUNS, generated -> {
            SmallRegression any = generated.lasso(); // with a ridge part λ has two units
            for (double ofX : new double[] {1e-3, 7e4}) {
                for (double ofY : new double[] {1e-6, 3e5}) {
                    double[][] columns = Arrays.stream(any.columns())
                            .map(column -> scaled(column, ofX))
                            .toArray(double[][]::new);
                    double lambda = any.lambda();
                    LassoModel model = any.options()
                            .fit(
                                    any.with(columns, scaled(any.y(), ofY)).problem(),
                                    lambda * ofY * (any.standardize() ? 1.0 : ofX));
                    assertGood(any, lambda, model.intercept() / ofY, scaled(model.coefficients(), ofX / ofY));
                }
            }
        });
    }

    @Test
    void rowsTwiceAreRowsOfWeightTwo() {
        SmallRegression.ANY.check(RUNS, any -> {
            int n = any.rows();
            int[] twice = IntStream.concat(
                            IntStream.range(0, n), IntStream.range(0, n).filter(i -> i % 3 == 0))
                    .toArray();
            double[][] columns = Arrays.stream(any.columns())
                    .map(column -> SmallRegression.at(column, twice))
                    .toArray(double[][]::new);
            SmallRegression longer = any.with(columns, SmallRegression.at(any.y(), twice));
            Problem weighted = any.problem()
                    .weights(IntStream.range(0, n)
                            .mapToDouble(i -> i % 3 == 0 ? 2.0 : 1.0)
                            .toArray());
            double lambda = longer.lambda();
            LassoModel model = any.options().fit(weighted, lambda);
            assertGood(longer, lambda, model.intercept(), model.coefficients());
        });
    }

    @Test
    void aConstantAddedToTheResponseMovesTheInterceptAlone() {
        SmallRegression.ANY.check(RUNS, generated -> {
            SmallRegression any = new SmallRegression(
                    generated.columns(),
                    generated.y(),
                    generated.alpha(),
                    generated.standardize(),
                    true,
                    generated.share());
            double[] moved = Arrays.stream(any.y()).map(v -> v + 64.0).toArray();
            double lambda = any.lambda();
            LassoModel model = any.options().fit(any.with(any.columns(), moved).problem(), lambda);
            assertGood(any, lambda, model.intercept() - 64.0, model.coefficients());
        });
    }

    /** Two equal columns in place of one: their coefficients add up to an optimum of the lasso. */
    @Test
    void aColumnSplitInTwoSharesItsCoefficient() {
        SmallRegression.ANY.check(RUNS, generated -> {
            SmallRegression any = generated.lasso();
            int p = any.columns().length;
            double[][] columns = Arrays.copyOf(any.columns(), p + 1);
            columns[p] = columns[0].clone();
            double lambda = any.lambda();
            LassoModel model = any.options().fit(any.withColumns(columns).problem(), lambda);
            double[] beta = Arrays.copyOf(model.coefficients(), p);
            beta[0] += model.coefficient(p);
            assertThat(model.coefficient(0) * model.coefficient(p)).isNotNegative();
            assertGood(any, lambda, model.intercept(), beta);
        });
    }

    @Test
    void aPointDoesNotDependOnTheGridItIsIn() {
        SmallRegression.ANY.check(RUNS, any -> {
            double lambda = any.lambda();
            LassoOptions coarse = any.options().lambdas(4 * lambda, lambda);
            LassoOptions fine =
                    any.options().lambdas(4 * lambda, 3 * lambda, 2 * lambda, 1.4 * lambda, lambda, 0.7 * lambda);
            LassoPath few = coarse.path(any.problem());
            LassoPath many = fine.path(any.problem());
            Judge judge = Judge.of(any.problem(), any.options());
            double square = Arrays.stream(any.y()).map(v -> v * v).average().orElseThrow();
            for (int k = 0; k < 2; k++) {
                LassoModel one = few.model(k);
                LassoModel other = many.model(k == 0 ? 0 : 4);
                assertThat(other.lambda()).isEqualTo(one.lambda());
                double primal = judge.verdict(one).primal();
                assertThat(judge.verdict(other).primal())
                        .isEqualTo(primal, within(GOOD * Math.max(primal, 1e-9 * square)));
            }
        });
    }

    /** Columns that are orthogonal, centred and of mean square 1: β_j = soft(⟨x_j,y⟩, λα)/(1 + λ(1−α)). */
    @Test
    void orthogonalDesignsHaveASolutionInClosedForm() {
        SmallRegression.ANY.check(RUNS, generated -> {
            double[][] columns = orthogonal(generated.columns(), generated.rows());
            if (columns.length == 0) {
                return; // two equal rows have no centred column
            }
            SmallRegression any = generated.withColumns(columns);
            double lambda = any.lambda();
            LassoModel model = any.options().fit(any.problem(), lambda);
            double[] y = any.y();
            // The objective grows by half the square of the distance from its minimiser, at least.
            double accuracy =
                    Math.sqrt(GOOD * Arrays.stream(y).map(v -> v * v).average().orElseThrow());
            double mean = any.intercept() ? Arrays.stream(y).average().orElseThrow() : 0.0;
            for (int j = 0; j < columns.length; j++) {
                double c = 0.0;
                for (int i = 0; i < y.length; i++) {
                    c += columns[j][i] * (y[i] - mean) / y.length;
                }
                double soft = Math.signum(c) * Math.max(0.0, Math.abs(c) - lambda * any.alpha());
                assertThat(model.coefficient(j)).isEqualTo(soft / (1 + lambda * (1 - any.alpha())), within(accuracy));
            }
            assertGood(any, lambda, model.intercept(), model.coefficients());
        });
    }

    /** Gram–Schmidt, twice; what is left of a column that depends on others is dropped. */
    private static double[][] orthogonal(double[][] columns, int n) {
        List<double[]> basis = new ArrayList<>();
        double[] ones = new double[n];
        Arrays.fill(ones, 1.0);
        basis.add(ones);
        for (double[] column : columns) {
            double[] rest = column.clone();
            for (int round = 0; round < 2; round++) {
                for (double[] q : basis) {
                    double share = inner(rest, q);
                    for (int i = 0; i < n; i++) {
                        rest[i] -= share * q[i];
                    }
                }
            }
            double norm = Math.sqrt(inner(rest, rest));
            if (norm > 1e-6 * Math.sqrt(inner(column, column)) && norm > 0) {
                basis.add(scaled(rest, 1 / norm));
            }
        }
        return basis.subList(1, basis.size()).toArray(double[][]::new);
    }

    private static double inner(double[] a, double[] b) {
        double sum = 0.0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum / a.length;
    }
}
