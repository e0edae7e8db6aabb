package org.lariat.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lariat.Lasso;
import org.lariat.LassoOptions;
import org.lariat.SharedDesign;
import org.lariat.objective.Problem;
import org.lariat.path.LambdaGrid;
import org.lariat.path.PathListener;
import org.lariat.resident.CountedProvider;
import org.lariat.resident.HostProvider;
import org.lariat.resident.Precision;
import org.lariat.resident.ResidentOptions;
import org.lariat.selection.Folds;

/** Folds × λs iterated together on one resident design. */
class SharedFoldsTest {
    private static final int N = 50;
    private static final int P = 80;
    private static final int FOLDS = 5;
    private static final int UNLIMITED = Integer.MAX_VALUE;

    private static final LassoOptions PLAIN =
            Lasso.options().tolerance(1e-9).threads(2).lambdas(LambdaGrid.geometric(20, 0.1));

    /** May be streamed, though there is room: so the host shares its design. */
    private static LassoOptions resident(Precision precision) {
        return PLAIN.solver("fista")
                .backend(HostProvider.NAME)
                .resident(new ResidentOptions(0, precision, Long.MAX_VALUE, true));
    }

    @Test
    void theHostSharesOnlyWhatItMayHaveToReadAnew() {
        LassoOptions held =
                resident(Precision.FLOAT32).resident(new ResidentOptions(0, Precision.FLOAT32, Long.MAX_VALUE, false));
        assertThat(SharedDesign.suits(resident(Precision.FLOAT32))).isTrue();
        assertThat(SharedDesign.suits(held)).isFalse();
        assertThat(SharedDesign.suits(held.backend(CountedProvider.NAME))).isTrue();
    }

    private static LassoOptions counted(int room) {
        CountedProvider.begin(room);
        return resident(Precision.FLOAT32).backend(CountedProvider.NAME);
    }

    private static Problem problem(boolean furnished) {
        Random random = new Random(21);
        double[][] x = new double[N][P];
        double[] y = new double[N];
        for (int i = 0; i < N; i++) {
            double common = random.nextGaussian();
            for (int j = 0; j < P; j++) {
                x[i][j] = j % 9 == 0 && i % 3 > 0 ? 0.0 : 4 + common + (1 + j % 4) * random.nextGaussian();
            }
            x[i][10] = i == 17 ? 2.0 : 0.0; // constant but in one row
            y[i] = 2 * x[i][0] - x[i][1] + 0.5 * x[i][2] + random.nextGaussian();
        }
        Problem plain = Problem.of(x, y);
        double[] factors = random.doubles(P, 0.5, 1.5).toArray();
        factors[3] = 0.0;
        factors[5] = Double.POSITIVE_INFINITY;
        double[] lower = new double[P];
        double[] upper = new double[P];
        Arrays.fill(lower, -0.3);
        Arrays.fill(upper, 0.8);
        return furnished
                ? plain.penaltyFactors(factors)
                        .bounds(lower, upper)
                        .offset(random.doubles(N, -1, 1).toArray())
                        .weights(random.doubles(N, 0.5, 2).toArray())
                : plain;
    }

    @ParameterizedTest
    @CsvSource({
        "FLOAT32,1.0,true,true,false",
        "FLOAT32,0.7,false,true,true",
        "FLOAT64,1.0,true,false,true",
        "FLOAT64,0.5,false,false,false",
    })
    void theCurveIsThatOfFoldsFittedByThemselves(
            Precision precision, double alpha, boolean intercept, boolean standardize, boolean furnished) {
        Problem problem = problem(furnished);
        Folds folds = Folds.random(N, FOLDS, 3);
        CrossValidated expected = CrossValidation.of(
                        PLAIN.alpha(alpha).intercept(intercept).standardize(standardize))
                .run(problem, folds);
        CrossValidated found = CrossValidation.of(
                        resident(precision).alpha(alpha).intercept(intercept).standardize(standardize))
                .run(problem, folds);
        assertThat(found.path().lambdas()).containsExactly(expected.path().lambdas(), within(1e-12));
        for (int k = 0; k < FOLDS; k++) {
            FoldFit fit = found.fits().get(k);
            assertThat(fit.unconverged()).isZero();
            assertThat(fit.largestGap()).isLessThanOrEqualTo(1e-9);
            assertThat(fit.lambdaMax()).isEqualTo(expected.fits().get(k).lambdaMax(), within(1e-9));
            // An error is off by about the root of a gap times the residual: 3e-5 of it.
            assertThat(found.curve().fold(k))
                    .containsExactly(
                            expected.curve().fold(k),
                            within(1e-4 * expected.curve().fold(k)[0]));
        }
        assertThat(found.shared().orElseThrow().sweeps())
                .isGreaterThan(found.path().report().resident().orElseThrow().sweeps());
    }

    @Test
    void thereIsOneUploadAndFoldsAreIteratedTogether() {
        CrossValidation.of(counted(UNLIMITED)).run(problem(false), Folds.random(N, FOLDS, 1));
        assertThat(CountedProvider.uploads()).isEqualTo(1);
        assertThat(CountedProvider.live()).isZero();
        assertThat(CountedProvider.largest()).isEqualTo(8 * FOLDS);
    }

    @Test
    void whereThereIsRoomForFewTheyAreIteratedInSmallerBatches() {
        Folds folds = Folds.random(N, FOLDS, 1);
        CrossValidated all = CrossValidation.of(counted(UNLIMITED)).run(problem(true), folds);
        CrossValidated few = CrossValidation.of(counted(3)).run(problem(true), folds);
        assertThat(CountedProvider.uploads()).isEqualTo(1);
        assertThat(CountedProvider.largest()).isBetween(2, 3);
        assertThat(few.curve().mean())
                .containsExactly(all.curve().mean(), within(1e-4 * all.curve().mean()[0]));
    }

    @Test
    void aDeviceWithoutRoomForOneIsAFailure() {
        CrossValidation validation = CrossValidation.of(counted(0));
        assertThatThrownBy(() -> validation.run(problem(false), Folds.random(N, FOLDS, 1)))
                .hasMessage("no room for 1 problems");
        assertThat(CountedProvider.live()).isZero();
    }

    @Test
    void theNumberOfThreadsChangesNoBit() {
        Folds folds = Folds.random(N, FOLDS, 2);
        CrossValidation validation =
                CrossValidation.of(resident(Precision.FLOAT32).threads(1));
        CrossValidated one = validation.run(problem(true), folds);
        CrossValidated ended = validation.patience(3).run(problem(true), folds);
        for (int threads = 2; threads <= 3; threads++) {
            CrossValidation more =
                    CrossValidation.of(resident(Precision.FLOAT32).threads(threads));
            CrossValidated whole = more.run(problem(true), folds);
            for (int k = 0; k < FOLDS; k++) {
                assertThat(whole.curve().fold(k)).isEqualTo(one.curve().fold(k));
            }
            assertThat(more.patience(3).run(problem(true), folds).curve().mean())
                    .isEqualTo(ended.curve().mean());
        }
        assertThat(ended.curve().mean())
                .containsExactly(Arrays.copyOf(one.curve().mean(), ended.curve().points()), within(0.0));
    }

    @Test
    void aDesignThatIsReadInBlocksServesTheFoldsToo() {
        long room = 40L * (Float.BYTES * N + 64);
        LassoOptions streamed = resident(Precision.FLOAT32)
                .resident(new ResidentOptions(0, Precision.FLOAT32, room, true))
                .threads(1);
        Folds folds = Folds.random(N, FOLDS, 2);
        CrossValidated found = CrossValidation.of(streamed).run(problem(false), folds);
        CrossValidated expected = CrossValidation.of(PLAIN).run(problem(false), folds);
        assertThat(found.shared().orElseThrow().bytes()).isLessThan(room);
        assertThat(found.curve().mean())
                .containsExactly(
                        expected.curve().mean(), within(1e-4 * expected.curve().mean()[0]));
    }

    /** Cancelled once the path of all rows is done, whatever the folds are about then. */
    @ParameterizedTest
    @CsvSource({"1", "5", "40"})
    void aListenerCancelsTheFolds(int patience) {
        int[] asked = {0, 0};
        PathListener listener = new PathListener() {
            @Override
            public synchronized void onPoint(Progress progress) {
                asked[0]++;
            }

            @Override
            public synchronized boolean cancelled() {
                return asked[0] == 20 && asked[1]++ > patience;
            }
        };
        assertThatThrownBy(() ->
                        CrossValidation.of(counted(UNLIMITED)).run(problem(false), Folds.random(N, FOLDS, 1), listener))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("fold");
        assertThat(CountedProvider.live()).isZero();
    }
}
