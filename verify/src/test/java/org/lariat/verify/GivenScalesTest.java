package org.lariat.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lariat.Lasso;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.objective.Certificate;
import org.lariat.objective.Problem;

/** The certificate of problems whose scales are given holds before a judge with arithmetic of its own. */
class GivenScalesTest {
    @ParameterizedTest
    @CsvSource({"1, true, 1", "0.5, true, 2", "1, false, 3", "0.2, false, 4"})
    void theJudgeFindsTheSameGap(double alpha, boolean intercept, long seed) {
        Random random = new Random(seed);
        double[][] x = new double[30][50];
        double[] y = new double[x.length];
        double[] scales = new double[50];
        for (int j = 0; j < scales.length; j++) {
            scales[j] = Math.exp(2 * random.nextGaussian());
        }
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < scales.length; j++) {
                x[i][j] = scales[j] * (1 + random.nextGaussian());
            }
            y[i] = 3 * x[i][0] / scales[0] - 2 * x[i][1] / scales[1] + random.nextGaussian();
        }
        Problem problem = Problem.of(x, y).scales(scales);
        LassoOptions options = Lasso.options().alpha(alpha).intercept(intercept);
        Judge judge = Judge.of(problem, options);
        for (LassoModel model : options.path(problem).models()) {
            Certificate certificate = model.certificate().orElseThrow();
            Verdict verdict = judge.verdict(model);
            assertThat(verdict.relativeGap()).isLessThanOrEqualTo(1e-7);
            assertThat(verdict.primal()).isCloseTo(certificate.primal(), withinPercentage(1e-8));
        }
    }
}
