package org.lariat.gpu.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lariat.Lasso;
import org.lariat.LassoOptions;
import org.lariat.objective.Problem;
import org.lariat.path.LambdaGrid;
import org.lariat.resident.Precision;
import org.lariat.resident.ResidentOptions;
import org.lariat.selection.Folds;
import org.lariat.validation.CrossValidated;
import org.lariat.validation.CrossValidation;
import org.lariat.validation.FoldFit;

/** Cross-validation with folds × λs iterated together by ND4J, against the kernels. */
class SharedFoldsTest {
    private static final int N = 45;
    private static final int P = 100;

    @ParameterizedTest
    @EnumSource(Precision.class)
    void theCurveIsThatOfTheKernels(Precision precision) {
        Random random = new Random(5);
        double[][] x = new double[N][P];
        for (double[] row : x) {
            Arrays.setAll(row, j -> 2 + random.nextGaussian() * (1 + j % 3));
        }
        double[] y = Arrays.stream(x)
                .mapToDouble(row -> row[0] - row[1] + random.nextGaussian())
                .toArray();
        Problem problem = Problem.of(x, y).weights(random.doubles(N, 0.5, 2).toArray());
        Folds folds = Folds.random(N, 5, 1);
        LassoOptions kernels = Lasso.options().tolerance(1e-9).threads(2).lambdas(LambdaGrid.geometric(15, 0.1));
        CrossValidated expected = CrossValidation.of(kernels).run(problem, folds);
        CrossValidated found = CrossValidation.of(kernels.backend("nd4j")
                        .solver("fista")
                        .resident(new ResidentOptions(0, precision, Long.MAX_VALUE, false)))
                .run(problem, folds);
        assertThat(found.shared().orElseThrow().backend()).isEqualTo("nd4j");
        assertThat(found.fits()).extracting(FoldFit::unconverged).containsOnly(0);
        assertThat(found.curve().mean())
                .containsExactly(
                        expected.curve().mean(), within(1e-3 * expected.curve().mean()[0]));
    }
}
