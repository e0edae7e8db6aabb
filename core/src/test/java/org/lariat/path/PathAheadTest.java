package org.lariat.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lariat.kernel.ScalarKernel;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;
import org.lariat.objective.GapBound;
import org.lariat.objective.Problem;
import org.lariat.objective.StandardizedProblem;
import org.lariat.objective.StopReason;
import org.lariat.solver.ActiveSetSolver;
import org.lariat.solver.Limits;
import org.lariat.solver.MemoryBudget;
import org.lariat.solver.PointResult;
import org.lariat.solver.PointSolver;
import org.lariat.solver.SolverState;

/** Paths of a solver that goes ahead, with what can go wrong on the way. */
class PathAheadTest {
    private static final double TOLERANCE = 1e-9;
    private static final double[] LAMBDAS =
            IntStream.range(0, 33).mapToDouble(k -> 1.6 * Math.pow(0.88, k)).toArray();

    private final StandardizedProblem problem = problem(30, 60, row -> 2 * row[3] - 1.5 * row[17] + row[40]);

    private static StandardizedProblem problem(int n, int p, ToDoubleFunction<double[]> signal) {
        Random random = new Random(5);
        double[][] x = new double[n][p];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                x[i][j] = random.nextGaussian();
            }
            y[i] = signal.applyAsDouble(x[i]) + random.nextGaussian();
        }
        Problem plain = Problem.of(DenseMatrix.ofRows(x), y);
        StandardizedMatrix standardized = new StandardizedMatrix(plain.x(), null, true, Workers.SERIAL);
        return new StandardizedProblem(plain, standardized, 1.0, true, true);
    }

    /** An active-set solver that fails where it is told to, and says what it was asked. */
    private final class Spied implements PointSolver {
        private final PointSolver own = new ActiveSetSolver(problem, MemoryBudget.DEFAULT, new ScalarKernel());
        private final int most;
        private final List<Double> unproved;
        private final List<Double> incomplete;
        private final List<Double> approached = new ArrayList<>();
        private final List<Integer> proofs = new ArrayList<>(); // how many λs each was for
        private final List<Double> solved = new ArrayList<>();
        private final List<Long> allowed = new ArrayList<>(); // epochs left to those

        Spied(int most, List<Double> unproved, List<Double> incomplete) {
            this.most = most;
            this.unproved = unproved;
            this.incomplete = incomplete;
        }

        @Override
        public String name() {
            return own.name();
        }

        @Override
        public int ahead() {
            return Math.min(most, own.ahead());
        }

        @Override
        public Approach approach(SolverState state, double lambda, double next, Limits limits) {
            double on = lambda * problem.sigma();
            assertThat(next).isLessThan(lambda);
            if (incomplete.stream().anyMatch(l -> Math.abs(l - on) < 1e-12)) {
                return new Approach(3, false);
            }
            approached.add(on);
            return own.approach(state, lambda, next, limits);
        }

        @Override
        public List<GapBound> prove() {
            List<GapBound> bounds = new ArrayList<>(own.prove());
            int first = approached.size() - bounds.size();
            for (int k = 0; k < bounds.size(); k++) {
                double on = approached.get(first + k);
                if (unproved.stream().anyMatch(l -> Math.abs(l - on) < 1e-12)) {
                    bounds.set(k, new GapBound(1.0, 0.5, 0.5, 0.0, 0.0, 1.0));
                }
            }
            proofs.add(bounds.size());
            return bounds;
        }

        @Override
        public PointResult solve(SolverState state, double lambda, double previousLambda, Limits limits) {
            solved.add(lambda * problem.sigma());
            allowed.add(limits.maxEpochs());
            return own.solve(state, lambda, previousLambda, limits);
        }

        @Override
        public void solveUnpenalized(SolverState state, Limits limits) {
            own.solveUnpenalized(state, limits);
        }
    }

    private PathSolver.Result path(PointSolver solver, int maxFeatures, PathListener listener) {
        PathSolver path = new PathSolver(problem, solver, TOLERANCE, 1000, maxFeatures, listener, false);
        return path.path(LAMBDAS, path.nullModel(), Double.POSITIVE_INFINITY);
    }

    private PathSolver.Result path(PointSolver solver) {
        return path(solver, Integer.MAX_VALUE, progress -> {});
    }

    /** What a solver finds that goes λ by λ. */
    private List<PathPoint> expected() {
        Spied alone = new Spied(1, List.of(), List.of());
        List<PathPoint> points = path(alone).points();
        assertThat(alone.solved).hasSize(LAMBDAS.length);
        assertThat(alone.approached).isEmpty();
        return points;
    }

    private static void assertSame(List<PathPoint> points, List<PathPoint> expected) {
        assertThat(points).hasSize(expected.size());
        for (int k = 0; k < points.size(); k++) {
            PathPoint point = points.get(k);
            assertThat(point.lambda()).isEqualTo(LAMBDAS[k]);
            assertThat(point.result().stop()).isEqualTo(StopReason.CONVERGED);
            assertThat(point.result().bound().relative()).isLessThanOrEqualTo(TOLERANCE);
            assertThat(point.index()).containsExactly(expected.get(k).index());
            assertThat(point.b()).containsExactly(expected.get(k).b(), within(1e-9));
            assertThat(point.meanSquaredResidual()).isCloseTo(expected.get(k).meanSquaredResidual(), within(1e-9));
        }
    }

    private static List<Double> lambdas(int... at) {
        return Arrays.stream(at).mapToObj(k -> LAMBDAS[k]).toList();
    }

    private static void assertLambdas(List<Double> found, int... at) {
        assertThat(found).hasSize(at.length);
        for (int k = 0; k < at.length; k++) {
            assertThat(found.get(k)).isCloseTo(LAMBDAS[at[k]], within(1e-12));
        }
    }

    @Test
    void severalAreProvedAtOnceAndWhatTheyReadIsShared() {
        double before = problem.x().sweeps();
        List<PathPoint> expected = expected();
        double alone = problem.x().sweeps() - before;
        Spied spied = new Spied(10, List.of(), List.of());
        before = problem.x().sweeps();
        List<PathPoint> points = path(spied).points();
        double together = problem.x().sweeps() - before;
        assertSame(points, expected);
        assertThat(spied.proofs).containsExactly(10, 10, 10, 3);
        assertThat(spied.solved).isEmpty();
        assertThat(together).isLessThan(alone);
        double counted = points.stream().mapToDouble(PathPoint::sweeps).sum();
        assertThat(counted).isBetween(together - 4.0, together); // the null model comes before
    }

    @Test
    void aLambdaAloneIsSolvedAsEver() {
        Spied spied = new Spied(4, List.of(), List.of());
        assertSame(path(spied).points(), expected());
        assertThat(spied.proofs).hasSize(8).containsOnly(4);
        assertLambdas(spied.solved, 32);
    }

    @Test
    void whereAProofFailsThePathGoesOnFromThere() {
        Spied spied = new Spied(10, lambdas(0, 13), List.of());
        List<PathPoint> points = path(spied).points();
        assertSame(points, expected());
        assertLambdas(spied.solved, 0, 13);
        // 0 fails: five, then ten; of these the fourth fails: five again.
        assertThat(spied.proofs).containsExactly(10, 5, 10, 5, 10, 4);
        assertThat(spied.allowed.get(1)).isLessThan(1000);
        assertThat(points.get(13).result().epochs()).isGreaterThanOrEqualTo(1000 - spied.allowed.get(1));
    }

    @Test
    void whereNoProofHoldsItSoonGoesLambdaByLambda() {
        Spied spied = new Spied(10, Arrays.stream(LAMBDAS).boxed().toList(), List.of());
        assertSame(path(spied).points(), expected());
        assertThat(spied.proofs).containsExactly(10, 5, 2);
        assertThat(spied.solved).hasSize(LAMBDAS.length);
    }

    @Test
    void whatIsNotApproachedInFullIsSolved() {
        Spied spied = new Spied(10, List.of(), lambdas(0, 6, 7));
        List<PathPoint> points = path(spied).points();
        assertSame(points, expected());
        assertLambdas(spied.solved, 0, 6, 7);
        assertThat(spied.allowed).containsExactly(997L, 997L, 997L);
        assertThat(spied.proofs).containsExactly(5, 10, 10, 5);
        assertThat(points.get(6).result().epochs()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aListenerEndsThePathBetweenPointsProvedTogether() {
        Spied spied = new Spied(10, List.of(), List.of());
        int[] heard = new int[1];
        PathSolver.Result result = path(spied, Integer.MAX_VALUE, new PathListener() {
            @Override
            public void onPoint(Progress progress) {
                heard[0] = progress.done();
            }

            @Override
            public boolean cancelled() {
                return heard[0] >= 13;
            }
        });
        assertThat(result.end()).isEqualTo(PathEnd.CANCELLED);
        assertSame(result.points(), expected().subList(0, 13));
        assertThat(spied.approached).hasSize(20);
    }

    /** What is proved is done, though the path was cancelled before anybody heard of it. */
    @Test
    void cancelledOnTheWayAheadItKeepsWhatItHas() {
        Spied spied = new Spied(10, List.of(), List.of());
        PathSolver.Result result = path(spied, Integer.MAX_VALUE, new PathListener() {
            @Override
            public void onPoint(Progress progress) {}

            @Override
            public boolean cancelled() {
                return spied.approached.size() == 17;
            }
        });
        assertThat(result.end()).isEqualTo(PathEnd.CANCELLED);
        assertThat(spied.proofs).containsExactly(10, 6);
        assertSame(result.points(), expected().subList(0, 16));
    }

    @Test
    void beyondTheLimitOnFeaturesItDoesNotGo() {
        Spied spied = new Spied(10, List.of(), List.of());
        List<PathPoint> expected = expected();
        PathSolver.Result result = path(spied, 5, progress -> {});
        assertThat(result.end()).isEqualTo(PathEnd.MAX_FEATURES);
        int size = result.points().size();
        assertSame(result.points(), expected.subList(0, size));
        assertThat(expected.get(size).index().length).isGreaterThan(5);
        assertThat(spied.approached).as("one more than fits").hasSize(size + 1);
    }

    /** Guesses fill a share of the budget alone: were it all of it, those that must join would soon find no room, and every λ after that would cost sweeps. */
    @Test
    void guessesLeaveRoomForThoseThatMustJoin() {
        StandardizedProblem wide =
                problem(60, 600, row -> Arrays.stream(row, 0, 8).sum());
        int columns = 56; // of the working set; the last solution has 52 non-zeros
        MemoryBudget tight = new MemoryBudget(16L * columns * columns, 1L << 28);
        PointSolver solver = new ActiveSetSolver(wide, tight, new ScalarKernel());
        PathSolver path = new PathSolver(wide, solver, TOLERANCE, 100_000, Integer.MAX_VALUE, progress -> {}, false);
        double[] lambdas =
                IntStream.range(0, 60).mapToDouble(k -> 1.9 * Math.pow(0.93, k)).toArray();
        path.path(lambdas, path.nullModel(), Double.POSITIVE_INFINITY);
        // 17 with room for all, 58 with this budget; 156 if guesses may fill all of it.
        assertThat(wide.x().sweeps()).isLessThan(100.0);
    }
}
