package org.lariat.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lariat.kernel.ScalarKernel;
import org.lariat.objective.Penalty;
import org.lariat.objective.Problem;
import org.lariat.objective.StandardizedProblem;
import org.lariat.solver.SmallProblem.Design;
import org.lariat.solver.SmallProblem.Kind;

/** Descent over a working set of all columns ends at the optimum, from wherever it starts, by Gram matrix or by rows. */
class WorkingSetDescentTest {
    private static final double ACCURACY = 1e-12;
    private static final double[] LAMBDAS = {0.6, 0.2, 0.05, 0.01, 0.3};

    /** How both descents are called. */
    private interface Solve {
        boolean apply(Penalty penalty, double accuracy, double leastThreshold, long maxPasses);
    }

    /** Solves one λ after the other, each from where the last one ended. */
    private record Descent(Solve solve, Runnable again, LongSupplier newton, LongSupplier rounds) {
        boolean solve(Penalty penalty, long maxPasses) {
            return solve.apply(penalty, ACCURACY, 1e-6, maxPasses);
        }

        void restart() {
            again.run();
        }

        long newtonSteps() {
            return newton.getAsLong();
        }

        long passes() {
            return rounds.getAsLong();
        }
    }

    private static Descent gram(StandardizedProblem problem, GramWorkingSet w) {
        GramDescent descent = new GramDescent(w, problem.penalty(0.0), new ScalarKernel());
        return new Descent(descent::solve, descent::restart, descent::newtonSteps, descent::passes);
    }

    private static Descent byRows(StandardizedProblem problem, GramWorkingSet w) {
        RowSpaceDescent descent = new RowSpaceDescent(problem, w, new ScalarKernel());
        return new Descent(descent::solve, descent::restart, descent::newtonSteps, descent::passes);
    }

    private static GramWorkingSet everything(SmallProblem small) {
        StandardizedProblem problem = small.problem();
        GramWorkingSet w = new GramWorkingSet(problem.x());
        int[] columns = problem.candidates();
        double[] c = new double[columns.length];
        problem.x().correlations(small.start().residual(), columns, columns.length, c);
        w.add(columns, c, columns.length);
        return w;
    }

    private static double[] coefficients(SmallProblem small, GramWorkingSet w) {
        double[] b = new double[small.problem().x().columns()];
        for (int k = 0; k < w.size(); k++) {
            b[w.columns()[k]] = w.b()[k];
        }
        return b;
    }

    private static void assertOptimal(SmallProblem small, double lambda, GramWorkingSet w, String what) {
        double[] b = coefficients(small, w);
        Penalty penalty = small.problem().penalty(lambda);
        for (int j : small.problem().candidates()) {
            assertThat(penalty.clipped(j, b[j])).as(what).isEqualTo(b[j]);
        }
        assertThat(small.violation(lambda, b)).as(what).isLessThan(1e-11);
        SolverState state = new SolverState(small.problem(), b);
        for (int k = 0; k < w.size(); k++) {
            double fresh = small.problem().x().correlation(w.columns()[k], state.residual());
            assertThat(w.g()[k]).as(what + ": the correlation kept").isCloseTo(fresh, within(1e-12));
        }
    }

    private static void followsThePath(Design design, Kind kind, boolean rows) {
        for (long seed = 0; seed < 12; seed++) {
            SmallProblem small = SmallProblem.of(design, kind, seed);
            GramWorkingSet w = everything(small);
            Descent descent = rows ? byRows(small.problem(), w) : gram(small.problem(), w);
            for (double lambda : LAMBDAS) {
                String what = design + " " + kind + " " + seed + " at " + lambda;
                long before = descent.passes();
                assertThat(descent.solve(small.problem().penalty(lambda), 200))
                        .as(what)
                        .isTrue();
                assertThat(descent.passes() - before).as(what).isLessThanOrEqualTo(3L * w.size());
                assertOptimal(small, lambda, w, what);
            }
            assertThat(descent.newtonSteps()).isBetween(1L, 40L * LAMBDAS.length);
        }
    }

    @ParameterizedTest
    @EnumSource
    void byGramMatrix(Kind kind) {
        followsThePath(Design.TALL, kind, false);
        followsThePath(Design.WIDE, kind, false);
        followsThePath(Design.DEPENDENT, kind, false);
    }

    @ParameterizedTest
    @EnumSource
    void byRows(Kind kind) {
        followsThePath(Design.TALL, kind, true);
        followsThePath(Design.WIDE, kind, true);
        followsThePath(Design.DEPENDENT, kind, true);
    }

    @ParameterizedTest
    @EnumSource
    void anyStartLeadsThere(Kind kind) {
        for (long seed = 0; seed < 12; seed++) {
            SmallProblem small = SmallProblem.of(List.of(Design.values()).get((int) seed % 3), kind, seed);
            Penalty penalty = small.problem().penalty(0.05);
            for (boolean rows : new boolean[] {false, true}) {
                GramWorkingSet w = everything(small);
                Descent descent = rows ? byRows(small.problem(), w) : gram(small.problem(), w);
                assertThat(descent.solve(small.problem().penalty(0.3), 200)).isTrue();
                Random random = new Random(seed);
                for (int k = 0; k < w.size(); k++) {
                    double any = random.nextInt(3) == 0 ? 0.0 : random.nextGaussian();
                    w.b()[k] = penalty.clipped(w.columns()[k], any);
                }
                SolverState state = new SolverState(small.problem(), coefficients(small, w));
                small.problem().x().correlations(state.residual(), w.columns(), w.size(), w.g());
                descent.restart();
                assertThat(descent.solve(penalty, 200)).isTrue();
                assertOptimal(small, 0.05, w, kind + " " + seed + (rows ? " by rows" : ""));
            }
        }
    }

    @Test
    void theLimitIsKeptAndSaid() {
        for (boolean rows : new boolean[] {false, true}) {
            SmallProblem small = SmallProblem.of(Design.WIDE, Kind.LASSO, 1);
            GramWorkingSet w = everything(small);
            Descent descent = rows ? byRows(small.problem(), w) : gram(small.problem(), w);
            assertThat(descent.solve(small.problem().penalty(0.01), 1)).isFalse();
            assertThat(descent.passes()).isEqualTo(1);
            assertThat(descent.solve(small.problem().penalty(0.01), 0)).isFalse();
            assertThat(descent.passes()).isEqualTo(1);
        }
    }

    /** The Gram matrix squares the condition number, 1e7 here, and is blind; a QR of the rows is not. */
    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"LASSO", "NON_NEGATIVE"})
    void nearlyDependentColumnsAreKnownApartByRows(Kind kind) {
        for (long seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            int n = 20;
            double[][] x = new double[n][5];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < 5; j++) {
                    x[i][j] = random.nextGaussian();
                }
                double part = random.nextGaussian();
                x[i][1] = x[i][0] + 1e-5 * part;
                y[i] = 3 * x[i][0] + 0.5 * part + x[i][3] + 0.1 * random.nextGaussian();
            }
            Problem problem = Problem.of(x, y);
            problem = kind == Kind.LASSO ? problem : problem.bounds(0.0, Double.POSITIVE_INFINITY);
            SmallProblem small = SmallProblem.of(problem, 1.0, true);
            GramWorkingSet w = everything(small);
            Descent descent = byRows(small.problem(), w);
            for (double lambda : new double[] {0.1, 1e-4, 1e-7}) {
                assertThat(descent.solve(small.problem().penalty(lambda), 500)).isTrue();
                assertThat(small.violation(lambda, coefficients(small, w))).isLessThan(1e-11);
            }
        }
    }

    /** What X says of the correlations is what counts from then on, with the factor as it is. */
    @ParameterizedTest
    @EnumSource
    void correlationsThatWereReplacedAreFollowed(Kind kind) {
        for (long seed = 0; seed < 12; seed++) {
            SmallProblem small = SmallProblem.of(Design.TALL, kind, seed);
            GramWorkingSet w = everything(small);
            Descent descent = gram(small.problem(), w);
            assertThat(descent.solve(small.problem().penalty(0.3), 200)).isTrue();
            double[] g = w.g().clone();
            double[] b = coefficients(small, w);
            Random random = new Random(seed);
            double[] found = random.doubles(w.size(), -1e-3, 1e-3).toArray();
            w.replace(k -> g[k] + found[k]);
            assertThat(descent.solve(small.problem().penalty(0.25), 200)).isTrue();
            int[] all = IntStream.range(0, w.size()).toArray();
            double[] moves = IntStream.range(0, w.size())
                    .mapToDouble(k -> w.b()[k] - b[w.columns()[k]])
                    .toArray();
            double[] product = w.product(all, moves, all.length);
            for (int k = 0; k < w.size(); k++) {
                assertThat(w.g()[k]).isCloseTo(g[k] + found[k] - product[k], within(1e-12));
                assertThat(small.problem().penalty(0.25).violation(w.columns()[k], w.g()[k], w.b()[k]))
                        .isLessThan(1e-11);
            }
        }
    }
}
