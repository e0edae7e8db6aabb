package org.lariat.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.kernel.BackendUnavailableException;
import org.lariat.kernel.ScalarKernel;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.GapBound;
import org.lariat.objective.OrthogonalBasis;
import org.lariat.objective.Problem;
import org.lariat.objective.StopReason;
import org.lariat.solver.SmallProblem.Design;
import org.lariat.solver.SmallProblem.Kind;

/** What every {@link PointSolver} promises: optimality at the tolerance, a true reason for its end, a state that belongs to its result. */
class SolverContractTest {
    private static final double[] LAMBDAS = {0.6, 0.2, 0.05, 0.01};

    private static PointSolver solver(String name, SmallProblem small) {
        return Solvers.named(name, small.problem(), small.alpha(), MemoryBudget.DEFAULT, new ScalarKernel(), 7);
    }

    /** For work and those for comparison that reach small gaps. */
    static Stream<String> exact() {
        return Stream.of("active-set", "gram", "cd");
    }

    static Stream<String> all() {
        return Solvers.NAMES.stream().filter(name -> !name.equals(Solvers.AUTO));
    }

    private static Limits limits(double tolerance, long maxEpochs) {
        return new Limits(tolerance, maxEpochs, () -> false);
    }

    private static void assertBelongs(SmallProblem small, double lambda, SolverState state, PointResult result) {
        double objective = small.objective(lambda, state.b());
        GapBound bound = result.bound();
        assertThat(bound.primal()).isCloseTo(objective, within(1e-12));
        // Before the residual is asked for, which some leave to be computed then.
        double intercept = new SolverState(small.problem(), state.b().clone()).intercept();
        assertThat(state.intercept()).isCloseTo(intercept, within(1e-12));
        double[] r = small.residual(state.b());
        assertThat(state.meanSquaredResidual()).isCloseTo(small.problem().x().inner(r, r), within(1e-12));
        assertThat(state.residual().plain()).containsExactly(r, within(1e-12));
        double[] c = state.correlations();
        double[] column = new double[r.length];
        StandardizedMatrix x = small.problem().x();
        for (int j = 0; j < x.columns(); j++) {
            x.column(j, column);
            assertThat(c[j]).isCloseTo(x.inner(column, r), within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("exact")
    void theTightestToleranceIsReachedAndProved(String name) {
        for (Kind kind : Kind.values()) {
            for (long seed = 0; seed < 6; seed++) {
                for (Design design : Design.values()) {
                    SmallProblem small = SmallProblem.of(design, kind, seed);
                    PointSolver solver = solver(name, small);
                    assertThat(solver.name()).isEqualTo(name);
                    SolverState state = small.start();
                    double previous = Double.POSITIVE_INFINITY;
                    for (double lambda : LAMBDAS) {
                        String what = String.join(" ", name, design.name(), kind.name(), seed + " at " + lambda);
                        PointResult result = solver.solve(state, lambda, previous, limits(1e-10, 5000));
                        assertThat(result.stop()).as(what).isEqualTo(StopReason.CONVERGED);
                        assertThat(result.bound().relative()).as(what).isLessThanOrEqualTo(1e-10);
                        assertThat(result.epochs()).as(what).isLessThan(2000);
                        assertThat(small.violation(lambda, state.b())).as(what).isLessThan(1e-4);
                        for (int j : small.problem().candidates()) {
                            assertThat(small.problem().penalty(lambda).clipped(j, state.b()[j]))
                                    .isEqualTo(state.b()[j]);
                        }
                        assertBelongs(small, lambda, state, result);
                        previous = lambda;
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("exact")
    void withoutPenaltyItIsLeastSquares(String name) {
        for (Kind kind : Kind.values()) {
            for (long seed = 0; seed < 3; seed++) {
                SmallProblem small = SmallProblem.of(Design.TALL, kind, seed);
                SolverState state = small.start();
                PointResult result =
                        solver(name, small).solve(state, 0.0, Double.POSITIVE_INFINITY, limits(1e-10, 20_000));
                assertThat(result.stop()).isIn(StopReason.CONVERGED, StopReason.MACHINE_PRECISION);
                assertThat(small.violation(0.0, state.b())).isLessThan(1e-5);
                assertBelongs(small, 0.0, state, result);
            }
        }
    }

    /** Coefficients that somebody else has moved are where work begins: at the solution there is none. */
    @ParameterizedTest
    @MethodSource("exact")
    void aStateOfAnotherSolverIsTakenOver(String name) {
        for (Kind kind : Kind.values()) {
            SmallProblem small = SmallProblem.of(Design.TALL, kind, 1);
            PointSolver solver = solver(name, small);
            SolverState state = small.start();
            solver.solve(state, 0.5, Double.POSITIVE_INFINITY, limits(1e-10, 5000));
            SolverState other = small.start();
            solver("cd", small).solve(other, 0.02, Double.POSITIVE_INFINITY, limits(1e-12, 50_000));
            System.arraycopy(other.b(), 0, state.b(), 0, other.b().length);
            state.refresh();
            PointResult result = solver.solve(state, 0.02, 0.5, limits(1e-10, 5000));
            assertThat(result.stop()).isEqualTo(StopReason.CONVERGED);
            assertThat(result.epochs()).as(name + " " + kind).isLessThanOrEqualTo(1);
            assertBelongs(small, 0.02, state, result);
        }
    }

    /** It knows nothing of what was solved before: the bits of a new one. */
    @ParameterizedTest
    @ValueSource(strings = {"gram", "active-set", "cd"})
    void anotherSolverHasTheBitsOfANewOne(String name) {
        SmallProblem small = SmallProblem.of(Design.TALL, Kind.EVERYTHING, 4);
        PointSolver spent = solver(name, small);
        spent.solve(small.start(), 0.01, Double.POSITIVE_INFINITY, limits(1e-9, 1000));
        PointSolver another = Solvers.another(
                spent, name, small.problem(), small.alpha(), MemoryBudget.DEFAULT, new ScalarKernel(), 7);
        assertThat(another.name()).isEqualTo(name);
        SolverState state = small.start();
        SolverState fresh = small.start();
        PointResult result = another.solve(state, 0.1, Double.POSITIVE_INFINITY, limits(1e-9, 1000));
        PointResult expected = solver(name, small).solve(fresh, 0.1, Double.POSITIVE_INFINITY, limits(1e-9, 1000));
        assertThat(state.b()).containsExactly(fresh.b());
        assertThat(result).isEqualTo(expected);
    }

    @Test
    void residentDesignsAreForWhatCanUseThem() {
        for (String name : Solvers.NAMES) {
            boolean can = List.of("auto", "active-set", "fista").contains(name);
            assertThat(Solvers.usesResident(name, 0.5)).as(name).isEqualTo(can);
            assertThat(Solvers.usesResident(name, 0.0)).as(name).isFalse();
            if (can) {
                Solvers.checkResident(name, "host", 0.5);
                assertThatThrownBy(() -> Solvers.checkResident(name, "host", 0.0))
                        .isInstanceOf(BackendUnavailableException.class)
                        .hasMessageStartingWith("at alpha 0 (ridge) no column can be left out");
            } else {
                assertThatThrownBy(() -> Solvers.checkResident(name, "host", 0.5))
                        .isInstanceOf(BackendUnavailableException.class)
                        .hasMessageStartingWith(
                                "the solver " + name + " computes without a resident design; with the backend host");
            }
        }
    }

    /** Solutions of solvers that work in Gram space are as sharp as rounding, whatever the tolerance. */
    @ParameterizedTest
    @ValueSource(strings = {"active-set", "gram"})
    void newtonStepsEndAtTheSolution(String name) {
        for (long seed = 0; seed < 10; seed++) {
            SmallProblem small =
                    SmallProblem.of(Design.TALL, List.of(Kind.values()).get((int) seed % 6), seed);
            PointSolver solver = solver(name, small);
            SolverState state = small.start();
            for (double lambda : LAMBDAS) {
                PointResult result = solver.solve(state, lambda, Double.POSITIVE_INFINITY, limits(1e-12, 100));
                assertThat(result.stop()).isEqualTo(StopReason.CONVERGED);
                assertThat(small.violation(lambda, state.b())).isLessThan(1e-12);
            }
            assertThat(solver.newtonSteps()).isBetween(1L, 200L);
        }
    }

    /** Between knots coefficients are linear in λ: every λ is exact, in any order. */
    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"LASSO", "NON_NEGATIVE", "WEIGHTED"})
    void theHomotopyIsExactInAnyOrder(Kind kind) {
        for (long seed = 0; seed < 8; seed++) {
            for (Design design : Design.values()) {
                SmallProblem small = SmallProblem.of(design, kind, seed);
                PointSolver solver = solver("lars", small);
                SolverState state = small.start();
                for (double lambda : new double[] {0.3, 0.3, 0.02, 0.1, 5.0, 0.05}) {
                    PointResult result = solver.solve(state, lambda, Double.POSITIVE_INFINITY, limits(1e-10, 5000));
                    String what = design + " " + kind + " " + seed + " at " + lambda;
                    assertThat(result.stop()).as(what).isEqualTo(StopReason.CONVERGED);
                    assertThat(small.violation(lambda, state.b())).as(what).isLessThan(1e-11);
                    assertBelongs(small, lambda, state, result);
                }
                assertThat(solver.notes()).isEmpty();
            }
        }
    }

    /** Textbook methods and conjugate gradients reach their tolerance, too. */
    @ParameterizedTest
    @ValueSource(strings = {"ista", "fista", "cd-cyclic", "cd-random"})
    void textbookMethodsGetThere(String name) {
        for (Kind kind : Kind.values()) {
            for (long seed = 0; seed < 2; seed++) {
                SmallProblem small = SmallProblem.of(Design.TALL, kind, seed);
                PointSolver solver = solver(name, small);
                SolverState state = small.start();
                for (double lambda : new double[] {0.5, 0.1}) {
                    PointResult result = solver.solve(state, lambda, Double.POSITIVE_INFINITY, limits(1e-8, 5000));
                    assertThat(result.stop()).isEqualTo(StopReason.CONVERGED);
                    assertThat(small.violation(lambda, state.b())).isLessThan(1e-3);
                    assertBelongs(small, lambda, state, result);
                }
            }
        }
    }

    @Test
    void ridgeIsSolvedByConjugateGradients() {
        for (long seed = 0; seed < 6; seed++) {
            for (Design design : Design.values()) {
                SmallProblem lasso = SmallProblem.of(design, Kind.LASSO, seed);
                int p = lasso.problem().x().columns();
                double[] factors = new Random(seed).doubles(p, 0.5, 2).toArray();
                factors[1] = seed % 2 == 0 ? 0.0 : 1.0;
                Problem problem = Problem.of(
                                lasso.problem().x().design(), lasso.problem().target())
                        .penaltyFactors(factors);
                SmallProblem small = SmallProblem.of(problem, 0.0, seed % 3 > 0);
                PointSolver solver = solver("auto", small);
                assertThat(solver.name()).isEqualTo("ridge");
                SolverState state = small.start();
                solver.solveUnpenalized(state, limits(1e-14, 100));
                for (double lambda : new double[] {2.0, 0.1, 0.01}) {
                    PointResult result = solver.solve(state, lambda, Double.POSITIVE_INFINITY, limits(1e-11, 500));
                    assertThat(result.stop()).isEqualTo(StopReason.CONVERGED);
                    assertThat(result.epochs()).isBetween(1L, 300L);
                    assertThat(small.violation(lambda, state.b())).isLessThan(1e-5);
                    assertBelongs(small, lambda, state, result);
                }
                assertThat(solver.solve(small.start(), 0.1, Double.POSITIVE_INFINITY, limits(1e-300, 5000))
                                .stop())
                        .isEqualTo(StopReason.MACHINE_PRECISION);
                assertThat(solver.solve(small.start(), 0.1, Double.POSITIVE_INFINITY, limits(1e-11, 1))
                                .stop())
                        .isEqualTo(StopReason.MAX_EPOCHS);
                assertThat(solver.solve(
                                        small.start(),
                                        0.1,
                                        Double.POSITIVE_INFINITY,
                                        new Limits(1e-11, 100, () -> true))
                                .stop())
                        .isEqualTo(StopReason.CANCELLED);
            }
        }
    }

    /** No gap can be proved to be smaller than rounding: that is said, after little work. */
    @ParameterizedTest
    @MethodSource("all")
    void anUnreachableToleranceEndsAtMachinePrecision(String name) {
        if (name.equals("subgradient")) {
            return; // it takes of the order of 1/ε² passes to get there
        }
        for (long seed = 0; seed < 4; seed++) {
            SmallProblem small = SmallProblem.of(Design.TALL, Kind.LASSO, seed);
            SolverState state = small.start();
            PointResult result =
                    solver(name, small).solve(state, 0.1, Double.POSITIVE_INFINITY, limits(1e-300, 100_000));
            assertThat(result.stop()).as(name).isEqualTo(StopReason.MACHINE_PRECISION);
            assertThat(result.bound().gap()).as(name).isLessThan(1e-13);
            assertThat(result.epochs()).as(name).isLessThan(20_000);
            assertThat(small.violation(0.1, state.b())).as(name).isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void cancellingEndsItAndWhatIsProvedHolds(String name) {
        for (int patience : new int[] {0, 1, 3}) {
            SmallProblem small = SmallProblem.of(Design.WIDE, Kind.LASSO, 2);
            SolverState state = small.start();
            AtomicInteger asked = new AtomicInteger();
            Limits limits = new Limits(1e-11, 1_000_000, () -> asked.getAndIncrement() >= patience);
            PointResult result = solver(name, small).solve(state, 0.01, Double.POSITIVE_INFINITY, limits);
            if (!name.equals("gram")) { // which ends before it asks
                assertThat(result.stop()).as(name).isIn(StopReason.CANCELLED, StopReason.CONVERGED);
                assertThat(asked.get()).as(name).isLessThan(patience + 20);
            }
            assertThat(result.epochs()).isLessThan(200);
            assertBelongs(small, 0.01, state, result);
        }
    }

    @Test
    void cancellingAtOnceIsSaid() {
        for (String name :
                List.of("active-set", "cd", "lars", "ista", "fista", "cd-cyclic", "cd-random", "subgradient")) {
            SmallProblem small = SmallProblem.of(Design.WIDE, Kind.LASSO, 2);
            PointResult result = solver(name, small)
                    .solve(small.start(), 0.01, Double.POSITIVE_INFINITY, new Limits(1e-11, 1_000_000, () -> true));
            assertThat(result.stop()).as(name).isEqualTo(StopReason.CANCELLED);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theLimitOnEpochsIsKeptAndSaid(String name) {
        for (long epochs : new long[] {0, 1, 2}) {
            SmallProblem small = SmallProblem.of(Design.WIDE, Kind.LASSO, 3);
            SolverState state = small.start();
            PointResult result =
                    solver(name, small).solve(state, 0.01, Double.POSITIVE_INFINITY, limits(1e-11, epochs));
            assertThat(result.stop()).as(name).isEqualTo(StopReason.MAX_EPOCHS);
            assertThat(result.epochs()).as(name).isEqualTo(epochs);
            assertThat(result.bound().relative()).isGreaterThan(1e-11);
            assertBelongs(small, 0.01, state, result);
        }
    }

    /** Counts go up from 0, the last gap is the result's, and a listener changes nothing. */
    @ParameterizedTest
    @MethodSource("all")
    void costsAreHeardInOrder(String name) {
        SmallProblem small = SmallProblem.of(Design.TALL, Kind.WEIGHTED, 4);
        List<Long> iterations = new ArrayList<>();
        List<GapBound> gaps = new ArrayList<>();
        SolverState state = small.start();
        SolverState silent = small.start();
        CostListener costs = new CostListener() {
            @Override
            public boolean isListening() {
                return true;
            }

            @Override
            public void onIterate(long iteration, double objective) {
                iterations.add(iteration);
                if (!name.equals("subgradient")) {
                    assertThat(objective).isCloseTo(small.objective(0.05, state.b()), within(1e-12));
                }
            }

            @Override
            public void onGap(long iteration, GapBound bound) {
                iterations.add(iteration);
                gaps.add(bound);
            }
        };
        PointResult result = solver(name, small)
                .solve(state, 0.05, Double.POSITIVE_INFINITY, new Limits(1e-6, 400, () -> false, costs));
        assertThat(iterations).isSorted();
        assertThat(iterations.getLast()).isEqualTo(result.epochs());
        assertThat(gaps.getLast()).isEqualTo(result.bound());
        PointResult unheard = solver(name, small).solve(silent, 0.05, Double.POSITIVE_INFINITY, limits(1e-6, 400));
        assertThat(silent.b()).containsExactly(state.b());
        assertThat(unheard).isEqualTo(result);
    }

    @Test
    void aListenerAfterSomeIterationsCountsOn() {
        List<Long> heard = new ArrayList<>();
        CostListener costs = new CostListener() {
            @Override
            public boolean isListening() {
                return true;
            }

            @Override
            public void onIterate(long iteration, double objective) {
                heard.add(iteration);
            }

            @Override
            public void onGap(long iteration, GapBound bound) {
                heard.add(-iteration);
            }
        };
        GapBound bound = new GapBound(1, 1, 0, 0, 0, 0);
        CostListener later =
                new Limits(0.1, 9, () -> true, costs).countingAfter(5).costs();
        later.onIterate(3, 1.0);
        later.onGap(4, bound);
        later.after(2).onGap(1, bound);
        assertThat(later.isListening()).isTrue();
        assertThat(heard).containsExactly(8L, -9L, -8L);
        assertThat(CostListener.NONE.isListening()).isFalse();
        assertThat(CostListener.NONE.after(3)).isSameAs(CostListener.NONE);
    }

    /** Columns without penalty at the exact least-squares fit, all others at 0. */
    @ParameterizedTest
    @MethodSource("all")
    void theNullModelFitsWhatIsNotPenalised(String name) {
        if (name.equals("gram")) {
            return; // which needs every column to be penalised
        }
        SmallProblem plain = SmallProblem.of(Design.TALL, Kind.LASSO, 5);
        double[][] x = new double[24][9];
        double[] column = new double[24];
        for (int j = 0; j < 9; j++) {
            plain.problem().x().design().column(j, column);
            for (int i = 0; i < 24; i++) {
                x[i][j] = column[i];
            }
        }
        Problem problem =
                Problem.of(x, plain.problem().target()).penaltyFactors(new double[] {1, 0, 1, 1, 0, 1, 1, 1, 1});
        boolean bounded = !name.equals("lars");
        if (bounded) {
            double[] lower = new double[9];
            double[] upper = new double[9];
            Arrays.fill(lower, Double.NEGATIVE_INFINITY);
            Arrays.fill(upper, Double.POSITIVE_INFINITY);
            lower[4] = -0.05;
            upper[4] = 0.05;
            problem = problem.bounds(lower, upper);
        }
        SmallProblem small = SmallProblem.of(problem, 1.0, true);
        SolverState state = small.start();
        solver(name, small).solveUnpenalized(state, limits(1e-14, 10_000));
        double[] c = state.correlations();
        assertThat(state.support()).containsExactly(1, 4);
        assertThat(c[1]).isCloseTo(0.0, within(1e-12));
        assertThat(small.problem().penalty(0.0).violation(4, c[4], state.b()[4]))
                .isLessThan(1e-12);
        OrthogonalBasis free = small.problem().unpenalizedColumns();
        assertThat(free.size()).isEqualTo(bounded ? 1 : 2);
        double lambda = 0.05;
        PointResult result = solver(name, small)
                .solve(
                        state,
                        lambda,
                        Double.POSITIVE_INFINITY,
                        limits(name.equals("subgradient") ? 1e-2 : 1e-8, 20_000));
        assertThat(result.stop()).isEqualTo(StopReason.CONVERGED);
        assertBelongs(small, lambda, state, result);
    }
}
