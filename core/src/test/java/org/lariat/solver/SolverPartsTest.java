package org.lariat.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lariat.kernel.ScalarKernel;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.OrthogonalBasis;
import org.lariat.objective.Penalty;
import org.lariat.objective.Problem;
import org.lariat.objective.StandardizedProblem;
import org.lariat.screening.Sweep;
import org.lariat.solver.SmallProblem.Design;
import org.lariat.solver.SmallProblem.Kind;

/** Parts that solvers are made of, each against its definition. */
class SolverPartsTest {
    private final Random random = new Random(12);

    private static double[] correlations(SmallProblem small, double[] b) {
        StandardizedMatrix x = small.problem().x();
        double[] c = new double[x.columns()];
        double[] column = new double[x.rows()];
        double[] r = small.residual(b);
        for (int j = 0; j < c.length; j++) {
            x.column(j, column);
            c[j] = x.inner(column, r);
        }
        return c;
    }

    private double[] anyCoefficients(SmallProblem small, double share) {
        double[] b = new double[small.problem().x().columns()];
        for (int j : small.problem().candidates()) {
            b[j] = random.nextDouble() < share ? random.nextGaussian() : 0.0;
        }
        return b;
    }

    @Test
    void aStepOfCoordinateDescentLeavesNoViolation() {
        for (Kind kind : Kind.values()) {
            SmallProblem small = SmallProblem.of(Design.TALL, kind, 3);
            SolverState state = new SolverState(small.problem(), anyCoefficients(small, 0.5));
            Penalty penalty = small.problem().penalty(0.1);
            CoordinateStep step = new CoordinateStep(small.problem().x(), penalty, state);
            for (int j : small.problem().candidates()) {
                double before = state.b()[j];
                assertThat(step.take(j)).isEqualTo(Math.abs(state.b()[j] - before));
                double c = correlations(small, state.b())[j];
                assertThat(penalty.violation(j, c, state.b()[j])).isLessThan(1e-13);
                assertThat(step.take(j)).as("again").isLessThan(1e-14);
            }
        }
    }

    @Test
    void theRunningObjectiveIsTheObjective() {
        for (Kind kind : Kind.values()) {
            for (long seed = 0; seed < 2; seed++) {
                SmallProblem small = SmallProblem.of(Design.TALL, kind, seed);
                StandardizedProblem problem = small.problem();
                SolverState state = new SolverState(problem, anyCoefficients(small, 0.5));
                Penalty penalty = problem.penalty(0.1);
                RunningObjective objective = new RunningObjective(problem, penalty, state, problem.candidates());
                assertThat(objective.value()).isCloseTo(small.objective(0.1, state.b()), within(1e-13));
                // Updates leave the residual's mean to a shift.
                state.b()[4] += 0.5;
                problem.x().update(4, 0.5, state.residual());
                assertThat(objective.value()).isCloseTo(small.objective(0.1, state.b()), within(1e-12));
            }
        }
    }

    /** Rows of weight 0 have no part in it. */
    @Test
    void theRunningObjectiveLeavesOutRowsOfWeightZero() {
        double[][] x = {{1, 2}, {2, -1}, {-3, 1}, {0.5, 0.5}};
        Problem problem = Problem.of(x, new double[] {1, 2, -1, 5}).weights(new double[] {1, 2, 1, 0});
        SmallProblem small = SmallProblem.of(problem, 1.0, true);
        SolverState state = new SolverState(small.problem(), new double[] {0.5, -0.25});
        double value =
                new RunningObjective(small.problem(), small.problem().penalty(0.2), state, new int[] {0, 1}).value();
        assertThat(value).isCloseTo(small.objective(0.2, state.b()), within(1e-14));
    }

    @Test
    void aStateKnowsWhatBelongsToItsCoefficients() {
        SmallProblem small = SmallProblem.of(Design.WIDE, Kind.WEIGHTED, 1);
        double[] b = anyCoefficients(small, 0.3);
        SolverState state = new SolverState(small.problem(), b);
        assertThat(state.knowsCorrelations()).isFalse();
        assertThat(state.correlations()).containsExactly(correlations(small, b), within(1e-13));
        assertThat(state.knowsCorrelations()).isTrue();
        assertThat(state.support())
                .containsExactly(Arrays.stream(small.problem().candidates())
                        .filter(j -> b[j] != 0.0)
                        .toArray());
        double sweeps = small.problem().x().sweeps();
        state.correlations();
        assertThat(small.problem().x().sweeps()).as("known already").isEqualTo(sweeps);

        long refreshes = state.refreshes();
        b[0] += 1.0;
        state.refresh();
        assertThat(state.refreshes()).isEqualTo(refreshes + 1);
        assertThat(state.knowsCorrelations()).isFalse();
        assertThat(state.correlations()).containsExactly(correlations(small, b), within(1e-13));

        b[1] += 1.0;
        state.leaveResidual(0.25, 7.0);
        assertThat(state.knowsCorrelations()).isFalse();
        assertThat(state.meanSquaredResidual()).isEqualTo(0.25);
        assertThat(state.intercept()).isEqualTo(7.0);
        assertThat(state.refreshes()).isGreaterThan(refreshes + 1);
        assertThat(state.residual().plain()).containsExactly(small.residual(b), within(1e-13));
        double[] r = small.residual(b);
        assertThat(state.meanSquaredResidual()).isCloseTo(small.problem().x().inner(r, r), within(1e-13));
        assertThat(state.intercept()).isEqualTo(state.residual().intercept());
    }

    @Test
    void aWorkingSetInGramSpaceKeepsProductsAndCorrelations() {
        SmallProblem small = SmallProblem.of(Design.WIDE, Kind.WEIGHTED, 2);
        StandardizedMatrix x = small.problem().x();
        GramWorkingSet w = new GramWorkingSet(x);
        double[] b = new double[x.columns()];
        double[] c = correlations(small, b);
        int[][] parts = {{3, 7}, {}, {0, 12, 5, 9}, {1}};
        for (int[] part : parts) {
            w.add(part, Arrays.stream(part).mapToDouble(j -> c[j]).toArray(), part.length);
        }
        int[] expected = {3, 7, 0, 12, 5, 9, 1};
        assertThat(w.size()).isEqualTo(expected.length);
        assertThat(Arrays.copyOf(w.columns(), w.size())).containsExactly(expected);
        assertThat(w.contains(12)).isTrue();
        assertThat(w.contains(3)).isTrue();
        assertThat(w.contains(2)).isFalse();
        double[][] columns = new double[w.size()][x.rows()];
        for (int k = 0; k < w.size(); k++) {
            x.column(expected[k], columns[k]);
        }
        for (int k = 0; k < w.size(); k++) {
            for (int m = 0; m < w.size(); m++) {
                assertThat(w.gram(k)[m]).isCloseTo(x.inner(columns[k], columns[m]), within(1e-14));
            }
        }
        w.move(2, 0.75, 0.75);
        b[0] = 0.75;
        assertThat(w.b()[2]).isEqualTo(0.75);
        double[] moved = correlations(small, b);
        for (int k = 0; k < w.size(); k++) {
            assertThat(w.g()[k]).isCloseTo(moved[expected[k]], within(1e-13));
        }
        // Every length of the unrolled product.
        int[] ks = {6, 0, 3, 5, 1, 2};
        double[] d = random.doubles(6, -1, 1).toArray();
        for (int count = 0; count <= 6; count++) {
            double[] h = w.product(ks, d, count);
            assertThat(h).hasSize(w.size());
            for (int m = 0; m < h.length; m++) {
                double sum = 0.0;
                for (int i = 0; i < count; i++) {
                    sum += d[i] * x.inner(columns[ks[i]], columns[m]);
                }
                assertThat(h[m]).isCloseTo(sum, within(1e-14));
            }
        }
        double[] h = new double[3];
        w.subtract(2.0, 4, ks, 3, h);
        for (int i = 0; i < 3; i++) {
            assertThat(h[i]).isCloseTo(-2 * x.inner(columns[4], columns[ks[i]]), within(1e-14));
        }
    }

    @Test
    void aWorkingSetGrowsBeyondItsFirstRoom() {
        double[][] rows = new double[6][150];
        for (double[] row : rows) {
            Arrays.setAll(row, j -> random.nextGaussian());
        }
        SmallProblem small = SmallProblem.of(Problem.of(rows, random.doubles(6).toArray()), 1.0, false);
        StandardizedMatrix x = small.problem().x();
        GramWorkingSet w = new GramWorkingSet(x);
        for (int from : new int[] {0, 50, 64, 65, 120}) {
            int to = from == 0 ? 50 : from == 50 ? 64 : from == 64 ? 65 : from == 65 ? 120 : 150;
            int[] list = new int[to - from];
            Arrays.setAll(list, k -> from + k);
            w.add(list, new double[to - from], to - from);
        }
        double[] a = new double[6];
        double[] b = new double[6];
        for (int k : new int[] {0, 49, 63, 64, 119, 149}) {
            for (int m : new int[] {0, 49, 63, 64, 119, 149}) {
                x.column(k, a);
                x.column(m, b);
                assertThat(w.gram(k)[m]).isCloseTo(x.inner(a, b), within(1e-14));
            }
        }
    }

    @Test
    void columnsAreTakenByTheStrongRuleOrByTheirViolation() {
        Problem problem = Problem.of(
                        new double[][] {{1, 0, 0, 1}, {0, 1, 0, 1}, {0, 0, 1, 1}, {1, 1, 1, 0}},
                        new double[] {1, 2, 3, 4})
                .penaltyFactors(new double[] {1, 1, 1, 0});
        SmallProblem small = SmallProblem.of(problem, 1.0, false);
        StandardizedProblem standardized = small.problem();
        Penalty penalty = standardized.penalty(0.5);
        double unit = penalty.l1(0) / 0.5;
        OrthogonalBasis free = standardized.freeColumns(0.5);
        assertThat(free.size()).isEqualTo(1);
        int[] candidates = standardized.candidates();
        double[] l1 = {penalty.l1(0), penalty.l1(1), penalty.l1(2), 0};
        // |c| ≥ 2ℓ1(λ) − ℓ1(previous) with previous = 0.75: half of ℓ1
        double[] c = {-0.5 * l1[0] * 1.001, 0.5 * l1[1] * 0.999, 0.5 * l1[2] * 1.001, 9};
        WorkingSet strong = new WorkingSet(penalty, free, candidates);
        strong.takeStrong(c, 0.75);
        assertThat(strong.columns()).containsExactly(0, 2);
        WorkingSet none = new WorkingSet(penalty, free, candidates);
        none.takeStrong(c, Double.POSITIVE_INFINITY);
        assertThat(none.columns()).isEmpty();
        assertThat(unit).isPositive();

        double[] violating = {1.5 * l1[0], 0.9 * l1[1], -3 * l1[2], 9};
        WorkingSet worst = new WorkingSet(penalty, free, candidates);
        assertThat(worst.takeViolators(violating, 1)).isTrue();
        assertThat(worst.columns()).as("the worst first").containsExactly(2);
        assertThat(worst.takeViolators(violating, 1)).isTrue();
        assertThat(worst.columns()).containsExactly(0, 2);
        assertThat(worst.takeViolators(violating, 1)).as("nothing is left").isFalse();
        WorkingSet several = new WorkingSet(penalty, free, candidates);
        assertThat(several.takeViolators(violating, 2)).isTrue();
        assertThat(several.columns()).containsExactly(0, 2);

        WorkingSet support = new WorkingSet(penalty, free, candidates);
        support.takeSupport(new double[] {0, 1e-300, 0, 5});
        assertThat(support.columns()).as("free columns stay out").containsExactly(1);
        support.takeSupport(new double[] {0, 1, -2, 5});
        assertThat(support.columns()).containsExactly(1, 2);
        support.takeUnpenalized();
        assertThat(support.columns()).containsExactly(1, 2);

        StandardizedProblem bounded =
                SmallProblem.of(problem.bounds(-1, 1), 1.0, false).problem();
        WorkingSet unpenalized = new WorkingSet(bounded.penalty(0), bounded.freeColumns(0.5), candidates);
        unpenalized.takeUnpenalized();
        assertThat(unpenalized.columns()).as("bounded, so not free").containsExactly(3);
    }

    /** What is not read is proved to be inside: |c_j| ≤ ℓ1_j − slack. */
    @Test
    void whateverIsLeftUnreadCannotViolate() {
        for (long seed = 0; seed < 6; seed++) {
            SmallProblem small = SmallProblem.of(Design.WIDE, seed % 2 == 0 ? Kind.LASSO : Kind.WEIGHTED, seed);
            StandardizedProblem problem = small.problem();
            StandardizedMatrix x = problem.x();
            GramWorkingSet w = new GramWorkingSet(x);
            w.add(new int[] {2, 6}, new double[2], 2);
            OpenColumns open = new OpenColumns(problem, w, 3, new ScalarKernel(), Sweep.of(x));
            SolverState state = small.start();
            if (seed > 2) {
                open.seed(state.residual(), state.correlations());
            }
            int unread = 0;
            for (int step = 0; step < 20; step++) {
                double[] b = state.b();
                for (int j = 0; j < b.length; j++) {
                    b[j] += 0.002 * random.nextGaussian();
                }
                state.refresh();
                double[] c = correlations(small, b);
                Penalty penalty = problem.penalty(0.3);
                double slack = step % 2 == 0 ? 0.0 : 0.05;
                open.readLikely(state.residual(), penalty.lambda());
                int likely = open.count();
                open.readRest(state.residual(), slack);
                assertThat(open.count()).isGreaterThanOrEqualTo(likely);
                boolean[] known = new boolean[c.length];
                known[2] = true;
                known[6] = true;
                for (int k = 0; k < open.count(); k++) {
                    int j = open.columns()[k];
                    assertThat(known[j]).as("read twice, or in W").isFalse();
                    known[j] = true;
                    assertThat(open.correlations()[k]).isCloseTo(c[j], within(1e-13));
                }
                for (int j = 0; j < c.length; j++) {
                    if (!known[j]) {
                        unread++;
                        assertThat(Math.abs(c[j])).isLessThanOrEqualTo(penalty.l1(j) - slack);
                    }
                }
                int violators = open.violatorsFirst(penalty);
                for (int k = 0; k < open.count(); k++) {
                    int j = open.columns()[k];
                    assertThat(penalty.violation(j, c[j], 0.0) > 0).isEqualTo(k < violators);
                    assertThat(open.correlations()[k]).isCloseTo(c[j], within(1e-13));
                }
            }
            assertThat(unread).as("not all are read").isGreaterThan(40);
        }
    }

    /**
     * If the line of one of them from the λ before through this one is outside a quarter of a step beyond the next λ, those whose line is outside two steps
     * beyond, or at 0.8 of that λ, unless there is no room: then those whose line is outside at the next λ itself; what was not read at both has no line.
     */
    @Test
    void predictedAreThoseOnTheirWayOut() {
        int predictedInAll = 0;
        int leftInAll = 0;
        int without = 0;
        for (long seed = 0; seed < 20; seed++) {
            SmallProblem small = SmallProblem.of(Design.WIDE, seed % 2 == 0 ? Kind.LASSO : Kind.WEIGHTED, seed);
            StandardizedProblem problem = small.problem();
            OpenColumns open = new OpenColumns(
                    problem, new GramWorkingSet(problem.x()), 3, new ScalarKernel(), Sweep.of(problem.x()));
            SolverState state = small.start();
            Map<Integer, Double> before = Map.of();
            for (double lambda = 0.8; lambda > 0.1; lambda -= 0.05) {
                for (int j = 0; j < state.b().length; j++) {
                    state.b()[j] += 0.02 * random.nextGaussian();
                }
                state.refresh();
                open.readLikely(state.residual(), lambda);
                open.readRest(state.residual(), 0.0);
                Map<Integer, Double> now = new HashMap<>();
                for (int k = 0; k < open.count(); k++) {
                    now.put(open.columns()[k], open.correlations()[k]);
                }
                Penalty next = problem.penalty(lambda - 0.05);
                Penalty soon = problem.penalty(Math.max(0.8 * next.lambda(), next.lambda() - 0.25 * 0.05));
                Penalty later = problem.penalty(Math.max(0.8 * next.lambda(), next.lambda() - 2 * 0.05));
                boolean full = seed % 3 == 0;
                int predicted = open.predictedFirst(next, full ? 0 : 1000);
                Set<Integer> outThen = new HashSet<>();
                Set<Integer> outSoon = new HashSet<>();
                Set<Integer> outLater = new HashSet<>();
                Set<Integer> first = new HashSet<>();
                for (int k = 0; k < open.count(); k++) {
                    int j = open.columns()[k];
                    double c = open.correlations()[k];
                    assertThat(c).isEqualTo(now.get(j));
                    if (k < predicted) {
                        first.add(j);
                    }
                    double slope = before.containsKey(j) ? (c - before.get(j)) / -0.05 : Double.NaN;
                    if (next.violation(j, c + slope * (next.lambda() - lambda), 0.0) > 0) {
                        outThen.add(j);
                    }
                    if (soon.violation(j, c + slope * (soon.lambda() - lambda), 0.0) > 0) {
                        outSoon.add(j);
                    }
                    if (later.violation(j, c + slope * (later.lambda() - lambda), 0.0) > 0) {
                        outLater.add(j);
                    }
                }
                Set<Integer> joining = full && !outLater.isEmpty() ? outThen : outLater;
                assertThat(first).isEqualTo(outSoon.isEmpty() ? Set.of() : joining);
                without += !outLater.isEmpty() && outSoon.isEmpty() ? 1 : 0;
                predictedInAll += predicted;
                leftInAll += open.count() - predicted;
                before = now;
            }
        }
        assertThat(predictedInAll).isGreaterThan(20);
        assertThat(leftInAll).isGreaterThan(20);
        assertThat(without).as("later ones that wait").isPositive();
    }

    /** On iterates b_{k+1} = Mb_k + a, M symmetric with few eigenvalues, extrapolation meets the fixed point. */
    @Test
    void extrapolationMeetsTheFixedPointOfALinearIteration() {
        SmallProblem small = SmallProblem.of(Design.TALL, Kind.LASSO, 3);
        double[] rates = {0.9, 0.5, 0.2, 0.9, 0.5, 0.2, 0.9, 0.5, 0.2};
        double[] limit = random.doubles(9, -1, 1).toArray();
        double[] b = new double[9];
        SolverState state = new SolverState(small.problem(), b);
        int[] columns = {0, 1, 2, 3, 4, 5, 6, 7, 8};
        AndersonExtrapolation anderson = new AndersonExtrapolation(9, 24);
        for (int k = 0; k <= AndersonExtrapolation.DEPTH; k++) {
            boolean full = anderson.store(columns, 9, b, state.residual());
            assertThat(full).isEqualTo(k == AndersonExtrapolation.DEPTH);
            if (!full) {
                for (int j = 0; j < 9; j++) {
                    b[j] = limit[j] + rates[j] * (b[j] - limit[j]);
                }
                state.refresh();
            }
        }
        double[] weights = Objects.requireNonNull(anderson.weights(9));
        assertThat(Arrays.stream(weights).sum()).isCloseTo(1.0, within(1e-12));
        double[] extrapolated = anderson.extrapolated(weights, 9);
        assertThat(extrapolated).containsExactly(limit, within(1e-3));
        anderson.extrapolate(weights, state.residual());
        double[] c = new double[9];
        small.problem().x().correlations(state.residual(), columns, 9, c);
        assertThat(c).containsExactly(correlations(small, extrapolated), within(1e-12));
        anderson.restore(state.residual());
        small.problem().x().correlations(state.residual(), columns, 9, c);
        assertThat(c).as("of the newest iterate").containsExactly(correlations(small, b), within(1e-13));
        anderson.clear();
        assertThat(anderson.store(columns, 9, b, state.residual())).isFalse();
    }

    @Test
    void iteratesThatDoNotMoveHaveNoExtrapolation() {
        SmallProblem small = SmallProblem.of(Design.TALL, Kind.LASSO, 3);
        SolverState state = small.start();
        AndersonExtrapolation anderson = new AndersonExtrapolation(2, 24);
        for (int k = 0; k <= AndersonExtrapolation.DEPTH; k++) {
            anderson.store(new int[] {0, 1}, 2, state.b(), state.residual());
        }
        assertThat(anderson.weights(2)).isNull();
    }

    /** t = 1, 1.618, 2.194, …: weights 0, 0.2817, 0.4340; a step against the last one starts anew. */
    @Test
    void momentumHasTheWeightsOfFista() {
        NesterovMomentum momentum = new NesterovMomentum();
        double[] previous = {0, 0};
        double[] b = {1, 0};
        double[] onward = {0.5, 0}; // b lies ahead of it, in the direction of b − previous
        double t = 1.0;
        for (int k = 0; k < 5; k++) {
            double next = (1 + Math.sqrt(1 + 4 * t * t)) / 2;
            assertThat(momentum.weight(onward, b, previous)).isCloseTo((t - 1) / next, within(1e-15));
            t = next;
        }
        assertThat(momentum.weight(new double[] {1.5, 0}, b, previous))
                .as("turned")
                .isZero();
        assertThat(momentum.weight(onward, b, previous)).as("anew").isZero();
        assertThat(momentum.weight(b, b, previous))
                .as("a right angle is no turn")
                .isPositive();
        assertThat(Momentum.NONE.weight(onward, b, previous)).isZero();
    }

    /** Between the largest eigenvalue's share that ten iterations find and the trace. */
    @Test
    void theCurvatureIsTheLargestEigenvalue() {
        // Two columns of correlation ρ have the eigenvalues 1 ± ρ.
        double[][] x = {{1, 2}, {2, 1}, {-1, -3}, {-2, 0}};
        SmallProblem small = SmallProblem.of(Problem.of(x, new double[] {1, 0, 1, 3}), 1.0, true);
        double[] a = new double[4];
        double[] b = new double[4];
        small.problem().x().column(0, a);
        small.problem().x().column(1, b);
        double rho = small.problem().x().inner(a, b);
        assertThat(rho).isBetween(0.5, 0.7);
        Curvature curvature = new Curvature(small.problem(), new int[] {0, 1});
        assertThat(curvature.value()).isCloseTo(1 + rho, within(1e-6));
        assertThat(curvature.isCertain()).isFalse();
        double before = curvature.value();
        curvature.raise();
        assertThat(curvature.value()).isEqualTo(Math.min(2.0, 1.25 * before));
        curvature.raise();
        assertThat(curvature.value()).as("no more than the trace").isEqualTo(2.0);
        assertThat(curvature.isCertain()).isTrue();
        assertThat(new Curvature(small.problem(), new int[0]).value()).isZero();
        Curvature one = new Curvature(small.problem(), new int[] {1});
        assertThat(one.value()).isCloseTo(1.0, within(1e-14));
    }

    @Test
    void budgetsAreBytes() {
        assertThat(new MemoryBudget(1600, 0).workingSet()).isEqualTo(10);
        assertThat(new MemoryBudget(1599, 0).workingSet()).isEqualTo(9);
        assertThat(new MemoryBudget(0, 0).anchors(10, 10)).isEqualTo(1);
        assertThat(new MemoryBudget(0, 8 * 30 * 4).anchors(10, 20)).isEqualTo(4);
        assertThat(new MemoryBudget(0, 1L << 40).anchors(10, 20)).isEqualTo(10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MemoryBudget(-1, 0))
                .withMessage("memory budgets must be at least 0, not -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MemoryBudget(0, -5))
                .withMessage("memory budgets must be at least 0, not -5");
    }

    private static String chosen(String name, Problem problem, double alpha, MemoryBudget memory) {
        StandardizedProblem standardized = SmallProblem.of(problem, alpha, true).problem();
        return Solvers.named(name, standardized, alpha, memory, new ScalarKernel(), 1)
                .name();
    }

    @Test
    void autoChoosesBySizesAndKinds() {
        double[][] rows = new double[20][10];
        for (double[] row : rows) {
            Arrays.setAll(row, j -> random.nextGaussian());
        }
        Problem tall = Problem.of(rows, random.doubles(20).toArray());
        MemoryBudget memory = MemoryBudget.DEFAULT;
        assertThat(chosen("auto", tall, 1.0, memory)).isEqualTo("gram");
        assertThat(chosen("active-set", tall, 1.0, memory)).isEqualTo("active-set");
        assertThat(chosen("auto", tall, 0.0, memory)).isEqualTo("ridge");
        assertThat(chosen("auto", tall.bounds(-1, 1), 0.0, memory)).isEqualTo("gram");
        double[] oneFree = new double[10];
        Arrays.fill(oneFree, 1.0);
        oneFree[3] = 0.0;
        assertThat(chosen("auto", tall.penaltyFactors(oneFree), 1.0, memory)).isEqualTo("active-set");
        assertThat(chosen("auto", tall, 1.0, new MemoryBudget(16 * 81, 0))).isEqualTo("active-set");
        assertThat(chosen("auto", tall, 1.0, new MemoryBudget(16 * 100, 0))).isEqualTo("gram");
        Problem notSoTall =
                Problem.of(Arrays.copyOf(rows, 19), random.doubles(19).toArray());
        assertThat(chosen("auto", notSoTall, 1.0, memory)).isEqualTo("active-set");
        assertThat(chosen("gram", notSoTall, 1.0, memory)).isEqualTo("gram");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chosen("gram", tall.penaltyFactors(oneFree), 1.0, memory))
                .withMessage("the solver gram needs every column to be penalised; take auto, active-set or cd");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chosen("gram", tall, 1.0, new MemoryBudget(100, 0)))
                .withMessage("the solver gram needs the products of all 10 columns, more than its memory budget holds;"
                        + " take auto or a larger budget");
        for (String name : Solvers.NAMES) {
            if (!name.equals("auto")) {
                assertThat(chosen(name, tall, 1.0, memory)).isEqualTo(name);
            }
        }
    }
}
