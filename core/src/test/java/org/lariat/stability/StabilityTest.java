package org.lariat.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lariat.Lasso;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.objective.Problem;
import org.lariat.path.LambdaGrid;

/** What stability selection selects, and that it does so again. */
class StabilityTest {
    private static LassoOptions lasso() {
        return Lasso.options().threads(1).backend("scalar").lambdas(LambdaGrid.geometric(50, 0.05));
    }

    private static StabilityOptions options() {
        return StabilityOptions.of(lasso())
                .pairs(15)
                .rule(SelectionRule.firstAtThreshold(6, 0.7))
                .seed(11);
    }

    /** Independent columns; y = 2x₀ − 2x₁ + 1.5x₂ + noise. */
    static Problem problem(int n, int p, long seed) {
        Random random = new Random(seed);
        double[][] x = new double[n][p];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                x[i][j] = random.nextGaussian();
            }
            y[i] = 1 + 2 * x[i][0] - 2 * x[i][1] + 1.5 * x[i][2] + random.nextGaussian();
        }
        return Problem.of(x, y);
    }

    private static void same(StabilityResult a, StabilityResult b) {
        assertThat(a.frequencies()).isEqualTo(b.frequencies());
        assertThat(a.lambdas()).isEqualTo(b.lambdas());
        assertThat(a.everSelected()).isEqualTo(b.everSelected());
        assertThat(a.terms()).isEqualTo(b.terms());
        for (int j : a.everSelected()) {
            assertThat(a.counts(j)).isEqualTo(b.counts(j));
            assertThat(a.positiveShare(j)).isEqualTo(b.positiveShare(j));
        }
    }

    @Test
    void findsWhatIsThereWithItsSign() {
        StabilityResult result = options().run(problem(80, 40, 1));
        assertThat(result.selected()).startsWith(0, 1, 2);
        assertThat(result.frequency(0)).isEqualTo(1.0);
        assertThat(result.positiveShare(0)).isEqualTo(1.0);
        assertThat(result.positiveShare(1)).isEqualTo(0.0);
        assertThat(result.terms().falseSelections()).isEqualTo(ErrorBound.UNIMODAL.falseSelections(6, 40, 0.7, 30));
        assertThat(result.meanSelected()).isBetween(3.0, 6.0);
        assertThat(result.missedTolerance()).isZero();
        assertThat(result.rowsPerSubsample()).isEqualTo(40);
    }

    @Test
    void aSeedGivesTheSameBitsForAnyNumberOfThreads() {
        Problem problem = problem(41, 60, 2);
        StabilityOptions randomized = options().weakness(0.5);
        StabilityResult one = randomized.run(problem);
        for (int threads : new int[] {1, 2, 5}) {
            StabilityOptions parallel = new StabilityOptions(
                    lasso().threads(threads),
                    randomized.rule(),
                    randomized.bound(),
                    randomized.sampling(),
                    randomized.draws(),
                    randomized.weakness(),
                    randomized.seed());
            same(parallel.run(problem), one);
        }
        assertThat(randomized.seed(12).run(problem).frequencies()).isNotEqualTo(one.frequencies());
        assertThat(randomized.weakness(1).run(problem).frequencies()).isNotEqualTo(one.frequencies());
    }

    /** Each subsample by hand: rows cut out of the matrix, its own path on the same λs, the first q features. */
    @Test
    void countsAreThoseOfFitsOnTheRowsOfEachHalf() {
        int n = 30;
        int p = 12;
        int q = 4;
        Random random = new Random(3);
        double[][] x = new double[n][p];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                x[i][j] = random.nextGaussian();
            }
            y[i] = x[i][4] - x[i][7] + random.nextGaussian();
        }
        Problem problem = Problem.of(x, y);
        StabilityOptions options = options().pairs(5).rule(SelectionRule.firstAtThreshold(q, 0.6));
        StabilityResult result = options.run(problem);
        int[] expected = new int[p];
        Streams streams = new Streams(options.seed(), 5);
        for (int k = 0; k < 10; k++) {
            double[] weights = new RowSet(problem).half(streams.stream(k / 2), k % 2);
            int[] rows = IntStream.range(0, n).filter(i -> weights[i] > 0).toArray();
            assertThat(rows).hasSize(n / 2);
            double[][] part = Arrays.stream(rows).mapToObj(i -> x[i]).toArray(double[][]::new);
            double[] response = Arrays.stream(rows).mapToDouble(i -> y[i]).toArray();
            LassoPath path = lasso().lambdas(result.lambdas()).path(part, response);
            boolean[] entered = new boolean[p];
            int count = 0;
            for (int m = 0; m < path.size() && count <= q; m++) {
                boolean[] next = entered.clone();
                Arrays.stream(path.model(m).indices()).forEach(j -> next[j] = true);
                count = 0;
                for (boolean one : next) {
                    count += one ? 1 : 0;
                }
                entered = count <= q ? next : entered;
            }
            for (int j = 0; j < p; j++) {
                expected[j] += entered[j] ? 1 : 0;
            }
        }
        for (int j = 0; j < p; j++) {
            assertThat(result.frequency(j)).as("feature %d", j).isEqualTo(expected[j] / 10.0);
        }
    }

    @Test
    void halvesOfAPairHaveNoRowInCommon() {
        RowSet rows = new RowSet(problem(21, 3, 4).weights(weightsWithZero(21, 5)));
        Streams streams = new Streams(9, 20);
        for (int k = 0; k < 20; k++) {
            double[] first = rows.half(streams.stream(k), 0);
            double[] second = rows.half(streams.stream(k), 1);
            int both = 0;
            int sizes = 0;
            for (int i = 0; i < 21; i++) {
                both += first[i] > 0 && second[i] > 0 ? 1 : 0;
                sizes += (first[i] > 0 ? 1 : 0) + (second[i] > 0 ? 1 : 0);
                assertThat(first[i]).isIn(0.0, 1.0 + i);
            }
            assertThat(both).isZero();
            assertThat(sizes).isEqualTo(20);
            assertThat(first[5] + second[5]).isZero();
        }
    }

    private static double[] weightsWithZero(int n, int at) {
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            weights[i] = i == at ? 0 : 1.0 + i;
        }
        return weights;
    }

    @Test
    void pathsOfTheFirstFeaturesOnlyRise() {
        StabilityResult result = options().run(problem(40, 50, 5));
        assertThat(result.lambdas()[0]).isGreaterThan(4 * result.report().lambdaMax() * (1 - 1e-12));
        for (int j : result.everSelected()) {
            int[] counts = result.counts(j);
            for (int k = 1; k < counts.length; k++) {
                assertThat(counts[k]).isGreaterThanOrEqualTo(counts[k - 1]);
            }
            assertThat(counts[counts.length - 1] / 30.0).isEqualTo(result.frequency(j));
        }
    }

    @Test
    void aWholeGridTakesWhatIsNonZeroAtEachPoint() {
        Problem problem = problem(60, 20, 6);
        StabilityResult result =
                options().rule(SelectionRule.gridAtThreshold(0.9)).run(problem);
        assertThat(result.terms().features()).isEqualTo(result.meanSelected());
        int[] counts = result.counts(0);
        assertThat(Arrays.stream(counts).max().orElseThrow()).isEqualTo(30);
        assertThat(counts[0]).isZero();
        StabilityResult high = options()
                .rule(SelectionRule.gridAtThreshold(0.9))
                .bound(ErrorBound.MEINSHAUSEN_BUHLMANN)
                .run(problem);
        double q = high.meanSelected();
        assertThat(high.terms().falseSelections()).isEqualTo(q * q / 20 / (2 * 27 / 30.0 - 1));
    }

    @Test
    void givenLambdasAreTakenAsTheyAre() {
        StabilityOptions given =
                StabilityOptions.of(lasso().lambdas(0.5, 0.2)).pairs(5).rule(SelectionRule.gridAtThreshold(0.8));
        StabilityResult result = given.run(problem(60, 20, 7));
        assertThat(result.lambdas()).containsExactly(0.5, 0.2);
        assertThat(result.counts(0)).hasSize(2);
        assertThat(given.rule(SelectionRule.firstAtThreshold(1, 0.8))
                        .run(problem(60, 20, 7))
                        .notes())
                .contains(
                        "in 10 of 10 subsamples more than 1 features were non-zero at the largest lambda already, so nothing"
                                + " was selected there; begin at a larger one");
    }

    @Test
    void featuresThatAreNotPenalisedOrExcludedAreNotChosenFrom() {
        double[] factors = new double[20];
        Arrays.fill(factors, 1.0);
        factors[1] = 0;
        factors[2] = Double.POSITIVE_INFINITY;
        StabilityResult result = options().run(problem(60, 20, 8).penaltyFactors(factors));
        assertThat(result.terms().candidates()).isEqualTo(18);
        assertThat(result.frequency(1)).isEqualTo(1.0);
        assertThat(result.frequency(2)).isEqualTo(0.0);
        assertThat(result.selected()).contains(0).doesNotContain(1, 2);
        assertThat(result.notes())
                .contains(
                        "features that are never penalised are in every model and not chosen from; their number is 1");
    }

    @Test
    void aConstantResponseSelectsNothing() {
        double[] y = new double[20];
        Arrays.fill(y, 3.0);
        StabilityResult result = options().run(Problem.of(problem(20, 10, 9).x(), y));
        assertThat(result.selected()).isEmpty();
        assertThat(result.notes()).contains("the response is constant (3.0)");
    }

    /** All rows together correlate with nothing, halves do: their λmax is far above the grid, which is continued for them. */
    @Test
    void aSubsampleWithALargerLambdaMaxIsFollowedFromThere() {
        int n = 24;
        double[][] x = new double[n][3];
        double[] y = new double[n];
        Random random = new Random(12);
        for (int i = 0; i < n / 2; i++) {
            for (int j = 0; j < 3; j++) {
                x[i][j] = random.nextGaussian();
                x[n - 1 - i][j] = x[i][j];
            }
            y[i] = random.nextGaussian();
            y[n - 1 - i] = -y[i] + 1e-3 * x[i][0];
        }
        StabilityResult result =
                options().rule(SelectionRule.firstAtThreshold(1, 0.6)).run(Problem.of(x, y));
        assertThat(result.report().lambdaMax()).isLessThan(1e-3);
        assertThat(result.notes()).isEmpty();
        assertThat(result.meanSelected()).isGreaterThan(0.9);
        assertThat(Arrays.stream(result.frequencies()).sum()).isCloseTo(result.meanSelected(), within(1e-12));
    }

    @Test
    void cancellingEndsAllFits() {
        AtomicInteger heard = new AtomicInteger();
        assertThatThrownBy(() -> options().run(problem(60, 20, 10), new ResamplingListener() {
                    @Override
                    public void onFit(int done, int total) {
                        assertThat(total).isEqualTo(30);
                        heard.set(done);
                    }

                    @Override
                    public boolean cancelled() {
                        return heard.get() >= 7;
                    }
                }))
                .isInstanceOf(CancellationException.class)
                .hasMessage("stopped after 7 of 30 fits");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> options().run(problem(3, 4, 1)))
                .isInstanceOf(NotApplicableException.class)
                .hasMessage("there are 3 rows with positive weight; halves of at least two rows need 4");
        assertThatThrownBy(() -> options().run(problem(10, 5, 1)))
                .isInstanceOf(NotApplicableException.class)
                .hasMessage("q is 6, but there are 5 features to choose from");
        assertThatThrownBy(() -> options().rule(SelectionRule.first(0.6, 1e-3)).run(problem(10, 5, 1)))
                .isInstanceOf(NotApplicableException.class)
                .hasMessage(
                        "even with one feature for each of 30 subsamples at most 0.600 false selections are proved at"
                                + " threshold 0.6 (Shah and Samworth, unimodal), not 0.001; allow more, or raise the threshold");
        assertThatThrownBy(
                        () -> options().rule(SelectionRule.firstWithin(5, 0.1)).run(problem(10, 20, 1)))
                .isInstanceOf(NotApplicableException.class)
                .hasMessageStartingWith("with 5 features selected by each of 30 subsamples, at most");
        assertThatThrownBy(() -> StabilityOptions.of(lasso().alpha(0)))
                .hasMessage("ridge (alpha 0) selects every feature; stability selection needs alpha above 0");
        assertThatThrownBy(() -> options().halves(10).bound(ErrorBound.UNIMODAL))
                .hasMessage(
                        "the bound Shah and Samworth, unimodal is proved for complementary pairs; take pairs, or the bound of"
                                + " Meinshausen and Buehlmann");
        assertThatThrownBy(() -> options().weakness(0))
                .hasMessage("the weakness must be above 0 and at most 1, not 0.0");
        assertThatThrownBy(() -> SelectionRule.firstAtThreshold(0, 0.7)).hasMessage("q must be at least 1, not 0");
        assertThatThrownBy(() -> SelectionRule.first(0.7, 0))
                .hasMessage("the bound on false selections must be positive and finite, not 0.0");
        double[] excluded = new double[5];
        Arrays.fill(excluded, Double.POSITIVE_INFINITY);
        assertThatThrownBy(() -> options().run(problem(10, 5, 1).penaltyFactors(excluded)))
                .hasMessage("there is no feature to choose from: none has a positive and finite penalty factor");
    }
}
