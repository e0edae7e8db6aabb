package org.lariat.relaxed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lariat.Lasso;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.LeastSquares;
import org.lariat.objective.Problem;
import org.lariat.selection.InformationCriterion;

/** Relaxed and adaptive lasso: what must hold on any data. */
class RelaxedTest {
    private static final int ROWS = 50;
    private static final int COLUMNS = 12;

    private static LassoOptions options() {
        return Lasso.options().threads(1).backend("scalar").tolerance(1e-12);
    }

    private static double[][] x(int rows, int columns) {
        Random random = new Random(3);
        double[][] x = new double[rows][columns];
        for (double[] row : x) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextGaussian() + (j > 0 ? 0.5 * row[j - 1] : 0.0);
            }
        }
        return x;
    }

    private static Problem problem(double[][] x) {
        Random random = new Random(4);
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = 3 * x[i][0] - 2 * x[i][2] + x[i][4] + random.nextGaussian();
        }
        return Problem.of(x, y);
    }

    private static double weight(int i) {
        return 1 + i % 4;
    }

    @Test
    void theResidualOfARefitIsOrthogonalToItsColumns() {
        double[][] x = x(ROWS, COLUMNS);
        double[] w = new double[ROWS];
        double[] o = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            w[i] = weight(i);
            o[i] = 0.3 * i;
        }
        Problem problem = problem(x).weights(w).offset(o);
        RelaxedPath relaxed = Relaxed.of(problem, options().path(problem));
        double[] y = problem.y();
        for (int k = 0; k < relaxed.size(); k += 10) {
            LassoModel refit = relaxed.model(k, 0.0);
            for (int j : refit.indices()) {
                double inner = 0.0;
                double sum = 0.0;
                for (int i = 0; i < ROWS; i++) {
                    double r = y[i] - o[i] - refit.predict(x[i]);
                    inner += w[i] * r * x[i][j];
                    sum += w[i] * r;
                }
                assertThat(inner).isCloseTo(0.0, within(1e-8));
                assertThat(sum).isCloseTo(0.0, within(1e-8));
            }
        }
    }

    @Test
    void betweenLassoAndRefitEverythingIsLinear() {
        Problem problem = problem(x(ROWS, COLUMNS));
        RelaxedPath relaxed = Relaxed.of(problem, options().path(problem));
        LassoModel lasso = relaxed.model(40, 1.0);
        LassoModel refit = relaxed.model(40, 0.0);
        LassoModel between = relaxed.model(40, 0.25);
        for (int j = 0; j < COLUMNS; j++) {
            assertThat(between.coefficient(j))
                    .isCloseTo(0.25 * lasso.coefficient(j) + 0.75 * refit.coefficient(j), within(1e-14));
        }
        assertThat(lasso).isSameAs(relaxed.lasso().model(40));
        assertThat(between.certificate()).isEmpty();
        assertThat(refit.meanSquaredResidual()).isLessThan(between.meanSquaredResidual());
        assertThat(between.meanSquaredResidual()).isLessThan(lasso.meanSquaredResidual());
        assertThat(refit.devianceExplained()).isGreaterThan(lasso.devianceExplained());
        // What the refit gains is orthogonal to its residual.
        assertThat(between.meanSquaredResidual() - refit.meanSquaredResidual())
                .isCloseTo(0.0625 * (lasso.meanSquaredResidual() - refit.meanSquaredResidual()), within(1e-10));
    }

    @Test
    void betweenTwoLambdasItInterpolates() {
        Problem problem = problem(x(ROWS, COLUMNS));
        RelaxedPath relaxed = Relaxed.of(problem, options().path(problem));
        double[] lambdas = relaxed.lasso().lambdas();
        double middle = 0.5 * (lambdas[20] + lambdas[21]);
        double expected = 0.5
                * (relaxed.model(20, 0.3).coefficient(0)
                        + relaxed.model(21, 0.3).coefficient(0));
        assertThat(relaxed.at(middle, 0.3).coefficient(0)).isCloseTo(expected, within(1e-13));
        assertThat(relaxed.at(lambdas[20], 0.3).values())
                .isEqualTo(relaxed.model(20, 0.3).values());
        assertThatThrownBy(() -> relaxed.at(2 * lambdas[0], 0.3)).hasMessageContaining("is outside the path");
        assertThatThrownBy(() -> relaxed.at(middle, -0.1)).hasMessage("gamma must be in [0, 1], not -0.1");
    }

    @Test
    void dependentColumnsAreLeftOut() {
        double[][] x = x(ROWS, COLUMNS);
        for (double[] row : x) {
            row[5] = row[0] - row[2];
        }
        Problem problem = problem(x);
        LassoModel refit = new Refit(problem, options()).on(0, 2, 5, 4);
        LassoModel without = new Refit(problem, options()).on(0, 2, 4);
        assertThat(refit.nonzeros()).isEqualTo(3);
        assertThat(refit.meanSquaredResidual()).isCloseTo(without.meanSquaredResidual(), within(1e-13));
        assertThat(refit.certificate().orElseThrow().trustworthy()).isTrue();
    }

    @Test
    void boundsHoldForRefits() {
        Problem problem = problem(x(ROWS, COLUMNS)).bounds(-1.0, 2.0);
        LassoModel refit = Relaxed.of(problem, options().path(problem)).model(60, 0.0);
        assertThat(Arrays.stream(refit.values()).allMatch(v -> v >= -1.0 && v <= 2.0))
                .isTrue();
        assertThat(refit.coefficient(0)).isEqualTo(2.0);
    }

    @Test
    void moreColumnsThanRows() {
        Problem problem = problem(x(20, 60));
        RelaxedPath relaxed = Relaxed.of(problem, options().path(problem));
        for (int k = 0; k < relaxed.size(); k += 9) {
            assertThat(relaxed.model(k, 0.0).meanSquaredResidual())
                    .isLessThanOrEqualTo(relaxed.model(k, 1.0).meanSquaredResidual() + 1e-12);
        }
        assertThat(relaxed.model(0, 0.0).nonzeros()).isZero();
    }

    @Test
    void adaptiveFactorsAreThoseOfZou() {
        Problem problem = problem(x(ROWS, COLUMNS));
        LassoModel ols = LeastSquares.fit(problem, options()).model();
        AdaptivePath adaptive = AdaptiveLasso.usual()
                .initial(InitialEstimate.leastSquares())
                .gamma(2.0)
                .path(problem, options().standardize(false));
        double[] factors = Objects.requireNonNull(adaptive.problem().penaltyFactors());
        for (int j = 0; j < COLUMNS; j++) {
            assertThat(factors[j] * ols.coefficient(j) * ols.coefficient(j)).isCloseTo(1.0, within(1e-12));
        }
        assertThat(adaptive.path()
                        .best(adaptive.problem(), InformationCriterion.BIC)
                        .indices())
                .containsExactly(0, 2, 4);
    }

    @Test
    void unitsOfColumnsDoNotMatterWhereColumnsAreStandardized() {
        double[][] x = x(ROWS, COLUMNS);
        LassoPath plain = AdaptiveLasso.usual().path(problem(x), options()).path();
        Problem problem = problem(x);
        for (double[] row : x) {
            row[0] *= 1000;
        }
        LassoPath scaled = AdaptiveLasso.usual()
                .path(Problem.of(x, problem.y()), options())
                .path();
        for (int k = 0; k < plain.size(); k += 11) {
            assertThat(scaled.model(k).coefficient(0) * 1000)
                    .isCloseTo(plain.model(k).coefficient(0), within(1e-6));
            assertThat(scaled.lambdas()[k] / plain.lambdas()[k]).isCloseTo(1.0, within(1e-6));
        }
    }

    @Test
    void theUnitOfTheResponseDoesNotMatterForTheFirstEstimate() {
        Problem problem = problem(x(ROWS, COLUMNS));
        double[] larger = Arrays.stream(problem.y()).map(v -> 1e6 * v).toArray();
        LassoModel plain = InitialEstimate.ridge().fit(problem, options());
        LassoModel scaled = InitialEstimate.ridge().fit(Problem.of(problem.x(), larger), options());
        assertThat(scaled.lambda()).isEqualTo(plain.lambda());
        assertThat(scaled.coefficient(0)).isCloseTo(1e6 * plain.coefficient(0), within(1.0));
        assertThat(plain.coefficient(0)).isCloseTo(3.0, within(0.6));
    }

    @Test
    void unpenalizedStaysSoAndExcludedToo() {
        double[] factors = new double[COLUMNS];
        Arrays.fill(factors, 1.0);
        factors[1] = 0.0;
        factors[2] = Double.POSITIVE_INFINITY;
        Problem problem = problem(x(ROWS, COLUMNS)).penaltyFactors(factors);
        for (InitialEstimate initial : new InitialEstimate[] {
            InitialEstimate.ridge(), InitialEstimate.ridge(0.1), InitialEstimate.leastSquares()
        }) {
            AdaptivePath adaptive = AdaptiveLasso.usual().initial(initial).path(problem, options());
            assertThat(adaptive.path().models()).allMatch(m -> m.coefficient(1) != 0 && m.coefficient(2) == 0);
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Problem wide = problem(x(10, 20));
        AdaptiveLasso ols = AdaptiveLasso.usual().initial(InitialEstimate.leastSquares());
        assertThatThrownBy(() -> ols.path(wide, options()))
                .hasMessageStartingWith("least squares needs as many rows as coefficients; 10 rows");
        assertThatThrownBy(() -> AdaptiveLasso.usual().gamma(0))
                .hasMessage("gamma of the adaptive lasso must be positive and finite, not 0.0");
        assertThatThrownBy(() -> InitialEstimate.ridge(-1))
                .hasMessage("lambda of the ridge estimate must be positive and finite, not -1.0");
        LassoPath other = options().lambdas(1.0).path(problem(x(10, 19)));
        assertThatThrownBy(() -> Relaxed.of(wide, other)).hasMessage("the path has 19 columns, the problem has 20");
    }
}
