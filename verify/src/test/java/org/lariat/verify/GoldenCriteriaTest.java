package org.lariat.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.CriterionCurve;
import org.lariat.Lasso;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.LeastSquares;
import org.lariat.objective.Problem;
import org.lariat.path.LambdaGrid;
import org.lariat.selection.InformationCriterion;
import org.lariat.selection.NoiseVariance;

/** What scikit-learn, R's lars and R's lm make of criteria. */
class GoldenCriteriaTest {
    private static final LassoOptions EXACT = Lasso.options().standardize(false).tolerance(1e-14);

    /** scikit-learn 1.2.1, LassoLarsIC on its copy of the diabetes data: the λ that AIC and BIC choose, a knot of the path. */
    private static final double LASSO_LARS_IC = 0.045206256469784906;

    private static Problem scikitLearnsDiabetes() {
        Table table = Table.read(Table.root().resolve("data/examples/diabetes.csv"));
        double[][] x = table.first(10);
        for (int j = 0; j < 10; j++) {
            double mean = 0.0;
            for (double[] row : x) {
                mean += row[j] / x.length;
            }
            double square = 0.0;
            for (double[] row : x) {
                square += (row[j] - mean) * (row[j] - mean);
            }
            for (double[] row : x) {
                row[j] = (row[j] - mean) / Math.sqrt(square);
            }
        }
        return Problem.of(x, table.column(10));
    }

    /** A fine grid with λs just above and just below the knot: of all of them the one above it must win. */
    @ParameterizedTest
    @ValueSource(strings = {"AIC", "BIC"})
    void lassoLarsIc(String label) {
        InformationCriterion criterion = InformationCriterion.all().stream()
                .filter(known -> known.label().equals(label))
                .findAny()
                .orElseThrow();
        double above = LASSO_LARS_IC * (1 + 1e-9);
        double below = LASSO_LARS_IC * (1 - 1e-9);
        double[] grid = LambdaGrid.geometric(400, 1e-4).values(2.148043575529498, 442, 10);
        double[] all = Arrays.copyOf(grid, grid.length + 2);
        all[grid.length] = above;
        all[grid.length + 1] = below;
        Problem problem = scikitLearnsDiabetes();
        CriterionCurve curve = EXACT.lambdas(all).path(problem).curve(problem, criterion, NoiseVariance.LEAST_SQUARES);
        assertThat(curve.best().lambda()).isEqualTo(above);
        assertThat(curve.best().nonzeros()).isEqualTo(7);
        assertThat(curve.degreesOfFreedom()[curve.bestIndex() + 1]).isEqualTo(9.0);
    }

    /** R's lars 1.3 on its own copy of the diabetes data: Cp at step 7, where λ is the eighth knot, is 8.8775. */
    @Test
    void smallestCpOfLars() {
        Path folder = Table.shared().resolve("data/diabetes_lars");
        assumeTrue(
                Files.isDirectory(folder),
                "lars' copy of the diabetes data is not at " + folder + "; -Dlariat.shared=FOLDER names another place");
        Table x = Table.read(folder.resolve("X.csv.gz"));
        Problem problem = Problem.of(
                x.first(x.columns()), Table.read(folder.resolve("y.csv")).column(0));
        double knot = 19.981254678 / problem.x().rows();
        double[] lambdas = LambdaGrid.geometric(400, 1e-4).values(949.435260384 / 442, 442, 10);
        double[] all = Arrays.copyOf(lambdas, lambdas.length + 1);
        all[lambdas.length] = knot * (1 + 1e-9);
        CriterionCurve curve =
                EXACT.lambdas(all).path(problem).curve(problem, InformationCriterion.CP, NoiseVariance.LEAST_SQUARES);
        assertThat(curve.best().lambda()).isEqualTo(knot * (1 + 1e-9));
        assertThat(curve.values()[curve.bestIndex()]).isEqualTo(8.8775, within(5e-5));
    }

    /**
     * R 4.2.2 on {@link D1}: AIC, BIC and residual standard error of {@code lm(y ~ X)} and {@code lm(y ~ X, weights = w)}
     * (verify/scripts/criteria.R). R counts σ² as a parameter.
     */
    @Test
    void leastSquaresInR() {
        assertLeastSquares(D1.problem(), 49.31134271429, 66.20013725543, 0.3964915203218);
        // R's likelihood of weights w is that of weights of mean 1, less Σ log w/mean(w).
        double[] w = D1.weights();
        double mean = Arrays.stream(w).average().orElseThrow();
        double scale = Arrays.stream(w).map(v -> Math.log(v / mean)).sum();
        assertLeastSquares(
                D1.problem().weights(w),
                48.36271657415 + scale,
                65.25151111529 + scale,
                0.5288062360366 / Math.sqrt(mean));
    }

    private static void assertLeastSquares(Problem problem, double aic, double bic, double sigma) {
        LassoPath path = EXACT.lambdas(0.0).path(problem);
        double parameter = 1;
        assertThat(value(path, problem, InformationCriterion.AIC) + 2 * parameter)
                .isEqualTo(aic, within(1e-8));
        assertThat(value(path, problem, InformationCriterion.BIC) + Math.log(D1.ROWS) * parameter)
                .isEqualTo(bic, within(1e-8));
        assertThat(Math.sqrt(LeastSquares.fit(problem, EXACT).noiseVariance())).isEqualTo(sigma, within(1e-9));
    }

    private static double value(LassoPath path, Problem problem, InformationCriterion criterion) {
        return path.curve(problem, criterion, NoiseVariance.EACH_POINT).values()[0];
    }
}
