package org.lariat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.objective.Certificate;
import org.lariat.objective.Problem;
import org.lariat.objective.StopReason;
import org.lariat.path.CostHistory;
import org.lariat.path.CostHistory.Cost;
import org.lariat.path.LambdaGrid;
import org.lariat.path.PathListener;

/** Solvers for comparison reach what the default solver reaches, and their costs are written down. */
class FirstOrderTest {
    private static final double TOLERANCE = 1e-6;
    private static final List<String> ALL = List.of("ista", "fista", "cd-cyclic", "cd-random", "subgradient");

    private static LassoOptions options() {
        return Lasso.options().threads(1).backend("scalar").tolerance(TOLERANCE).lambdas(LambdaGrid.geometric(6, 0.05));
    }

    /** Everything at once: weights (one of them 0), offset, factors (0 and ∞ among them), bounds of each kind. */
    private static Problem rich(int n, int p, long seed) {
        Random random = new Random(seed);
        double[][] x = Problems.rows(n, p, 0.6, 1.0, seed);
        double[] weights = random.doubles(n, 0.2, 2.0).toArray();
        weights[3] = 0.0;
        double[] factors = random.doubles(p, 0.5, 2.0).toArray();
        factors[1] = 0.0;
        factors[2] = Double.POSITIVE_INFINITY;
        double[] lower = new double[p];
        double[] upper = new double[p];
        for (int j = 0; j < p; j++) {
            lower[j] = j % 3 == 0 ? -0.4 : j == 1 || j % 3 == 1 ? Double.NEGATIVE_INFINITY : 0.0;
            upper[j] = j % 4 == 0 ? 0.5 : Double.POSITIVE_INFINITY;
        }
        return Problem.of(x, Problems.response(x, 6, seed))
                .weights(weights)
                .offset(random.doubles(n, -1.0, 1.0).toArray())
                .penaltyFactors(factors)
                .bounds(lower, upper);
    }

    private static void assertAgree(LassoOptions options, Problem problem, String solver) {
        LassoPath known = options.tolerance(1e-10).path(problem);
        LassoPath path = options.solver(solver).path(problem);
        assertThat(path.report().solver()).isEqualTo(solver);
        assertThat(path.lambdas()).containsExactly(known.lambdas());
        for (int k = 0; k < path.size(); k++) {
            Certificate best = known.model(k).certificate().orElseThrow();
            Certificate own = path.model(k).certificate().orElseThrow();
            String what = solver + " at point " + k + ": " + own + "\n" + best;
            assertThat(own.stop()).as(what).isEqualTo(StopReason.CONVERGED);
            assertThat(own.relativeGap()).as(what).isLessThanOrEqualTo(TOLERANCE);
            assertThat(own.primal()).as(what).isGreaterThanOrEqualTo(best.primal() - best.gap());
            assertThat(own.primal() - own.gap()).as(what).isLessThanOrEqualTo(best.primal());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ista", "fista", "cd-cyclic", "cd-random"})
    void agreesWithTheDefaultSolver(String solver) {
        for (long seed = 0; seed < 3; seed++) {
            Problem tall = rich(50, 12, seed);
            Problem wide = rich(25, 40, seed);
            assertAgree(options(), tall, solver);
            assertAgree(options().alpha(0.5).standardize(false), tall, solver);
            assertAgree(options().intercept(false), wide, solver);
            assertAgree(options().alpha(0.3).standardize(false).intercept(false), wide, solver);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ista", "fista", "cd-cyclic", "cd-random", "subgradient"})
    void ridgeAndLeastSquaresToo(String solver) {
        Problem problem = Problems.problem(60, 8, 0.3, 3);
        assertAgree(options().alpha(0.0).lambdas(1.0, 0.3), problem, solver);
        assertAgree(options().lambdas(0.0), problem, solver);
    }

    /** It is slow, says so, and what it proves holds. */
    @Test
    void subgradientDescentIsHonest() {
        for (long seed = 0; seed < 3; seed++) {
            Problem problem = rich(50, 12, seed);
            LassoOptions options = options().alpha(0.9).maxEpochs(300);
            LassoPath known = options.maxEpochs(100_000).tolerance(1e-10).path(problem);
            LassoPath path = options.solver("subgradient").path(problem);
            for (int k = 0; k < path.size(); k++) {
                Certificate best = known.model(k).certificate().orElseThrow();
                Certificate own = path.model(k).certificate().orElseThrow();
                assertThat(own.stop()).isIn(StopReason.CONVERGED, StopReason.MAX_EPOCHS);
                assertThat(own.epochs()).isLessThanOrEqualTo(300);
                assertThat(own.relativeGap()).isLessThan(0.1);
                assertThat(own.primal()).isGreaterThanOrEqualTo(best.primal() - best.gap());
                assertThat(own.primal()).isLessThanOrEqualTo(best.primal() * 1.01);
                assertThat(own.primal() - own.gap()).isLessThanOrEqualTo(best.primal());
            }
            assertThat(path.report().notes()).anyMatch(note -> note.contains("(epoch limit reached)"));
        }
    }

    @Test
    void theEpochLimitIsKept() {
        for (String solver : ALL) {
            LassoModel model = options()
                    .solver(solver)
                    .tolerance(1e-12)
                    .maxEpochs(7)
                    .lambdas(0.05)
                    .path(Problems.problem(40, 60, 0.9, 4))
                    .model(0);
            Certificate own = model.certificate().orElseThrow();
            assertThat(own.stop()).as(solver).isEqualTo(StopReason.MAX_EPOCHS);
            assertThat(own.epochs()).as(solver).isEqualTo(7);
        }
    }

    @Test
    void momentumSavesIterations() {
        Problem problem = Problems.problem(80, 60, 0.9, 5);
        long plain = options().solver("ista").path(problem).report().epochs();
        long fast = options().solver("fista").path(problem).report().epochs();
        assertThat(3 * fast).isLessThan(plain);
    }

    @Test
    void aSeedReproducesEveryBitAndAnotherDoesNot() {
        Problem problem = rich(50, 12, 9);
        LassoOptions random = options().solver("cd-random").seed(5);
        LassoPath first = random.path(problem);
        LassoPath again = random.threads(3).path(problem);
        LassoPath other = random.seed(6).path(problem);
        for (int k = 0; k < first.size(); k++) {
            assertThat(again.model(k).coefficients())
                    .containsExactly(first.model(k).coefficients());
            assertThat(again.model(k).certificate()).isEqualTo(first.model(k).certificate());
        }
        assertThat(other.model(5).coefficients()).isNotEqualTo(first.model(5).coefficients());
    }

    private static LassoPath withHistory(String solver, Problem problem) {
        return options().solver(solver).maxEpochs(500).history(true).path(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ista", "cd-cyclic", "cd-random", "subgradient"})
    void theObjectiveNeverRises(String solver) {
        for (CostHistory history : withHistory(solver, rich(50, 12, 2)).report().history()) {
            double before = Double.POSITIVE_INFINITY;
            for (Cost cost : history.costs()) {
                assertThat(cost.objective()).isLessThanOrEqualTo(before * (1 + 1e-13));
                before = cost.objective();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"auto", "active-set", "cd", "lars", "ista", "fista", "cd-cyclic", "cd-random", "subgradient"})
    void historyGoesFromWarmStartToCertificate(String solver) {
        Problem problem = Problems.problem(50, 30, 0.5, 8);
        LassoPath path = withHistory(solver, problem);
        List<CostHistory> histories = path.report().history();
        assertThat(histories).hasSize(path.size());
        for (int k = 0; k < path.size(); k++) {
            CostHistory history = histories.get(k);
            assertThat(history.lambda()).isEqualTo(path.model(k).lambda());
            Certificate own = path.model(k).certificate().orElseThrow();
            Cost last = history.costs().getLast();
            assertThat(last.objective()).isEqualTo(own.primal());
            assertThat(last.gap().orElseThrow()).isEqualTo(own.gap());
            assertThat(last.sweeps()).isLessThanOrEqualTo(own.sweeps() + 1e-12);
            for (int i = 1; i < history.costs().size(); i++) {
                Cost before = history.costs().get(i - 1);
                Cost cost = history.costs().get(i);
                assertThat(cost.iteration()).isGreaterThan(before.iteration());
                assertThat(cost.sweeps()).isGreaterThanOrEqualTo(before.sweeps());
                assertThat(cost.objective()).isGreaterThanOrEqualTo(own.primal() - own.gap());
            }
        }
    }

    @Test
    void objectivesOfTheHistoryAreThoseOfTheProblem() {
        double[][] x = Problems.rows(40, 10, 0.5, 2.0, 1);
        double[] y = Problems.response(x, 4, 1);
        for (String solver : List.of("fista", "cd-cyclic")) {
            LassoOptions options =
                    options().solver(solver).tolerance(1e-13).lambdas(0.1).history(true);
            LassoPath whole = options.path(x, y);
            List<Cost> costs = whole.report().history().getFirst().costs();
            for (int iterations : new int[] {1, 4, 9}) {
                LassoModel early = options.maxEpochs(iterations).path(x, y).model(0);
                double objective = Problems.objective(x, y, early, 1.0, true);
                assertThat(costs.get(iterations).iteration()).isEqualTo(iterations);
                assertThat(costs.get(iterations).objective()).isCloseTo(objective, within(1e-12));
            }
        }
    }

    @Test
    void historyIsKeptWhenAskedForOnlyAndChangesNothing() {
        Problem problem = rich(50, 12, 7);
        for (String solver : List.of("auto", "cd", "ista", "fista", "cd-cyclic", "cd-random", "subgradient")) {
            LassoOptions options = options().solver(solver).maxEpochs(200);
            LassoPath without = options.path(problem);
            LassoPath with = options.history(true).path(problem);
            assertThat(without.report().history()).isEmpty();
            assertThat(with.report().sweeps()).isEqualTo(without.report().sweeps());
            for (int k = 0; k < with.size(); k++) {
                assertThat(with.model(k).coefficients())
                        .containsExactly(without.model(k).coefficients());
                assertThat(with.model(k).certificate())
                        .isEqualTo(without.model(k).certificate());
            }
        }
    }

    @Test
    void aSingleLambdaHasTheHistoryOfItsWayToo() {
        LassoPath path = options()
                .solver("fista")
                .history(true)
                .single(Problems.problem(40, 10, 0.5, 1), 0.05, PathListener.NONE);
        List<CostHistory> histories = path.report().history();
        assertThat(histories.size()).isGreaterThan(2);
        assertThat(histories.getLast().lambda()).isEqualTo(0.05);
    }
}
