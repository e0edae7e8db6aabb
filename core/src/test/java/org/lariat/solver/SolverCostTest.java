package org.lariat.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.kernel.ScalarKernel;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.GapBound;
import org.lariat.objective.Penalty;
import org.lariat.objective.Problem;
import org.lariat.objective.StopReason;
import org.lariat.screening.Sweep;
import org.lariat.solver.SmallProblem.Design;
import org.lariat.solver.SmallProblem.Kind;

/** What solvers spend, count and refuse, and to whom they hand over: what a right result alone does not show. */
class SolverCostTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double[] UP_AND_DOWN = {0.3, 0.02, 0.1, 0.1, 5.0, 0.05, 0.2, 0.01};

    private static PointSolver solver(String name, SmallProblem small, MemoryBudget memory) {
        return Solvers.named(name, small.problem(), small.alpha(), memory, new ScalarKernel(), 7);
    }

    private static PointSolver solver(String name, SmallProblem small) {
        return solver(name, small, MemoryBudget.DEFAULT);
    }

    private static Limits limits(double tolerance, long maxEpochs) {
        return new Limits(tolerance, maxEpochs, () -> false);
    }

    private static PointResult solve(PointSolver solver, SolverState state, double lambda, long maxEpochs) {
        return solver.solve(state, lambda, INF, limits(1e-10, maxEpochs));
    }

    /** With columns 1 and 4 free of penalty. */
    private static SmallProblem withFreeColumns(long seed) {
        Random random = new Random(seed);
        int n = 30;
        int p = 12;
        double[][] x = new double[n][p];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                x[i][j] = random.nextGaussian() + (j > 0 ? 0.5 * x[i][j - 1] : 0.0);
            }
            y[i] = x[i][1] - 2 * x[i][3] + x[i][4] + random.nextGaussian();
        }
        double[] factors = new double[p];
        Arrays.fill(factors, 1.0);
        factors[1] = 0.0;
        factors[4] = 0.0;
        return SmallProblem.of(Problem.of(DenseMatrix.ofRows(x), y).penaltyFactors(factors), 1.0, true);
    }

    // ---- the homotopy ----

    /** Further down it goes on, further up it begins anew: in both cases what a path of its own would give, bit for bit. */
    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"LASSO", "NON_NEGATIVE", "WEIGHTED"})
    void aHomotopyUsedBeforeIsAFreshOne(Kind kind) {
        for (Design design : new Design[] {Design.TALL, Design.WIDE}) {
            SmallProblem small = SmallProblem.of(design, kind, 2);
            PointSolver used = solver("lars", small);
            double previous = INF;
            for (double lambda : UP_AND_DOWN) {
                PointSolver fresh = solver("lars", small);
                SolverState state = small.start();
                SolverState expected = small.start();
                PointResult one = solve(used, state, lambda, 5000);
                PointResult other = solve(fresh, expected, lambda, 5000);
                assertThat(state.b()).isEqualTo(expected.b());
                assertThat(used.knots()).isEqualTo(fresh.knots());
                assertThat(one.bound().gap()).isEqualTo(other.bound().gap());
                if (lambda > previous && used.knots().size() == one.epochs()) {
                    assertThat(one.epochs()).isEqualTo(other.epochs());
                }
                previous = lambda;
            }
        }
    }

    @Test
    void freeColumnsAreInTheHomotopyFromTheStart() {
        SmallProblem small = withFreeColumns(5);
        PointSolver solver = solver("lars", small);
        SolverState state = small.start();
        for (double lambda : UP_AND_DOWN) {
            assertThat(solve(solver, state, lambda, 500).stop()).isEqualTo(StopReason.CONVERGED);
            assertThat(small.violation(lambda, state.b())).isLessThan(1e-12);
            assertThat(solver.knots()).noneMatch(knot -> knot.column() == 1 || knot.column() == 4);
        }
    }

    @Test
    void aKnotIsAnEpochAndTwoSolves() {
        SmallProblem small = SmallProblem.of(Design.TALL, Kind.LASSO, 2);
        PointSolver all = solver("lars", small);
        solve(all, small.start(), 1e-6, 5000);
        List<Knot> knots = all.knots();
        assertThat(knots.size()).isGreaterThan(5);
        for (int k = 0; k < knots.size(); k++) {
            // At a knot itself those above it are passed; just below it is, too.
            assertThat(solve(solver("lars", small), small.start(), knots.get(k).lambda(), 5000)
                            .epochs())
                    .isEqualTo(k);
            PointSolver below = solver("lars", small);
            PointResult result = solve(below, small.start(), knots.get(k).lambda() * (1 - 1e-9), 5000);
            assertThat(result.epochs()).isEqualTo(k + 1);
            assertThat(below.newtonSteps()).isEqualTo(2L * (k + 2));
            assertThat(below.notes()).isEmpty();
        }
    }

    @Test
    void knotsCountAgainstTheLimitOfEachLambda() {
        SmallProblem small = SmallProblem.of(Design.TALL, Kind.LASSO, 2);
        PointSolver all = solver("lars", small);
        solve(all, small.start(), 1e-6, 5000);
        double first = 0.5 * (all.knots().get(1).lambda() + all.knots().get(2).lambda());
        double second = 0.5 * (all.knots().get(4).lambda() + all.knots().get(5).lambda());
        for (int allowed = 1; allowed <= 4; allowed++) {
            PointSolver solver = solver("lars", small);
            SolverState state = small.start();
            PointResult above = solve(solver, state, first, 2);
            assertThat(above.stop()).isEqualTo(StopReason.CONVERGED);
            assertThat(above.epochs()).isEqualTo(2);
            PointResult result = solve(solver, state, second, allowed);
            assertThat(result.stop()).isEqualTo(allowed < 3 ? StopReason.MAX_EPOCHS : StopReason.CONVERGED);
            assertThat(result.epochs()).isEqualTo(Math.min(allowed, 3));
        }
    }

    @Test
    void knotsAreHandedOutFromTheTopWhateverWasSolvedBefore() {
        SmallProblem small = SmallProblem.of(Design.TALL, Kind.LASSO, 2);
        LarsSolver solver = new LarsSolver(
                small.problem(), MemoryBudget.DEFAULT, new CoordinateDescent(small.problem()), new ScalarKernel());
        solve(solver, small.start(), 1e-6, 5000);
        List<Knot> knots = solver.knots();
        double least = 1e-6 * small.problem().sigma();
        PrimitiveIterator.OfDouble lambdas = solver.lambdas(least);
        for (Knot knot : knots) {
            assertThat(lambdas.nextDouble())
                    .isCloseTo(knot.lambda() * small.problem().sigma(), within(1e-12));
        }
        assertThat(lambdas.nextDouble()).isEqualTo(least);
        assertThat(lambdas.hasNext()).isFalse();
        assertThat(solver.usualKnots()).isEqualTo(9);
        SmallProblem wide = SmallProblem.of(Design.WIDE, Kind.LASSO, 2);
        assertThat(new LarsSolver(
                                wide.problem(),
                                MemoryBudget.DEFAULT,
                                new CoordinateDescent(wide.problem()),
                                new ScalarKernel())
                        .usualKnots())
                .isEqualTo(9);
    }

    @Test
    void onlySignsMayBeBoundedAndTheFactorMustFit() {
        SmallProblem plain = SmallProblem.of(Design.TALL, Kind.LASSO, 2);
        Problem raw = Problem.of(
                plain.problem().x().design(), plain.problem().target().clone());
        double[][] allowed = {{0.0, INF}, {-INF, 0.0}, {-INF, INF}, {0.0, 0.0}};
        double[][] refused = {{-1.0, INF}, {-INF, 1.0}, {0.0, 1.0}, {-1.0, 0.0}};
        for (double[] bounds : allowed) {
            SmallProblem small = SmallProblem.of(raw.bounds(bounds[0], bounds[1]), 1.0, true);
            assertThat(solve(solver("lars", small), small.start(), 0.05, 100).stop())
                    .isEqualTo(StopReason.CONVERGED);
        }
        for (double[] bounds : refused) {
            SmallProblem small = SmallProblem.of(raw.bounds(bounds[0], bounds[1]), 1.0, true);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> solver("lars", small))
                    .withMessageContaining("no bounds but 0");
        }
        double[] free = new double[9];
        for (double[] bounds : new double[][] {{0.0, INF}, {-INF, 0.0}}) {
            SmallProblem small = SmallProblem.of(raw.penaltyFactors(free).bounds(bounds[0], bounds[1]), 1.0, true);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> solver("lars", small))
                    .withMessageContaining("none on columns without penalty");
        }
        solver("lars", plain, new MemoryBudget(16L * 9 * 9, 1000));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> solver("lars", plain, new MemoryBudget(16L * 8 * 8, 1000)))
                .withMessageContaining("a factor of up to 9 columns");
    }

    // ---- working sets ----

    @ParameterizedTest
    @ValueSource(strings = {"active-set", "cd"})
    void freeColumnsAreFittedFirst(String name) {
        for (long seed = 0; seed < 4; seed++) {
            SmallProblem small = withFreeColumns(seed);
            PointSolver solver = solver(name, small);
            SolverState state = small.start();
            for (double lambda : new double[] {2.0, 0.3, 0.05}) {
                PointResult result = solve(solver, state, lambda, 2000);
                assertThat(result.stop()).isEqualTo(StopReason.CONVERGED);
                assertThat(small.violation(lambda, state.b())).isLessThan(1e-5);
                assertThat(state.b()[1]).isNotZero();
            }
        }
    }

    /** A support larger than the working set may be goes to coordinate descent, which needs no Gram matrix. */
    @Test
    void whatDoesNotFitIntoTheBudgetIsHandedOver() {
        SmallProblem small = SmallProblem.of(Design.WIDE, Kind.LASSO, 4);
        for (int room = 4; room <= 6; room++) {
            PointSolver solver = solver("active-set", small, new MemoryBudget(16L * room * room, 10_000));
            double[] b = new double[24];
            Arrays.fill(b, 3, 8, 0.2);
            SolverState state = new SolverState(small.problem(), b);
            PointResult result = solver.solve(state, 0.4, INF, limits(1e-9, 20_000));
            assertThat(result.stop()).isEqualTo(StopReason.CONVERGED);
            assertThat(small.violation(0.4, state.b())).isLessThan(1e-4);
            assertThat(solver.newtonSteps() > 0).as("room for " + room).isEqualTo(room >= 5);
        }
    }

    @Test
    void epochsOfWhoeverTookOverCountAgainstTheLimit() {
        SmallProblem small = SmallProblem.of(Design.WIDE, Kind.LASSO, 4);
        for (long limit : new long[] {1, 3, 10}) {
            PointSolver solver = solver("active-set", small, new MemoryBudget(16L * 4, 10_000));
            PointResult result = solver.solve(small.start(), 0.001, INF, limits(1e-12, limit));
            assertThat(result.stop()).isEqualTo(StopReason.MAX_EPOCHS);
            assertThat(result.epochs()).isEqualTo(limit);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gram", "active-set", "cd"})
    void limitsAreKeptToTheEpoch(String name) {
        SmallProblem small = SmallProblem.of(Design.TALL, Kind.BOX, 4);
        PointSolver solver = solver(name, small);
        SolverState state = small.start();
        for (long limit = 1; limit <= 3; limit++) {
            PointResult result = solver.solve(state, 0.01, INF, limits(0.0, limit));
            assertThat(result.epochs()).isLessThanOrEqualTo(limit);
            assertThat(result.epochs() == limit || result.stop() == StopReason.MACHINE_PRECISION)
                    .isTrue();
        }
    }

    @Test
    void withoutPenaltyTheGramSolverHandsOver() {
        SmallProblem small = SmallProblem.of(Design.TALL, Kind.LASSO, 6);
        SolverState state = small.start();
        PointSolver solver = solver("gram", small);
        solver.solveUnpenalized(state, limits(1e-9, 10_000));
        // Nothing is free of penalty: the null model has no coefficients, and λ = 0 is least squares.
        assertThat(state.b()).containsOnly(0.0);
        PointResult result = solver.solve(state, 0.0, INF, limits(1e-9, 100_000));
        assertThat(result.stop()).isIn(StopReason.CONVERGED, StopReason.MACHINE_PRECISION);
        assertThat(small.violation(0.0, state.b())).isLessThan(1e-5);
    }

    // ---- reading columns ----

    /** A sweep at a price, which counts. */
    private static final class Priced implements Sweep {
        private final Sweep own;
        private final double cost;
        private int count;

        Priced(StandardizedMatrix x, double cost) {
            this.own = Sweep.of(x);
            this.cost = cost;
        }

        @Override
        public void correlations(double[] v, double[] out) {
            count++;
            own.correlations(v, out);
        }

        @Override
        public double error() {
            return 0.0;
        }

        @Override
        public double cost() {
            return cost;
        }
    }

    /** Reads for a residual near one that is known; a price decides about a new sweep. */
    private record Reading(int likely, int afterLikely, int all, int sweeps) {
        static Reading at(double price, long seed, double lambda, double slack) {
            SmallProblem small = SmallProblem.of(Design.WIDE, Kind.LASSO, 4);
            StandardizedMatrix x = small.problem().x();
            Priced sweep = new Priced(x, price);
            OpenColumns open = new OpenColumns(small.problem(), new GramWorkingSet(x), 3, new ScalarKernel(), sweep);
            SolverState state = small.start();
            open.seed(state.residual(), state.correlations());
            Random random = new Random(seed);
            for (int j = 0; j < 24; j++) {
                state.b()[j] = 0.15 * random.nextGaussian();
            }
            state.refresh();
            Penalty penalty = small.problem().penalty(lambda);
            open.readLikely(state.residual(), penalty.lambda());
            int likely = open.count();
            int sweeps = sweep.count;
            open.readRest(state.residual(), slack);
            return new Reading(likely, sweeps, open.count(), sweep.count);
        }
    }

    /** What is on its way out at one λ is in W at the next, so rounds are saved; a state that somebody has touched tells nothing of that. */
    @Test
    void columnsOnTheirWayOutSaveRounds() {
        long predicted = 0;
        long surprised = 0;
        for (long seed = 0; seed < 5; seed++) {
            predicted += passes(seed, false);
            surprised += passes(seed, true);
        }
        assertThat(predicted).isLessThan(surprised * 19 / 20);
    }

    private static long passes(long seed, boolean touched) {
        Random random = new Random(seed);
        double[][] x = new double[100][1000];
        double[] y = new double[100];
        for (int i = 0; i < 100; i++) {
            Arrays.setAll(x[i], j -> random.nextGaussian());
            y[i] = x[i][0] - x[i][1] + x[i][2] + random.nextGaussian();
        }
        SmallProblem small = SmallProblem.of(Problem.of(DenseMatrix.ofRows(x), y), 1.0, true);
        PointSolver solver = new ActiveSetSolver(small.problem(), MemoryBudget.DEFAULT, new ScalarKernel());
        SolverState state = small.start();
        long passes = 0;
        for (double lambda = 0.5; lambda > 0.005; lambda *= 0.95) {
            if (touched) {
                state.refresh();
            }
            PointResult result =
                    solver.solve(state, lambda, INF, new Limits(1e-7, 10_000, () -> false, CostListener.NONE));
            assertThat(result.stop()).isEqualTo(StopReason.CONVERGED);
            passes += result.epochs();
        }
        return passes;
    }

    /** A sweep is bought once reading columns one by one costs more than half of it. */
    @Test
    void aSweepIsBoughtWhenReadingCostsHalfOfIt() {
        int bought = 0;
        int boughtForTheRest = 0;
        for (long seed = 0; seed < 10; seed++) {
            for (double lambda : new double[] {0.3, 0.6, 0.9}) {
                Reading free = Reading.at(1e9, seed, lambda, 0.05);
                assertThat(free.sweeps).as("what is known needs none").isZero();
                // Half of the price times 24 columns is what may be read.
                for (int may = 0; may <= 24; may++) {
                    Reading priced = Reading.at(may / 12.0, seed, lambda, 0.05);
                    if (priced.afterLikely > 0) {
                        bought++;
                    } else if (priced.sweeps > 0) {
                        boughtForTheRest++;
                    }
                    assertThat(priced.afterLikely).isEqualTo(free.likely > may ? 1 : 0);
                    if (free.likely <= may) {
                        assertThat(priced.likely).isEqualTo(free.likely);
                        assertThat(priced.sweeps).isEqualTo(free.all > may ? 1 : 0);
                        assertThat(priced.all).isLessThanOrEqualTo(free.all);
                    }
                }
            }
        }
        assertThat(bought).isGreaterThan(50);
        assertThat(boughtForTheRest).isGreaterThan(10);
    }

    @Test
    void theFirstReadingBuysASweepUnlessItIsKnown() {
        SmallProblem small = SmallProblem.of(Design.WIDE, Kind.LASSO, 4);
        StandardizedMatrix x = small.problem().x();
        SolverState state = small.start();
        Penalty penalty = small.problem().penalty(10.0);
        for (boolean known : new boolean[] {false, true}) {
            Priced sweep = new Priced(x, 1.0);
            OpenColumns open = new OpenColumns(small.problem(), new GramWorkingSet(x), 3, new ScalarKernel(), sweep);
            if (known) {
                open.seed(state.residual(), state.correlations());
            }
            open.readLikely(state.residual(), penalty.lambda());
            open.readRest(state.residual(), 0.0);
            assertThat(sweep.count).isEqualTo(known ? 0 : 1);
            assertThat(open.count()).as("nothing is near lambda").isZero();
        }
    }

    // ---- textbook methods ----

    /** Columns of a Hadamard matrix but the constant one: orthogonal, and of norm 1. */
    private static double[][] orthogonal(int n, int p) {
        double[][] x = new double[n][p];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                x[i][j] = Integer.bitCount(i & (j + 1)) % 2 == 0 ? 1.0 : -1.0;
            }
        }
        return x;
    }

    /** L is 1 there, and a step as long as that solves it: no step is found too long, whatever rounding says. */
    @ParameterizedTest
    @ValueSource(strings = {"ista", "fista"})
    void orthogonalColumnsAreSolvedInOneStep(String name) {
        double[] y = new Random(3).doubles(32, -1, 1).toArray();
        SmallProblem small = SmallProblem.of(Problem.of(DenseMatrix.ofRows(orthogonal(32, 20)), y), 1.0, true);
        List<Double> objectives = new ArrayList<>();
        CostListener listener = new CostListener() {
            @Override
            public boolean isListening() {
                return true;
            }

            @Override
            public void onIterate(long iteration, double objective) {
                objectives.add(objective);
            }

            @Override
            public void onGap(long iteration, GapBound bound) {}
        };
        SolverState state = small.start();
        PointResult result = solver(name, small).solve(state, 0.05, INF, new Limits(1e-10, 500, () -> false, listener));
        assertThat(result.stop()).isEqualTo(StopReason.CONVERGED);
        assertThat(objectives.getFirst()).isCloseTo(small.objective(0.05, state.b()), within(1e-13));
    }

    /**
     * The power iteration begins with the correlations of y. Here they belong to an eigenvector of eigenvalue 1, others have 6; who starts outside of it steps too
     * far until L has been raised.
     */
    @ParameterizedTest
    @ValueSource(strings = {"ista", "fista"})
    void stepsThatAreTooLongAreShortened(String name) {
        double[][] h = orthogonal(16, 9);
        double[][] x = new double[16][7];
        double[] y = new double[16];
        for (int i = 0; i < 16; i++) {
            x[i][0] = h[i][0];
            for (int j = 1; j < 7; j++) {
                x[i][j] = h[i][1] + 0.1 * h[i][j + 1];
            }
            y[i] = h[i][0];
        }
        SmallProblem small = SmallProblem.of(Problem.of(DenseMatrix.ofRows(x), y), 1.0, true);
        Curvature curvature = new Curvature(small.problem(), small.problem().candidates());
        assertThat(curvature.value()).isCloseTo(1.0, within(1e-9));
        double[] b = {0.0, 1.0, 2.0, 1.0, -0.5, 1.0, 1.0};
        SolverState state = new SolverState(small.problem(), b);
        PointResult result = solver(name, small).solve(state, 0.1, INF, limits(1e-9, 3000));
        assertThat(result.stop()).isEqualTo(StopReason.CONVERGED);
        assertThat(state.b()[0]).isCloseTo(0.9, within(1e-4));
        assertThat(small.violation(0.1, state.b())).isLessThan(1e-4);
    }
}
