package org.lariat.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.Lasso;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.matrix.ElementType;
import org.lariat.objective.Certificate;
import org.lariat.objective.Problem;
import org.lariat.objective.StopReason;
import org.lariat.path.LambdaGrid;

/** Lariat's own certificates against the judge, and every way of computing against every other. */
class CrossCheckTest {
    /** What the judge's own numbers may be off, relative to them: they come back as float64. */
    private static final double ROUNDING = 1e-12;

    /** Share of the mean square of the response that rounding of coefficients to float64 leaves of an exact fit. */
    private static final double NOTHING = 1e-27;

    private static final int CASES_PER_BLOCK = 25;

    static void assertJudgedAsCertified(RandomCase any, Judge judge, LassoModel model, double tolerance) {
        Certificate own = model.certificate().orElseThrow();
        Verdict verdict = judge.verdict(model);
        String what = any + ", lambda " + model.lambda() + "\n" + own + "\n" + verdict;
        assertThat(verdict.primal()).as("allowed; " + what).isFinite();
        double nothing = NOTHING * meanSquare(any.problem());
        double slack = own.floor() + nothing;
        assertThat(own.primal())
                .as("primal; " + what)
                .isBetween(verdict.primal() * (1 - ROUNDING) - slack, verdict.primal() * (1 + ROUNDING) + slack);
        assertThat(own.gap() + slack).as("gap; " + what).isGreaterThanOrEqualTo(verdict.gap() * (1 - ROUNDING));
        // Bounded least squares without any penalty may be too badly conditioned to finish; then the result must say
        // so.
        boolean mayRunOut = model.lambda() == 0.0 && any.problem().lower() != null;
        assertThat(own.trustworthy() || (mayRunOut && own.stop() == StopReason.MAX_EPOCHS))
                .as("stop; " + what)
                .isTrue();
        if (own.stop() == StopReason.CONVERGED) {
            assertThat(own.relativeGap()).as("tolerance; " + what).isLessThanOrEqualTo(tolerance);
            // Where the objective computes to 0, the tolerance is on the gap itself.
            double measure = own.primal() > 0 ? verdict.primal() : 1.0;
            assertThat(verdict.gap()).as("tolerance; " + what).isLessThanOrEqualTo(tolerance * measure + nothing);
        }
    }

    private static double meanSquare(Problem problem) {
        return Arrays.stream(problem.y()).map(v -> v * v).average().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void certificatesHoldAlongPathsAndAtLambdaZero(long block) {
        for (long seed = block * CASES_PER_BLOCK; seed < (block + 1) * CASES_PER_BLOCK; seed++) {
            RandomCase any = RandomCase.of(seed);
            double tolerance = seed % 2 == 0 ? LassoOptions.DEFAULT_TOLERANCE : 1e-11;
            LassoOptions options = any.options().tolerance(tolerance).lambdas(LambdaGrid.geometric(6, 0.01));
            Judge judge = Judge.of(any.problem(), options);
            for (LassoModel model : options.path(any.problem()).models()) {
                assertJudgedAsCertified(any, judge, model, tolerance);
            }
            assertJudgedAsCertified(any, judge, options.fit(any.problem(), 0.0), tolerance);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"active-set", "gram", "cd"})
    void everySolverIsCertified(String solver) {
        for (long seed = 5000; seed < 5060; seed++) {
            RandomCase any = RandomCase.of(seed);
            LassoOptions options = any.options().solver(solver).tolerance(1e-9).lambdas(LambdaGrid.geometric(8, 0.01));
            Judge judge = Judge.of(any.problem(), options);
            for (LassoModel model : pathOrRefusal(any, options)) {
                assertJudgedAsCertified(any, judge, model, 1e-9);
            }
        }
    }

    /** The solver for tall data refuses unpenalised columns, and nothing else here does. */
    private static List<LassoModel> pathOrRefusal(RandomCase any, LassoOptions options) {
        try {
            return options.path(any.problem()).models();
        } catch (IllegalArgumentException e) {
            assertThat(options.solver()).isEqualTo("gram");
            assertThat(e).hasMessageContaining("every column to be penalised");
            assertThat(any.problem().penaltyFactors()).contains(0.0);
            return List.of();
        }
    }

    @Test
    void theExactPathIsCertifiedAtItsKnotsAndAnywhere() {
        int paths = 0;
        for (long seed = 6000; seed < 6120; seed++) {
            RandomCase any = RandomCase.of(seed);
            LassoOptions lars = any.options().solver("lars").alpha(1.0).tolerance(1e-9);
            for (LambdaGrid grid : List.of(LambdaGrid.knots(1e-3), LambdaGrid.geometric(8, 0.01))) {
                LassoOptions options = lars.lambdas(grid);
                Judge judge = Judge.of(any.problem(), options);
                for (LassoModel model : larsOrRefusal(any, options)) {
                    assertJudgedAsCertified(any, judge, model, 1e-9);
                    paths++;
                }
            }
        }
        assertThat(paths).isGreaterThan(1000);
    }

    private static List<LassoModel> larsOrRefusal(RandomCase any, LassoOptions options) {
        try {
            return options.path(any.problem()).models();
        } catch (IllegalArgumentException e) {
            assertThat(e)
                    .hasMessage("the solver lars knows no bounds but 0, and none on columns without penalty; take auto,"
                            + " active-set or cd");
            assertThat(any.problem().lower()).isNotNull();
            return List.of();
        }
    }

    /** Textbook methods may run out of epochs; what they prove holds all the same, and so does what they say of it. */
    @ParameterizedTest
    @ValueSource(strings = {"ista", "fista", "cd-cyclic", "cd-random", "subgradient"})
    void textbookMethodsProveWhatTheySay(String solver) {
        int converged = 0;
        for (long seed = 7000; seed < 7040; seed++) {
            RandomCase any = RandomCase.of(seed);
            LassoOptions options =
                    any.options().solver(solver).tolerance(1e-4).maxEpochs(300).lambdas(LambdaGrid.geometric(5, 0.05));
            Judge judge = Judge.of(any.problem(), options);
            for (LassoModel model : options.path(any.problem()).models()) {
                Certificate own = model.certificate().orElseThrow();
                if (own.stop() == StopReason.MAX_EPOCHS) {
                    Verdict verdict = judge.verdict(model);
                    assertThat(own.epochs()).isEqualTo(300);
                    assertThat(own.gap() + own.floor())
                            .as(any.toString())
                            .isGreaterThanOrEqualTo(verdict.gap() * (1 - ROUNDING));
                } else {
                    assertJudgedAsCertified(any, judge, model, 1e-4);
                    converged++;
                }
            }
        }
        assertThat(converged).isGreaterThan(solver.equals("subgradient") ? 20 : 100);
    }

    /** The lower bound that a certificate proves holds for any other coefficients. */
    @Test
    void noOtherCoefficientsBeatTheProvedBound() {
        for (long seed = 1000; seed < 1040; seed++) {
            RandomCase any = RandomCase.of(seed);
            LassoModel model = any.options().fit(any.problem(), 0.2);
            Certificate own = model.certificate().orElseThrow();
            Judge judge = Judge.of(any.problem(), any.options());
            Random random = new Random(seed);
            for (int k = 0; k < 5; k++) {
                double[] beta = any.allowed(random, 0.3);
                double intercept = any.options().intercept() ? model.intercept() : 0.0;
                assertThat(judge.verdict(0.2, intercept, beta).primal())
                        .as(any.toString())
                        .isGreaterThanOrEqualTo(own.primal() - own.gap());
            }
        }
    }

    private static void assertSameBits(String what, LassoPath one, LassoPath other) {
        assertThat(other.lambdas()).as(what).containsExactly(one.lambdas());
        for (int k = 0; k < one.size(); k++) {
            LassoModel a = one.model(k);
            LassoModel b = other.model(k);
            assertThat(b.coefficients()).as(what).containsExactly(a.coefficients());
            assertThat(b.intercept()).as(what).isEqualTo(a.intercept());
            assertThat(b.devianceExplained()).as(what).isEqualTo(a.devianceExplained());
            assertThat(b.certificate()).as(what).isEqualTo(a.certificate());
        }
    }

    @Test
    void scalarAndSimdGiveTheSameBits() {
        for (long seed = 2000; seed < 2060; seed++) {
            RandomCase any = RandomCase.of(seed);
            LassoOptions options = any.options().lambdas(LambdaGrid.geometric(5, 0.01));
            assertSameBits(
                    any.toString(),
                    options.backend("scalar").path(any.problem()),
                    options.backend("simd").path(any.problem()));
        }
    }

    /** Large enough for threads to be used: 301·1203 elements a sweep. */
    @Test
    void theNumberOfThreadsDoesNotChangeABit() {
        int n = 301;
        int p = 1203;
        double[][] columns = gaussian(n, p, 7);
        Problem dense = Problem.of(RandomCase.dense(columns, n, ElementType.FLOAT64), sumOfFirst(columns, n));
        Problem sparse = Problem.of(RandomCase.sparse(columns, n, ElementType.FLOAT32), sumOfFirst(columns, n));
        LassoOptions options = Lasso.options().lambdas(LambdaGrid.geometric(8, 0.05));
        for (Problem problem : new Problem[] {dense, sparse}) {
            LassoPath one = options.threads(1).path(problem);
            assertSameBits("2 threads", one, options.threads(2).path(problem));
            assertSameBits("5 threads", one, options.threads(5).path(problem));
        }
    }

    private static double[][] gaussian(int n, int p, long seed) {
        Random random = new Random(seed);
        double[][] columns = new double[p][n];
        for (double[] column : columns) {
            for (int i = 0; i < n; i++) {
                column[i] = random.nextGaussian();
            }
        }
        return columns;
    }

    private static double[] sumOfFirst(double[][] columns, int n) {
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < 10; j++) {
                y[i] += columns[j][i];
            }
            y[i] += columns[20][i] * columns[21][i];
        }
        return y;
    }

    /** Dense and sparse have their own summation orders: they agree through the judge of either. */
    @Test
    void denseAndSparseAgreeThroughTheJudge() {
        double tolerance = 1e-10;
        for (long seed = 3000; seed < 3030; seed++) {
            RandomCase any = RandomCase.of(seed);
            int n = any.problem().x().rows();
            int p = any.problem().x().columns();
            double[][] columns = new double[p][n];
            for (int j = 0; j < p; j++) {
                any.problem().x().column(j, columns[j]);
            }
            double[] y = any.problem().y();
            Problem dense = Problem.of(RandomCase.dense(columns, n, ElementType.FLOAT64), y);
            Problem sparse = Problem.of(RandomCase.sparse(columns, n, ElementType.FLOAT64), y);
            LassoOptions options = any.options().tolerance(tolerance);
            assertTwinAgrees(any, Judge.of(sparse, options), options.fit(dense, 0.1), tolerance);
            assertTwinAgrees(any, Judge.of(dense, options), options.fit(sparse, 0.1), tolerance);
        }
    }

    /** Where a fit proves less than the tolerance, the result says how much, and the twin agrees to that. */
    private static void assertTwinAgrees(RandomCase any, Judge twin, LassoModel model, double tolerance) {
        Certificate own = model.certificate().orElseThrow();
        assertThat(own.trustworthy()).as(any + "\n" + own).isTrue();
        assertThat(twin.verdict(model).relativeGap())
                .as(any + "\n" + own)
                .isLessThanOrEqualTo(own.stop() == StopReason.CONVERGED ? tolerance : own.relativeGap());
    }
}
