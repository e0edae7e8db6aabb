package org.lariat.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lariat.Lasso;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.objective.Conventions;
import org.lariat.objective.Problem;
import org.lariat.path.LambdaGrid;
import org.lariat.solver.Knot;

/** glmnet's numbers on {@link D1}, every gaussian case. */
class GoldenD1Test {
    private static final GoldenFile GLMNET = new GoldenFile("d1-glmnet.txt");
    private static final String[] COEFFICIENTS =
            IntStream.rangeClosed(1, D1.COLUMNS).mapToObj(j -> "V" + j).toArray(String[]::new);
    private static final double ACCURACY = 1e-8;

    /** R prints ten digits of it. */
    private static final double ACCURACY_OF_EXPLAINED = 1e-9;

    private static final LassoOptions EXACT = Lasso.options().tolerance(1e-14);

    @Test
    void theFormulaIsTheOneMeant() {
        double sumX = Arrays.stream(D1.x()).flatMapToDouble(Arrays::stream).sum();
        assertThat(sumX).isEqualTo(3.60349461506, within(1e-11));
        assertThat(Arrays.stream(D1.y()).sum()).isEqualTo(173.027643004, within(1e-9));
    }

    /** glmnet's default grid on D1: its first λ, and the 64th, where it ends early. */
    @Test
    void theGridOfGlmnet() {
        double[] lambdas = EXACT.path(D1.problem()).lambdas();
        assertThat(lambdas).hasSize(100);
        assertThat(lambdas[0]).isEqualTo(2.4676494387764, within(1e-12));
        assertThat(lambdas[63]).isEqualTo(0.00702795411236, within(1e-13));
    }

    private static void assertEqual(String caseName, int k, LassoModel model) {
        String what = caseName + " at lambda " + model.lambda();
        assertThat(model.coefficients())
                .as(what)
                .containsExactly(GLMNET.column(caseName, k, COEFFICIENTS), within(ACCURACY));
        assertThat(model.intercept()).as(what).isEqualTo(GLMNET.numbers(caseName, "intercept")[k], within(ACCURACY));
        assertThat(model.devianceExplained())
                .as(what)
                .isEqualTo(GLMNET.numbers(caseName, "explained")[k], within(ACCURACY_OF_EXPLAINED));
    }

    /** A whole path at the golden λs, and every λ by itself. */
    private static void assertPath(String caseName, Problem problem, LassoOptions options) {
        double[] lambdas = GLMNET.numbers(caseName, "lambda");
        LassoPath path = options.lambdas(lambdas).path(problem);
        assertThat(path.lambdas()).containsExactly(lambdas);
        Judge judge = Judge.of(problem, options);
        for (int k = 0; k < lambdas.length; k++) {
            assertEqual(caseName, k, path.model(k));
            assertEqual(caseName, k, options.fit(problem, lambdas[k]));
            assertThat(judge.verdict(path.model(k)).relativeGap()).isLessThan(1e-13);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "lasso, true, true",
        "lasso-unstandardized, false, true",
        "lasso-unstandardized-no-intercept, false, false",
    })
    void lasso(String caseName, boolean standardize, boolean intercept) {
        assertPath(caseName, D1.problem(), EXACT.standardize(standardize).intercept(intercept));
    }

    @Test
    void weightsAndOffset() {
        assertPath("lasso-weights-offset", D1.problem().weights(D1.weights()).offset(D1.offset()), EXACT);
    }

    @Test
    void penaltyFactors() {
        double[] glmnets = {0, 1, 2, 1, 0.5, 1, 1, Double.POSITIVE_INFINITY};
        assertPath(
                "lasso-penalty-factors", D1.problem().penaltyFactors(Conventions.glmnetPenaltyFactors(glmnets)), EXACT);
    }

    @Test
    void nonNegative() {
        assertPath("lasso-non-negative", D1.problem().bounds(0.0, Double.POSITIVE_INFINITY), EXACT);
    }

    @Test
    void box() {
        assertPath("lasso-box", D1.problem().bounds(-0.5, 1.0), EXACT);
    }

    @Test
    void glmnetsElasticNetByItsConversion() {
        String caseName = "elastic-net-unstandardized";
        double[] lambdas = GLMNET.numbers(caseName, "lambda");
        for (int k = 0; k < lambdas.length; k++) {
            Conventions.Strength strength = Conventions.glmnetGaussian(D1.problem(), lambdas[k], 0.5, true);
            LassoOptions options = EXACT.standardize(false).alpha(strength.alpha());
            assertEqual(caseName, k, options.fit(D1.problem(), strength.lambda()));
        }
    }

    /** The plain objective, by scikit-learn 1.2.1: not what glmnet gives under the same λ and α. */
    @Test
    void thePlainElasticNet() {
        LassoModel model = EXACT.standardize(false).alpha(0.5).fit(D1.problem(), 0.1);
        assertThat(model.coefficient(0)).isEqualTo(2.71400493051, within(ACCURACY));
        assertThat(GLMNET.numbers("elastic-net-unstandardized", "V1")[1]).isEqualTo(2.85849859270);
    }

    /** R's lars: knots, order of entry, coefficients at every knot and of least squares. */
    @Test
    void theKnotsOfLars() {
        GoldenFile lars = new GoldenFile("d1-lars.txt");
        double[] knots = lars.numbers("lasso", "lambda");
        double[] actions = lars.numbers("lasso", "actions");
        LassoPath path = EXACT.standardize(false).lambdas(LambdaGrid.knots()).path(D1.problem());
        assertThat(path.report().knots()).hasSize(knots.length);
        assertThat(path.size()).isEqualTo(knots.length + 1);
        for (int k = 0; k < path.size(); k++) {
            LassoModel model = path.model(k);
            assertThat(model.coefficients())
                    .as("at knot " + k)
                    .containsExactly(lars.column("lasso", k, COEFFICIENTS), within(1e-10));
            if (k < knots.length) {
                Knot knot = path.report().knots().get(k);
                assertThat(model.lambda()).isEqualTo(knots[k], within(1e-12));
                assertThat(knot.lambda()).isEqualTo(model.lambda());
                assertThat(knot.change()).isEqualTo(Knot.Change.ENTERS);
                assertThat(knot.column() + 1.0).isEqualTo(actions[k]);
                assertThat(knot.sign())
                        .isEqualTo((int) Math.signum(path.model(k + 1).coefficient(knot.column())));
            }
        }
        assertThat(path.model(knots.length).lambda()).isZero();
    }
}
