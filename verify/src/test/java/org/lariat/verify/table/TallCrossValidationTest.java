package org.lariat.verify.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.Lasso;
import org.lariat.LassoOptions;
import org.lariat.objective.Problem;
import org.lariat.selection.Folds;
import org.lariat.validation.CrossValidated;
import org.lariat.validation.CrossValidation;

/** The path of all rows that shares its reading of tall data with the folds proves no less than any other path. */
class TallCrossValidationTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.0, 10.0, 1e3})
    void thePathIsCertifiedFromTheRawData(double mean) {
        int n = 900;
        int p = 25;
        SplittableRandom random = new SplittableRandom(3);
        double[][] x = new double[n][p];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double common = random.nextGaussian();
            for (int j = 0; j < p; j++) {
                x[i][j] = mean * j + Math.scalb(common + random.nextGaussian(), j % 7 - 3);
            }
            y[i] = mean + common - x[i][1] + 3 * random.nextGaussian();
        }
        Problem problem = Problem.of(x, y)
                .weights(random.doubles(n, 0.2, 3).toArray())
                .offset(random.doubles(n).toArray());
        LassoOptions options = Lasso.options().tolerance(1e-8);
        CrossValidated cv = CrossValidation.of(options).run(problem, Folds.random(n, 5, 1));
        Inspection inspection = Inspection.of(problem, options, cv.path(), false);
        assertThat(inspection.worstGap()).isLessThanOrEqualTo(options.tolerance());
        // Far from 0, rounding of the intercept to float64 moves optimality conditions in raw units, here and in any
        // path.
        assertThat(inspection.faults()).allMatch(fault -> mean > 0 && fault.contains("optimality conditions"));
        assertThat(cv.path().size()).isGreaterThan(50);
    }
}
