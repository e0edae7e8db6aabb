package org.lariat.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lariat.Lasso;
import org.lariat.LassoOptions;
import org.lariat.objective.Problem;
import org.lariat.path.LambdaGrid;
import org.lariat.selection.ErrorMeasure;
import org.lariat.selection.FoldMean;
import org.lariat.selection.Folds;
import org.lariat.validation.CrossValidated;
import org.lariat.validation.CrossValidation;

/** Cross-validation under glmnet's and under scikit-learn's definition of the mean over folds. */
class GoldenCrossValidationTest {
    private static final GoldenFile GLMNET = new GoldenFile("cv_d1.txt");
    private static final double ACCURACY = 1e-8;

    @ParameterizedTest
    @CsvSource({"mse, MSE, false", "mae, MAE, false", "weighted, MSE, true"})
    void glmnet(String name, ErrorMeasure measure, boolean weighted) {
        Folds folds = Folds.given(IntStream.range(0, D1.ROWS).map(i -> i % 5).toArray());
        LassoOptions options = Lasso.options().tolerance(1e-14).lambdas(GLMNET.numbers(name, "lambda"));
        Problem problem = weighted ? D1.problem().weights(D1.weights()) : D1.problem();
        CrossValidated cv = CrossValidation.of(options).measure(measure).run(problem, folds);
        assertThat(cv.curve().mean()).containsExactly(GLMNET.numbers(name, "mean"), within(ACCURACY));
        assertThat(cv.curve().standardError()).containsExactly(GLMNET.numbers(name, "se"), within(ACCURACY));
        double[] chosen = GLMNET.numbers(name, "chosen");
        assertThat(cv.lambdaMin()).isEqualTo(chosen[0]);
        assertThat(cv.lambdaOneStandardError()).isEqualTo(chosen[1]);
    }

    /** scikit-learn 1.2.1, {@code LassoCV(cv=KFold(10))} on its copy of the diabetes data. */
    @Test
    void scikitLearn() {
        Table table = Table.read(Table.root().resolve("data/examples/diabetes.csv"));
        Problem problem = Problem.of(GoldenDiabetesTest.scaled(table.first(10)), table.column(10));
        LassoOptions options =
                Lasso.options().standardize(false).tolerance(1e-14).lambdas(LambdaGrid.geometric(100, 1e-3));
        CrossValidated cv = CrossValidation.of(options).rule(FoldMean.PLAIN).run(problem, Folds.blocks(442, 10));
        assertThat(cv.path().report().lambdaMax()).isEqualTo(2.148043575529498, within(1e-12));
        assertThat(cv.lambdaMin()).isEqualTo(0.05705392298201018, within(1e-12));
        assertThat(cv.curve().mean()[cv.curve().best()]).isEqualTo(2987.2522483337034, within(1e-8 * 2987));
    }

    /** The same folds counted by their size. */
    @Test
    void scikitLearnsFoldsCountedBySize() {
        Table table = Table.read(Table.root().resolve("data/examples/diabetes.csv"));
        Problem problem = Problem.of(GoldenDiabetesTest.scaled(table.first(10)), table.column(10));
        LassoOptions options =
                Lasso.options().standardize(false).tolerance(1e-14).lambdas(LambdaGrid.geometric(100, 1e-3));
        CrossValidated cv = CrossValidation.of(options).run(problem, Folds.blocks(442, 10));
        assertThat(cv.curve().mean()[cv.curve().best()]).isEqualTo(2986.188, within(1e-3));
    }
}
