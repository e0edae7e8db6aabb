package org.lariat.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.kernel.ScalarKernel;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;
import org.lariat.objective.Penalty;
import org.lariat.objective.Problem;
import org.lariat.objective.StandardizedProblem;

/** Columns of small whole numbers, their sums, differences and copies: coefficients meet 0 or a bound together, to the last bit. */
class TiedDescentTest {
    private static final double[] LAMBDAS = {0.9, 0.3, 0.1, 0.02, 0.5, 0.004};
    private static final int PROBLEMS = 5000;

    private static StandardizedProblem problem(Random random, boolean bounded) {
        int n = 4 + random.nextInt(4);
        List<double[]> columns = new ArrayList<>();
        for (int j = 0; j < 2 + random.nextInt(2); j++) {
            columns.add(random.ints(n, -1, 2).mapToDouble(v -> v).toArray());
            columns.getLast()[j] = 1.0; // none is empty
        }
        double[] y = new double[n];
        for (double[] column : columns) {
            int by = 1 + random.nextInt(2);
            Arrays.setAll(y, i -> y[i] + by * column[i]);
        }
        for (int k = 0; k < 4; k++) {
            double[] a = columns.get(random.nextInt(columns.size()));
            double[] b = columns.get(random.nextInt(columns.size()));
            int by = random.nextInt(3) - 1;
            double[] sum = a.clone();
            Arrays.setAll(sum, i -> a[i] + by * b[i]);
            columns.add(Arrays.stream(sum).allMatch(v -> v == 0.0) ? a.clone() : sum);
        }
        Collections.shuffle(columns, random);
        double[][] rows = new double[n][columns.size()];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < columns.size(); j++) {
                rows[i][j] = columns.get(j)[i];
            }
        }
        Problem plain = Problem.of(DenseMatrix.ofRows(rows), y);
        if (bounded) {
            double[] lower = new double[columns.size()];
            double[] upper = new double[columns.size()];
            Arrays.fill(lower, -0.25);
            Arrays.fill(upper, 0.5);
            plain = plain.bounds(lower, upper);
        }
        StandardizedMatrix x = new StandardizedMatrix(plain.x(), null, false, Workers.SERIAL);
        return new StandardizedProblem(plain, x, 1.0, false, false);
    }

    private interface Descent {
        boolean solve(Penalty penalty, double accuracy, double leastThreshold, long maxPasses);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsAtTheOptimumByGramMatrix(boolean bounded) {
        endsAtTheOptimum(bounded, (problem, w) -> new GramDescent(w, problem.penalty(0.0), new ScalarKernel())::solve);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsAtTheOptimumByRows(boolean bounded) {
        endsAtTheOptimum(bounded, (problem, w) -> new RowSpaceDescent(problem, w, new ScalarKernel())::solve);
    }

    private static void endsAtTheOptimum(
            boolean bounded, BiFunction<StandardizedProblem, GramWorkingSet, Descent> descent) {
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            for (long seed = 0; seed < PROBLEMS; seed++) {
                StandardizedProblem problem = problem(new Random(seed), bounded);
                GramWorkingSet w = everything(problem);
                check(problem, w, descent.apply(problem, w), "seed " + seed);
            }
        });
    }

    private static GramWorkingSet everything(StandardizedProblem problem) {
        GramWorkingSet w = new GramWorkingSet(problem.x());
        int[] columns = problem.candidates();
        double[] c = new double[columns.length];
        SolverState start = new SolverState(problem, new double[problem.x().columns()]);
        problem.x().correlations(start.residual(), columns, columns.length, c);
        w.add(columns, c, columns.length);
        return w;
    }

    private static void check(StandardizedProblem problem, GramWorkingSet w, Descent descent, String seed) {
        for (double lambda : LAMBDAS) {
            String what = seed + " at " + lambda;
            Penalty penalty = problem.penalty(lambda);
            assertThat(descent.solve(penalty, 1e-12, 1e-6, 400)).as(what).isTrue();
            double[] b = new double[problem.x().columns()];
            for (int k = 0; k < w.size(); k++) {
                b[w.columns()[k]] = w.b()[k];
                assertThat(penalty.clipped(w.columns()[k], w.b()[k])).as(what).isEqualTo(w.b()[k]);
            }
            SolverState state = new SolverState(problem, b);
            for (int k = 0; k < w.size(); k++) {
                int j = w.columns()[k];
                double c = problem.x().correlation(j, state.residual());
                assertThat(w.g()[k]).as(what + ": the correlation kept").isCloseTo(c, within(1e-12));
                assertThat(penalty.violation(j, c, b[j])).as(what).isLessThan(1e-11);
            }
        }
    }
}
