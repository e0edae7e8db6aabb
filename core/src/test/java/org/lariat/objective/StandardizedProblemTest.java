package org.lariat.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;

/** The target gives back the response, and what rounding took off it is known. */
class StandardizedProblemTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final int N = 9;

    private static double[][] rows(Random random, int p) {
        double[][] rows = new double[N][p];
        for (double[] row : rows) {
            for (int j = 0; j < p; j++) {
                row[j] = random.nextGaussian();
            }
        }
        return rows;
    }

    private static StandardizedProblem standardized(Problem problem, boolean intercept) {
        StandardizedMatrix x = new StandardizedMatrix(problem.x(), problem.weights(), intercept, Workers.SERIAL);
        return new StandardizedProblem(problem, x, 1.0, intercept, true);
    }

    /** Response and offset of very different sizes, and a row of weight 0 that must not count. */
    private static Problem problem(Random random, double size) {
        double[] y = random.doubles(N, -size, 2 * size).toArray();
        double[] offset = random.doubles(N, -1, 1).toArray();
        double[] weights = random.doubles(N, 0.2, 2).toArray();
        weights[4] = 0.0;
        y[4] = 1e9 * size;
        return Problem.of(rows(random, 2), y).offset(offset).weights(weights);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.7, 1e5, 1e150})
    void theTargetTimesSigmaPlusMeanIsTheResponse(double size) {
        Random random = new Random(3);
        for (boolean intercept : new boolean[] {true, false}) {
            Problem problem = problem(random, size);
            StandardizedProblem standardized = standardized(problem, intercept);
            double[] omega = standardized.x().omega();
            double[] offset = Objects.requireNonNull(problem.offset());
            double[] target = standardized.target();
            double sigma = standardized.sigma();
            assertThat(Math.scalb(1.0, Math.getExponent(sigma)))
                    .as("a power of two")
                    .isEqualTo(sigma);
            double largest = 0.0;
            double mean = 0.0;
            BigDecimal lost = BigDecimal.ZERO;
            for (int i = 0; i < N; i++) {
                mean += omega[i] * target[i] / N;
                largest = Math.max(largest, Math.abs(target[i]));
                if (i == 4) {
                    assertThat(target[i]).isZero();
                    continue;
                }
                BigDecimal exact = new BigDecimal(problem.y()[i])
                        .subtract(new BigDecimal(offset[i]))
                        .subtract(new BigDecimal(standardized.targetMean()));
                BigDecimal off = exact.subtract(new BigDecimal(target[i]).multiply(new BigDecimal(sigma)));
                lost = lost.add(off.multiply(off).multiply(new BigDecimal(omega[i] / N)));
            }
            assertThat(largest).isBetween(1.0, 2.0);
            assertThat(intercept ? mean : standardized.targetMean()).isCloseTo(0.0, within(1e-15));
            double error = Math.sqrt(lost.doubleValue()) / sigma;
            assertThat(standardized.targetError()).isCloseTo(error, within(1e-10 * error));
            assertThat(error).isPositive().isLessThan(1e-15);
        }
    }

    @Test
    void theResponseSizeIsLargestResponsePlusLargestOffset() {
        Random random = new Random(5);
        Problem problem = problem(random, 3.0);
        double[] offsets = Objects.requireNonNull(problem.offset());
        double response = 0.0;
        double offset = 0.0;
        for (int i = 0; i < N; i++) {
            response = i == 4 ? response : Math.max(response, Math.abs(problem.y()[i]));
            offset = i == 4 ? offset : Math.max(offset, Math.abs(offsets[i]));
        }
        StandardizedProblem standardized = standardized(problem, true);
        assertThat(standardized.responseSize() * standardized.sigma())
                .isCloseTo(response + offset, within(1e-15 * (response + offset)));
    }

    @Test
    void aConstantResponseLeavesNothing() {
        double[] y = new double[N];
        Arrays.fill(y, 0.1);
        y[2] = 7;
        double[] weights = new Random(1).doubles(N, 0.1, 1).toArray();
        weights[2] = 0.0;
        Problem problem = Problem.of(rows(new Random(2), 2), y).weights(weights);
        StandardizedProblem standardized = standardized(problem, true);
        assertThat(standardized.target()).containsOnly(0.0);
        assertThat(standardized.targetMean()).isEqualTo(0.1);
        assertThat(standardized.targetError()).isZero();
        assertThat(standardized(Problem.of(rows(new Random(2), 2), new double[N]), false)
                        .sigma())
                .isEqualTo(1.0);
    }

    @Test
    void boundsAreTheUsersOrNone() {
        Problem problem = Problem.of(rows(new Random(7), 3), new double[N]);
        StandardizedProblem free = standardized(problem, true);
        assertThat(free.bound(1, true)).isEqualTo(INF);
        assertThat(free.bound(1, false)).isEqualTo(-INF);
        StandardizedProblem bounded =
                standardized(problem.bounds(new double[] {-1, -2, -3}, new double[] {4, 5, 6}), true);
        assertThat(bounded.bound(1, true)).isEqualTo(5.0);
        assertThat(bounded.bound(1, false)).isEqualTo(-2.0);
    }

    @Test
    void freeColumnsAreThoseWithoutPenaltyAndBounds() {
        double[] factors = {1, 0, 1, 0, 1, INF};
        double[] lower = {-INF, -INF, -1, -1, -INF, -INF};
        double[] upper = {INF, INF, 1, 1, INF, INF};
        Problem problem = Problem.of(
                        rows(new Random(8), 6), new Random(9).doubles(N).toArray())
                .penaltyFactors(factors)
                .bounds(lower, upper);
        StandardizedProblem standardized = standardized(problem, true);
        assertThat(standardized.candidates()).containsExactly(0, 1, 2, 3, 4);
        assertThat(members(standardized.unpenalizedColumns())).containsExactly(1);
        assertThat(standardized.freeColumns(0.1)).isSameAs(standardized.unpenalizedColumns());
        assertThat(members(standardized.freeColumns(0.0))).as("without penalty").containsExactly(1, 0, 4);
        assertThat(members(standardized.unpenalizedColumns())).as("still").containsExactly(1);
        assertThat(standardized.centred()).isTrue();
        assertThat(standardized(problem, false).centred()).isFalse();
        assertThat(standardized.penalty(0.25).lambda()).isEqualTo(0.25);
    }

    private static int[] members(OrthogonalBasis basis) {
        int[] members = new int[basis.size()];
        for (int k = 0; k < members.length; k++) {
            members[k] = basis.member(k);
        }
        return members;
    }

    @Test
    void noMoreColumnsAreFreeThanThereAreRows() {
        Problem problem = Problem.of(
                rows(new Random(10), N + 5), new Random(11).doubles(N).toArray());
        assertThat(standardized(problem, false).freeColumns(0.0).size()).isEqualTo(N);
    }
}
