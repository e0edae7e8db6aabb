package org.lariat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.objective.Problem;
import org.lariat.objective.StopReason;

/** Data that is odd but no error: the fit works, and says what it saw. */
class OddDataTest {
    private static LassoOptions options() {
        return Lasso.options().threads(1).backend("scalar");
    }

    private static void assertFinite(LassoPath path) {
        for (LassoModel model : path.models()) {
            assertThat(Arrays.stream(model.coefficients()).allMatch(Double::isFinite))
                    .isTrue();
            assertThat(model.intercept()).isFinite();
            assertThat(model.certificate().orElseThrow().trustworthy()).isTrue();
        }
    }

    @Test
    void constantColumn() {
        double[][] x = Problems.rows(20, 4, 0, 0, 1);
        for (double[] row : x) {
            row[2] = 0.1;
        }
        LassoPath path = options().path(x, Problems.response(x, 2, 2));
        assertFinite(path);
        assertThat(path.models()).allMatch(m -> m.coefficient(2) == 0.0);
        assertThat(path.report().notes()).contains("1 column is constant (the first is column 3): coefficient 0");
    }

    @Test
    void constantResponse() {
        double[][] x = Problems.rows(20, 4, 0, 0, 3);
        double[] y = new double[20];
        Arrays.fill(y, 0.1);
        LassoPath path = options().path(x, y);
        assertThat(path.size()).isEqualTo(1);
        assertThat(path.model(0).nonzeros()).isZero();
        assertThat(path.model(0).intercept()).isEqualTo(0.1);
        assertThat(path.model(0).certificate().orElseThrow().stop()).isEqualTo(StopReason.CONVERGED);
        assertThat(path.report().notes())
                .contains(
                        "the response is constant (0.1)",
                        "no penalised column is correlated with the response: lambda-max is 0");
    }

    @Test
    void duplicateColumns() {
        double[][] x = Problems.rows(30, 6, 0, 0, 4);
        for (double[] row : x) {
            row[5] = row[0];
            row[4] = row[0];
        }
        LassoPath path = options().path(x, Problems.response(x, 3, 5));
        assertFinite(path);
        assertThat(path.report().notes())
                .contains(
                        "2 columns repeat earlier ones: the coefficients of equal columns are not unique, the fit is");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneRow(boolean intercept) {
        LassoPath path =
                options().intercept(intercept).standardize(false).path(new double[][] {{1, 2, 3}}, new double[] {2});
        assertFinite(path);
        assertThat(path.report().notes()).anyMatch(n -> n.startsWith("there is one row"));
        assertThat(path.model(path.size() - 1).predict(new double[] {1, 2, 3})).isCloseTo(2, within(0.1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void scalesAtTheEndsOfTheRange(boolean standardize) {
        double[][] x = Problems.rows(40, 6, 0.3, 0, 6);
        double[] y = Problems.response(x, 4, 7);
        LassoPath plain = options().tolerance(1e-10).path(x, y);
        for (double[] row : x) {
            row[0] *= 1e150;
            row[1] *= 1e-150;
        }
        LassoPath path = options().standardize(standardize).tolerance(1e-10).path(x, y);
        assertFinite(path);
        assertThat(path.report().notes()).anyMatch(n -> n.startsWith("column standard deviations run from"));
        if (standardize) {
            LassoModel a = plain.model(60);
            LassoModel b = path.model(60);
            assertThat(b.coefficient(0) * 1e150).isCloseTo(a.coefficient(0), within(1e-6));
            assertThat(b.coefficient(1) * 1e-150).isCloseTo(a.coefficient(1), within(1e-6));
        }
    }

    @Test
    void responsesAtTheEndsOfTheRange() {
        double[][] x = Problems.rows(40, 6, 0.3, 0, 8);
        double[] y = Problems.response(x, 4, 9);
        LassoModel plain = options().path(x, y).model(50);
        for (double scale : new double[] {1e140, 1e-140}) {
            double[] scaled = Arrays.stream(y).map(v -> v * scale).toArray();
            LassoModel model = options().path(x, scaled).model(50);
            assertThat(model.coefficient(0) / scale).isCloseTo(plain.coefficient(0), within(1e-6));
            assertThat(model.certificate().orElseThrow().relativeGap()).isLessThan(1e-7);
        }
    }

    @Test
    void aResponseFarFromZero() {
        double[][] x = Problems.rows(40, 60, 0.3, 0, 10);
        double[] y = Problems.response(x, 4, 11);
        LassoModel plain = options().tolerance(1e-9).path(x, y).model(50);
        double[] moved = Arrays.stream(y).map(v -> v + 1e6).toArray();
        LassoModel model = options().tolerance(1e-9).path(x, moved).model(50);
        assertThat(model.intercept() - 1e6).isCloseTo(plain.intercept(), within(1e-6));
        assertThat(model.coefficient(0)).isCloseTo(plain.coefficient(0), within(1e-6));
    }

    @Test
    void allColumnsExcluded() {
        double[][] x = Problems.rows(10, 2, 0, 0, 12);
        double[] none = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        LassoPath path =
                options().path(Problem.of(x, Problems.response(x, 1, 13)).penaltyFactors(none));
        assertThat(path.size()).isEqualTo(1);
        assertThat(path.model(0).nonzeros()).isZero();
    }
}
