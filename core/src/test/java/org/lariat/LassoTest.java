package org.lariat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.kernel.ScalarKernel;
import org.lariat.matrix.DenseMatrix;
import org.lariat.objective.Certificate;
import org.lariat.objective.Problem;
import org.lariat.objective.StopReason;
import org.lariat.selection.InformationCriterion;

/** Whole fits: what must hold of any solution. */
class LassoTest {
    private static LassoOptions options() {
        return Lasso.options().threads(1).backend("scalar");
    }

    @ParameterizedTest
    @CsvSource({
        "40,10,0.5,1,true,true",
        "40,10,0.9,0.5,true,false",
        "30,80,0.5,1,false,true",
        "30,80,0.9,0.2,false,false",
        "25,60,0,0,true,true",
        "60,20,0.3,0,false,true",
        "12,12,0.99,1,true,true",
    })
    void everyPointIsCertifiedAndThePrimalIsTheObjective(
            int n, int p, double rho, double alpha, boolean standardize, boolean intercept) {
        double[][] x = Problems.rows(n, p, rho, 0.7, 11);
        double[] y = Problems.response(x, 5, 12);
        LassoPath path = options()
                .alpha(alpha)
                .standardize(standardize)
                .intercept(intercept)
                .tolerance(1e-9)
                .path(x, y);
        assertThat(path.size()).isEqualTo(100);
        for (LassoModel model : path.models()) {
            Certificate c = model.certificate().orElseThrow();
            assertThat(c.stop()).isIn(StopReason.CONVERGED, StopReason.MACHINE_PRECISION);
            assertThat(c.relativeGap()).isLessThanOrEqualTo(1e-8);
            assertThat(c.primal())
                    .isCloseTo(Problems.objective(x, y, model, alpha, standardize), within(1e-12 * (1 + c.primal())));
            if (!intercept) {
                assertThat(model.intercept()).isZero();
            }
        }
    }

    @Test
    void orthogonalColumnsHaveTheClosedForm() {
        // Columns of ±1 with all pairwise products summing to 0: b_j = soft(x_jᵀy/n, λ).
        double[][] x = new double[8][3];
        for (int i = 0; i < 8; i++) {
            x[i] = new double[] {(i & 1) == 0 ? 1 : -1, (i & 2) == 0 ? 1 : -1, (i & 4) == 0 ? 1 : -1};
        }
        double[] y = {5, 1, 4, -2, 3, 0.5, 1, 2};
        double lambda = 0.4;
        LassoModel model = options().tolerance(1e-13).fit(x, y, lambda);
        for (int j = 0; j < 3; j++) {
            double c = 0;
            for (int i = 0; i < 8; i++) {
                c += x[i][j] * y[i] / 8;
            }
            assertThat(model.coefficient(j)).isCloseTo(ScalarKernel.softThreshold(c, lambda), within(1e-14));
        }
        assertThat(model.intercept()).isCloseTo(Arrays.stream(y).average().orElseThrow(), within(1e-14));
    }

    @Test
    void lambdaMaxIsWhereTheFirstCoefficientAppears() {
        Problem problem = Problems.problem(50, 200, 0.5, 3);
        double max = options().path(problem).report().lambdaMax();
        LassoPath path = options().lambdas(2 * max, max, 0.999 * max).path(problem);
        assertThat(path.model(0).nonzeros()).isZero();
        assertThat(path.model(1).nonzeros()).isZero();
        assertThat(path.model(2).nonzeros()).isGreaterThan(0);
        assertThat(path.report().notes()).anyMatch(n -> n.startsWith("1 of 3 lambdas is above lambda-max"));
    }

    @Test
    void factorsExcludeAndExempt() {
        double[][] x = Problems.rows(40, 6, 0.4, 2, 5);
        double[] y = Problems.response(x, 3, 6);
        Problem problem = Problem.of(x, y).penaltyFactors(new double[] {0, Double.POSITIVE_INFINITY, 1, 2, 0, 1});
        LassoPath path = options().tolerance(1e-11).path(problem);
        for (LassoModel model : path.models()) {
            assertThat(model.coefficient(0)).isNotZero();
            assertThat(model.coefficient(4)).isNotZero();
            assertThat(model.coefficient(1)).isZero();
            assertThat(model.certificate().orElseThrow().trustworthy()).isTrue();
        }
        assertThat(path.model(0).nonzeros()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1,0,Infinity", "1,-0.5,1", "0.5,0,0.25", "0,-1,1", "1,-Infinity,0"})
    void boundsAreRespectedExactly(double alpha, double lower, double upper) {
        double[][] x = Problems.rows(50, 8, 0.6, 0, 21);
        double[] y = Problems.response(x, 6, 22);
        LassoPath path =
                options().alpha(alpha).tolerance(1e-10).path(Problem.of(x, y).bounds(lower, upper));
        for (LassoModel model : path.models()) {
            for (double b : model.coefficients()) {
                assertThat(b).isBetween(lower, upper);
            }
            assertThat(model.certificate().orElseThrow().trustworthy()).isTrue();
        }
    }

    @Test
    void unpenalisedHalfBoundedColumnsAreCertified() {
        double[][] x = Problems.rows(60, 6, 0.5, 0, 31);
        double[] y = Problems.response(x, 4, 32);
        double[] factors = {0, 0, 1, 1, 0, 1};
        LassoPath path = options()
                .tolerance(1e-9)
                .path(Problem.of(x, y).penaltyFactors(factors).bounds(0, Double.POSITIVE_INFINITY));
        for (LassoModel model : path.models()) {
            assertThat(model.certificate().orElseThrow().trustworthy()).isTrue();
            assertThat(Arrays.stream(model.coefficients()).min().orElseThrow()).isGreaterThanOrEqualTo(0.0);
        }
    }

    @Test
    void lambdaZeroIsLeastSquares() {
        double[][] x = Problems.rows(30, 5, 0.8, 10, 41);
        double[] y = Problems.response(x, 5, 42);
        LassoModel model = options().fit(x, y, 0.0);
        double sum = 0;
        double[] gradient = new double[5];
        for (int i = 0; i < 30; i++) {
            double r = y[i] - model.predict(x[i]);
            sum += r;
            for (int j = 0; j < 5; j++) {
                gradient[j] += r * x[i][j];
            }
        }
        assertThat(sum).isCloseTo(0, within(1e-11));
        for (double g : gradient) {
            assertThat(g).isCloseTo(0, within(1e-9));
        }
        assertThat(model.certificate().orElseThrow().trustworthy()).isTrue();
    }

    @Test
    void lambdaZeroWithBoundsIsNonNegativeLeastSquares() {
        double[][] x = Problems.rows(40, 6, 0.5, 0, 51);
        double[] y = Problems.response(x, 6, 52);
        LassoPath path =
                options().lambdas(0.0).tolerance(1e-9).path(Problem.of(x, y).bounds(0, Double.POSITIVE_INFINITY));
        assertThat(path.model(0).certificate().orElseThrow().trustworthy()).isTrue();
        assertThat(path.model(0).certificate().orElseThrow().kkt()).isLessThan(1e-6);
    }

    @Test
    void aSingleLambdaIsAPointOfThePath() {
        Problem problem = Problems.problem(60, 150, 0.7, 8);
        LassoPath path = options().tolerance(1e-11).path(problem);
        LassoModel point = path.model(70);
        LassoModel single = options().tolerance(1e-11).fit(problem, point.lambda());
        assertThat(single.certificate().orElseThrow().primal())
                .isCloseTo(point.certificate().orElseThrow().primal(), within(1e-10));
        for (int j = 0; j < 150; j++) {
            assertThat(single.coefficient(j)).isCloseTo(point.coefficient(j), within(1e-5));
        }
    }

    @Test
    void anyStartReachesTheSameCertifiedPoint() {
        Problem problem = Problems.problem(50, 100, 0.5, 9);
        double[] start = new Random(1).doubles(100, -3, 3).toArray();
        LassoModel cold = options().tolerance(1e-10).fit(problem, 0.05);
        LassoModel warm = options().tolerance(1e-10).fit(problem.start(start), 0.05);
        LassoModel again = options().tolerance(1e-10).fit(problem.start(cold.coefficients()), 0.05);
        assertThat(warm.certificate().orElseThrow().primal())
                .isCloseTo(cold.certificate().orElseThrow().primal(), within(1e-9));
        assertThat(again.certificate().orElseThrow().epochs()).isLessThanOrEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void duplicatingARowIsAWeightOfTwo(boolean standardize) {
        double[][] x = Problems.rows(20, 30, 0.5, 0, 61);
        double[] y = Problems.response(x, 3, 62);
        double[][] longer = Arrays.copyOf(x, 22);
        double[] longerY = Arrays.copyOf(y, 22);
        double[] weights = new double[20];
        Arrays.fill(weights, 0.5);
        for (int k = 0; k < 2; k++) {
            longer[20 + k] = x[3 * k];
            longerY[20 + k] = y[3 * k];
            weights[3 * k] = 1.0;
        }
        LassoOptions options = options().standardize(standardize).tolerance(1e-12);
        LassoModel repeated = options.fit(Problem.of(longer, longerY), 0.2);
        LassoModel weighted = options.fit(Problem.of(x, y).weights(weights), 0.2);
        assertThat(weighted.intercept()).isCloseTo(repeated.intercept(), within(1e-8));
        for (int j = 0; j < 30; j++) {
            assertThat(weighted.coefficient(j)).isCloseTo(repeated.coefficient(j), within(1e-7));
        }
    }

    @Test
    void anOffsetIsPartOfTheResponse() {
        double[][] x = Problems.rows(30, 10, 0.2, 0, 71);
        double[] y = Problems.response(x, 3, 72);
        double[] offset = new Random(2).doubles(30, -1, 1).toArray();
        double[] moved = new double[30];
        for (int i = 0; i < 30; i++) {
            moved[i] = y[i] - offset[i];
        }
        LassoModel a = options().fit(Problem.of(x, y).offset(offset), 0.1);
        LassoModel b = options().fit(Problem.of(x, moved), 0.1);
        assertThat(a.coefficients()).isEqualTo(b.coefficients());
        assertThat(a.intercept()).isEqualTo(b.intercept());
    }

    @Test
    void threadsDoNotChangeABit() {
        Problem problem = Problems.problem(400, 1200, 0.5, 10);
        LassoPath one = options().path(problem);
        LassoPath three = options().threads(3).path(problem);
        for (int k = 0; k < one.size(); k++) {
            assertThat(three.model(k).values()).isEqualTo(one.model(k).values());
            assertThat(three.model(k).indices()).isEqualTo(one.model(k).indices());
            assertThat(three.model(k).intercept()).isEqualTo(one.model(k).intercept());
            assertThat(three.model(k).certificate()).isEqualTo(one.model(k).certificate());
        }
    }

    @Test
    void bicChoosesAPointBetweenTheEnds() {
        Problem problem = Problems.problem(200, 30, 0.3, 13);
        LassoPath path = options().path(problem);
        LassoModel best = path.best(InformationCriterion.BIC);
        assertThat(best.coefficient(0)).isNotZero();
        assertThat(best.coefficient(3)).isNotZero();
        assertThat(best.nonzeros()).isBetween(4, 12);
    }

    @Test
    void predictionsAgreeForRowsAndMatrices() {
        double[][] x = Problems.rows(25, 7, 0.5, 1, 14);
        LassoModel model = options().fit(x, Problems.response(x, 3, 15), 0.1);
        double[] rows = model.predict(x);
        double[] matrix = model.predict(DenseMatrix.ofRows(x));
        for (int i = 0; i < 25; i++) {
            assertThat(matrix[i]).isCloseTo(rows[i], within(1e-13));
        }
    }
}
