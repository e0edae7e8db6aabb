package org.lariat.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.kernel.BackendUnavailableException;
import org.lariat.objective.Certificate;
import org.lariat.path.LambdaGrid;
import org.lariat.resident.Precision;
import org.lariat.resident.ResidentOptions;

/** Fits on the host's resident design against the judge, and against the kernels alone, for every storage and option. */
class ResidentTest {
    private static final double TOLERANCE = 1e-9;

    /** λs below this are rounding: responses are of order 1. */
    private static final double NOTHING = 1e-10;

    @ParameterizedTest
    @CsvSource({
        "auto,FLOAT32,8000",
        "auto,FLOAT64,8100",
        "fista,FLOAT32,8200",
        "fista,FLOAT64,8300",
    })
    void certificatesHoldAndAgreeWithThoseOfTheKernels(String solver, Precision precision, long firstSeed) {
        int compared = 0;
        for (long seed = firstSeed; seed < firstSeed + 60; seed++) {
            RandomCase any = RandomCase.of(seed);
            LassoOptions kernels = any.options().tolerance(TOLERANCE).lambdas(LambdaGrid.geometric(12, 0.01));
            LassoOptions resident = kernels.backend("host")
                    .solver(solver)
                    .resident(new ResidentOptions(0, precision, Long.MAX_VALUE, false));
            if (kernels.alpha() == 0.0) {
                assertThatThrownBy(() -> resident.path(any.problem()))
                        .isInstanceOf(BackendUnavailableException.class)
                        .hasMessageStartingWith("at alpha 0 (ridge) no column can be left out");
                continue;
            }
            LassoPath expected = kernels.path(any.problem());
            if (expected.report().lambdaMax() < NOTHING) {
                continue; // unpenalised columns fit everything, and all else is rounding
            }
            Judge judge = Judge.of(any.problem(), resident);
            LassoPath found = resident.path(any.problem());
            assertThat(found.report().resident()).isPresent();
            assertThat(found.lambdas()).as(any.toString()).containsExactly(expected.lambdas());
            for (int k = 0; k < found.size(); k++) {
                CrossCheckTest.assertJudgedAsCertified(any, judge, found.model(k), TOLERANCE);
                assertAgree(any, found.model(k), expected.model(k));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(400);
    }

    /** Both primals are within their gaps of the same minimum. */
    private static void assertAgree(RandomCase any, LassoModel found, LassoModel expected) {
        Certificate a = found.certificate().orElseThrow();
        Certificate b = expected.certificate().orElseThrow();
        assertThat(Math.abs(a.primal() - b.primal()))
                .as(any + "\n" + a + "\n" + b)
                .isLessThanOrEqualTo(Math.max(a.gap(), b.gap()) + a.floor() + b.floor() + 1e-13 * b.primal());
    }
}
