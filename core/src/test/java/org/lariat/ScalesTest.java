package org.lariat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lariat.objective.Problem;

/** Given scales in the penalty: what dividing the columns by them comes to. */
class ScalesTest {
    private static final int ROWS = 40;
    private static final int COLUMNS = 12;
    private static final double[][] X = new double[ROWS][COLUMNS];
    private static final double[] Y = new double[ROWS];
    private static final double[] S = new double[COLUMNS];

    static {
        Random random = new Random(11);
        for (int j = 0; j < COLUMNS; j++) {
            S[j] = Math.exp(random.nextGaussian());
        }
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                X[i][j] = 2 + j * random.nextGaussian();
            }
            Y[i] = X[i][1] - 0.5 * X[i][4] + random.nextGaussian();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, true", "0.5, true", "1, false", "0.3, false", "0, true"})
    void scalesAreLikeDividingTheColumns(double alpha, boolean intercept) {
        double[][] divided = new double[ROWS][COLUMNS];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                divided[i][j] = X[i][j] / S[j];
            }
        }
        LassoOptions options = Lasso.options()
                .alpha(alpha)
                .intercept(intercept)
                .standardize(false)
                .tolerance(1e-12);
        LassoModel expected = options.fit(Problem.of(divided, Y), 0.1);
        // Standardisation has no say where scales are given.
        LassoModel model = options.standardize(true).fit(Problem.of(X, Y).scales(S), 0.1);
        assertThat(model.nonzeros()).isPositive();
        for (int j = 0; j < COLUMNS; j++) {
            assertThat(model.coefficient(j)).isCloseTo(expected.coefficient(j) / S[j], within(1e-6));
        }
        assertThat(model.intercept()).isCloseTo(expected.intercept(), within(1e-5));
        assertThat(model.certificate().orElseThrow().primal())
                .isCloseTo(expected.certificate().orElseThrow().primal(), within(1e-10));
    }

    @Test
    void scalesOfOneAreNoStandardisation() {
        double[] ones = new double[COLUMNS];
        Arrays.fill(ones, 1.0);
        LassoModel given = Lasso.options().fit(Problem.of(X, Y).scales(ones), 0.1);
        LassoModel none = Lasso.options().standardize(false).fit(Problem.of(X, Y), 0.1);
        assertThat(given.coefficients()).isEqualTo(none.coefficients());
    }

    @Test
    void scalesMustBePositive() {
        double[] zero = S.clone();
        zero[3] = 0;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(X, Y).scales(zero))
                .withMessage("the scale of column 3 is 0.0; scales must be positive and finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(X, Y).scales(new double[2]))
                .withMessage("the scales has 2 values, the matrix has 12 columns");
    }
}
