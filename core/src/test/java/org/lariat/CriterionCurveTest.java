package org.lariat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.objective.Problem;
import org.lariat.selection.InformationCriterion;
import org.lariat.selection.NoiseVariance;
import org.lariat.selection.PointSummary;

/** Degrees of freedom, what criteria make of them, and what they choose. */
class CriterionCurveTest {
    private static LassoOptions options() {
        return Lasso.options().threads(1).backend("scalar");
    }

    private static double[] degrees(Problem problem, LassoPath path) {
        return path.curve(problem, InformationCriterion.GCV, NoiseVariance.EACH_POINT)
                .degreesOfFreedom();
    }

    /** Σ ∂ŷ_i/∂y_i by moving one response after the other: what degrees of freedom are. */
    private static double divergence(double[][] x, double[] y, double[] w, LassoOptions options, double lambda) {
        double step = 1e-5;
        double sum = 0.0;
        for (int i = 0; i < y.length; i++) {
            double[] up = y.clone();
            double[] down = y.clone();
            up[i] += step;
            down[i] -= step;
            LassoModel above = options.fit(Problem.of(x, up).weights(w), lambda);
            LassoModel below = options.fit(Problem.of(x, down).weights(w), lambda);
            sum += (above.predict(x[i]) - below.predict(x[i])) / (2 * step);
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({
        "25, 6, 1, true, true",
        "25, 6, 0.5, true, true",
        "25, 6, 0, true, false",
        "25, 6, 0.3, false, true",
        "12, 30, 1, true, true",
        "12, 30, 0.5, true, false",
        "12, 30, 0, true, true",
    })
    void degreesOfFreedomAreTheDivergenceOfTheFit(int n, int p, double alpha, boolean intercept, boolean standardize) {
        double[][] x = Problems.rows(n, p, 0.6, 0.5, 21);
        double[] y = Problems.response(x, 3, 22);
        double[] w = IntStream.range(0, n).mapToDouble(i -> 1 + i % 3).toArray();
        LassoOptions options = options()
                .alpha(alpha)
                .intercept(intercept)
                .standardize(standardize)
                .tolerance(1e-13);
        LassoPath path = options.lambdas(1.0, 0.3, 0.1).path(Problem.of(x, y).weights(w));
        double[] degrees = degrees(Problem.of(x, y).weights(w), path);
        for (int k = 0; k < 3; k++) {
            assertThat(degrees[k])
                    .as("lambda " + path.lambdas()[k])
                    .isCloseTo(divergence(x, y, w, options, path.lambdas()[k]), within(1e-5));
        }
    }

    @Test
    void theSolutionOfARidgePathCountsLessAndLess() {
        Problem problem = Problems.problem(30, 50, 0.5, 23);
        double[] degrees = degrees(problem, options().alpha(0).path(problem));
        for (int k = 1; k < degrees.length; k++) {
            assertThat(degrees[k]).isGreaterThan(degrees[k - 1]);
        }
        assertThat(degrees[0]).isBetween(1.0, 30.0);
    }

    @Test
    void unpenalizedColumnsCountInFullAndAreNotSelected() {
        double[] factors = {0, 1, 1, 0, 1, 1};
        Problem problem = Problems.problem(40, 6, 0.5, 24).penaltyFactors(factors);
        for (double alpha : new double[] {1, 0.5, 0}) {
            LassoPath path = options().alpha(alpha).lambdas(1e3).path(problem);
            assertThat(degrees(problem, path)[0]).isCloseTo(3.0, within(1e-2));
        }
    }

    @Test
    void repeatedColumnsCountOnce() {
        double[][] x = Problems.rows(30, 6, 0, 0, 25);
        for (double[] row : x) {
            row[5] = row[0];
        }
        double[] y = Problems.response(x, 3, 26);
        LassoModel model = options().fit(x, y, 0.1);
        double half = 0.5 * (model.coefficient(0) + model.coefficient(5));
        double[] both = model.coefficients();
        both[0] = half;
        both[5] = half;
        int[] index = IntStream.range(0, 6).filter(j -> both[j] != 0).toArray();
        double[] value = Arrays.stream(index).mapToDouble(j -> both[j]).toArray();
        LassoModel shared = new LassoModel(
                0.1, model.intercept(), 6, index, value, 0, model.meanSquaredResidual(), model.certificate());
        CriterionCurve curve = CriterionCurve.of(
                Problem.of(x, y), options(), List.of(shared), InformationCriterion.AIC, NoiseVariance.EACH_POINT);
        assertThat(curve.degreesOfFreedom()[0]).isEqualTo(index.length);
    }

    @Test
    void coefficientsAtABoundDoNotCount() {
        Problem problem = Problems.problem(40, 5, 0.2, 27).bounds(-0.1, 0.1);
        LassoPath path = options().lambdas(0.001).path(problem);
        long inside = Arrays.stream(path.model(0).values())
                .filter(v -> Math.abs(v) < 0.1)
                .count();
        assertThat(path.model(0).nonzeros()).isGreaterThan((int) inside);
        assertThat(degrees(problem, path)[0]).isEqualTo(1.0 + (int) inside);
    }

    @Test
    void rowsOfWeightZeroAreAsIfTheyWereNotThere() {
        double[][] x = Problems.rows(60, 8, 0.4, 0, 28);
        double[] y = Problems.response(x, 4, 29);
        double[] w = IntStream.range(0, 60).mapToDouble(i -> i < 40 ? 1 : 0).toArray();
        Problem all = Problem.of(x, y).weights(w);
        Problem part = Problem.of(Arrays.copyOf(x, 40), Arrays.copyOf(y, 40));
        double[] lambdas = {1, 0.5, 0.1, 0.05};
        for (InformationCriterion criterion : InformationCriterion.all()) {
            double[] whole = options()
                    .lambdas(lambdas)
                    .path(all)
                    .curve(all, criterion, criterion.usualNoise())
                    .values();
            double[] only = options()
                    .lambdas(lambdas)
                    .path(part)
                    .curve(part, criterion, criterion.usualNoise())
                    .values();
            assertThat(whole).as(criterion.label()).containsExactly(only, within(1e-5 * Math.abs(only[0])));
        }
    }

    @Test
    void valuesByHand() {
        PointSummary point = new PointSummary(20, 0.25, 4, 3, 10);
        double likelihood = 20 * Math.log(2 * Math.PI * 0.25) + 20;
        OptionalDouble none = OptionalDouble.empty();
        assertThat(InformationCriterion.AIC.of(point, none)).isCloseTo(likelihood + 8, within(1e-12));
        assertThat(InformationCriterion.AICC.of(point, none))
                .isCloseTo(likelihood + 8 + 2.0 * 5 * 6 / 14, within(1e-12));
        assertThat(InformationCriterion.BIC.of(point, none)).isCloseTo(likelihood + 4 * Math.log(20), within(1e-12));
        assertThat(InformationCriterion.ebic(1).of(point, none))
                .isCloseTo(likelihood + 4 * Math.log(20) + 2 * Math.log(120), within(1e-12));
        assertThat(InformationCriterion.GCV.of(point, none)).isCloseTo(0.25 / 0.64, within(1e-15));
        OptionalDouble known = OptionalDouble.of(0.5);
        assertThat(InformationCriterion.CP.of(point, known)).isCloseTo(20 * 0.25 / 0.5 - 20 + 8, within(1e-12));
        assertThat(InformationCriterion.AIC.of(point, known)).isCloseTo(20 * Math.log(Math.PI) + 10 + 8, within(1e-12));
        assertThat(InformationCriterion.AICC.of(point, known))
                .isCloseTo(20 * Math.log(Math.PI) + 10 + 8 + 2.0 * 4 * 5 / 15, within(1e-12));
    }

    @Test
    void whereNothingIsLeftTheCriterionIsInfinite() {
        OptionalDouble none = OptionalDouble.empty();
        PointSummary saturated = new PointSummary(10, 0.1, 10, 9, 50);
        assertThat(InformationCriterion.GCV.of(saturated, none)).isInfinite();
        assertThat(InformationCriterion.AICC.of(saturated, none)).isInfinite();
        PointSummary perfect = new PointSummary(10, 0, 3, 2, 50);
        assertThat(InformationCriterion.BIC.of(perfect, none)).isInfinite();
        assertThatThrownBy(() -> InformationCriterion.CP.of(perfect, none))
                .hasMessageStartingWith("Cp needs a noise variance that does not come from the point itself");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void everyCriterionFindsTheColumnsThatMatter(int which) {
        InformationCriterion criterion = InformationCriterion.all().get(which);
        Problem problem = Problems.problem(200, 30, 0.3, 13);
        LassoModel best = options().path(problem).best(problem, criterion);
        assertThat(best.indices()).contains(0, 1, 2, 3);
        assertThat(best.nonzeros()).isLessThan(30);
    }

    @Test
    void leastSquaresNeedsRows() {
        Problem wide = Problems.problem(20, 30, 0.3, 30);
        LassoPath path = options().path(wide);
        assertThatThrownBy(() -> path.curve(wide, InformationCriterion.BIC, NoiseVariance.LEAST_SQUARES))
                .hasMessage(
                        "least squares needs as many rows as coefficients; 20 rows have a positive weight, there are 31"
                                + " coefficients");
        Problem square = Problems.problem(20, 19, 0.3, 30);
        assertThatThrownBy(() -> LeastSquares.fit(square, options()).noiseVariance())
                .hasMessage("least squares leaves nothing to estimate the noise from: 20 rows, 20 coefficients");
        assertThatThrownBy(() -> NoiseVariance.given(0))
                .hasMessage("the noise variance must be positive and finite, not 0.0");
        assertThatThrownBy(() -> InformationCriterion.ebic(1.5)).hasMessage("gamma of EBIC must be in [0, 1], not 1.5");
    }

    @Test
    void theEndOfThePathIsPointedOut() {
        Problem problem = Problems.problem(200, 30, 0.3, 13);
        LassoPath path = options().lambdas(1.0, 0.9).path(problem);
        assertThat(path.curve(problem, InformationCriterion.AIC, NoiseVariance.EACH_POINT)
                        .notes())
                .anyMatch(note -> note.startsWith("AIC is smallest at the end of the path"));
    }
}
