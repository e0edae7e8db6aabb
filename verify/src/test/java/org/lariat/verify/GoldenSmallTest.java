package org.lariat.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.lariat.Lasso;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.objective.Problem;

/** Problems small enough to check by hand, and glmnet's QuickStartExample. */
class GoldenSmallTest {
    private static final double ACCURACY = 1e-12;
    private static final LassoOptions EXACT = Lasso.options().standardize(false).tolerance(1e-15);

    @Test
    void equalColumnsHaveManyOptimaOfOneValue() {
        Problem problem = Problem.of(new double[][] {{0, 0}, {1, 1}, {2, 2}}, new double[] {0, 1, 2});
        LassoModel model = EXACT.fit(problem, 0.1);
        double[] beta = model.coefficients();
        assertThat(beta[0] + beta[1]).isEqualTo(0.85, within(ACCURACY));
        assertThat(model.intercept()).isEqualTo(0.15, within(ACCURACY));
        Judge judge = Judge.of(problem, EXACT);
        double golden = judge.verdict(0.1, 0.15, new double[] {0.85, 0.0}).primal();
        assertThat(judge.verdict(model).primal()).isEqualTo(golden, within(ACCURACY));
    }

    @Test
    void orthogonalColumns() {
        Problem problem = Problem.of(new double[][] {{-1, 1}, {0, 0}, {1, 1}}, new double[] {-1, 0, -1});
        LassoModel model = EXACT.fit(problem, 0.01);
        assertThat(model.coefficients()).containsExactly(new double[] {0.0, -0.955}, within(ACCURACY));
    }

    /**
     * By glmnet 4.1-6 at s = 0.1. Its coefficients are up to 4.5e-9 off the solution of the normal equations on their own
     * support and signs (solved in R), so that is the accuracy of the comparison; the judge says who is closer.
     */
    @Test
    void quickStartExample() {
        Path file = Path.of(System.getProperty("lariat.quickstart", "target/quickstart.csv"));
        assumeTrue(
                Files.exists(file),
                "glmnet's QuickStartExample is not at " + file.toAbsolutePath()
                        + "; verify/scripts/quickstart.R exports it, -Dlariat.quickstart=FILE names another place");
        Table table = Table.read(file);
        Problem problem = Problem.of(table.first(20), table.column(20));
        LassoModel model = Lasso.options().tolerance(1e-15).fit(problem, 0.1);
        double[] golden = new double[20];
        golden[0] = 1.320586963114;
        golden[2] = 0.675096708092;
        golden[4] = -0.817381717262;
        golden[5] = 0.521438263143;
        golden[6] = 0.004839591664;
        golden[7] = 0.319412023715;
        golden[10] = 0.142499782601;
        golden[13] = -1.059983665003;
        golden[19] = -1.021871309256;
        assertThat(model.coefficients()).containsExactly(golden, within(1e-8));
        assertThat(model.intercept()).isEqualTo(0.150931885211, within(1e-8));
        Judge judge = Judge.of(problem, Lasso.options());
        Verdict ours = judge.verdict(model);
        assertThat(ours.relativeGap()).isLessThan(1e-14);
        assertThat(ours.primal())
                .isLessThanOrEqualTo(judge.verdict(0.1, 0.150931885211, golden).primal());
    }
}
