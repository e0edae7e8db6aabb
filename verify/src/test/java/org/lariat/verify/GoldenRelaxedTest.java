package org.lariat.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lariat.Lasso;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.objective.Conventions;
import org.lariat.objective.Problem;
import org.lariat.relaxed.Relaxed;
import org.lariat.relaxed.RelaxedPath;

/** glmnet's relaxed lasso on {@link D1}. */
class GoldenRelaxedTest {
    private static final GoldenFile GLMNET = new GoldenFile("d1-relaxed.txt");
    private static final String[] COEFFICIENTS =
            IntStream.rangeClosed(1, D1.COLUMNS).mapToObj(j -> "V" + j).toArray(String[]::new);
    private static final double ACCURACY = 1e-8;
    private static final LassoOptions EXACT = Lasso.options().tolerance(1e-14);

    private static void assertRelaxed(String caseName, double gamma, Problem problem, LassoOptions options) {
        double[] lambdas = GLMNET.numbers(caseName, "lambda");
        RelaxedPath relaxed = Relaxed.of(problem, options.lambdas(lambdas).path(problem));
        for (int k = 0; k < lambdas.length; k++) {
            LassoModel model = relaxed.at(lambdas[k], Relaxed.glmnetGamma(gamma));
            String what = caseName + " at lambda " + lambdas[k];
            assertThat(model.coefficients())
                    .as(what)
                    .containsExactly(GLMNET.column(caseName, k, COEFFICIENTS), within(ACCURACY));
            assertThat(model.intercept())
                    .as(what)
                    .isEqualTo(GLMNET.numbers(caseName, "intercept")[k], within(ACCURACY));
            assertThat(relaxed.refit(k).certificate().orElseThrow().trustworthy())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"gamma-0, 0", "gamma-0.5, 0.5", "gamma-1, 1"})
    void plain(String caseName, double gamma) {
        assertRelaxed(caseName, gamma, D1.problem(), EXACT);
    }

    /** What ncvreg 3.16 gives where MCP does not shrink, λ = .2 and .1 (golden_cv_ncv_lars_d1.out): least squares itself. */
    @Test
    void theRefitIsLeastSquares() {
        LassoModel refit =
                Relaxed.of(D1.problem(), EXACT.lambdas(0.5).path(D1.problem())).at(0.5, 0.0);
        assertThat(refit.coefficient(0)).isEqualTo(3.01145961902, within(1e-11));
        assertThat(refit.coefficient(2)).isEqualTo(-2.02728562411, within(1e-11));
        assertThat(refit.coefficient(4)).isEqualTo(1.50869643972, within(1e-11));
        assertThat(refit.intercept()).isEqualTo(3.99630247688, within(1e-11));
    }

    @ParameterizedTest
    @CsvSource({"weights-offset-gamma-0, 0", "weights-offset-gamma-0.5, 0.5"})
    void weightsAndOffset(String caseName, double gamma) {
        assertRelaxed(caseName, gamma, D1.problem().weights(D1.weights()).offset(D1.offset()), EXACT);
    }

    @ParameterizedTest
    @CsvSource({"penalty-factors-gamma-0, 0", "penalty-factors-gamma-0.5, 0.5"})
    void penaltyFactorsWithoutStandardizing(String caseName, double gamma) {
        double[] glmnets = {0, 1, 2, 1, 0.5, 1, 1, Double.POSITIVE_INFINITY};
        Problem problem = D1.problem().penaltyFactors(Conventions.glmnetPenaltyFactors(glmnets));
        assertRelaxed(caseName, gamma, problem, EXACT.standardize(false));
    }
}
