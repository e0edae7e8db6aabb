package org.lariat.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.lariat.matrix.DenseMatrix;

/** What a problem refuses, and that it keeps what it was given, whatever comes later. */
class ProblemTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;
    private static final DenseMatrix X = DenseMatrix.ofRows(new double[][] {{1, 2}, {3, 4}, {5, 7}});
    private static final double[] Y = {1, 2, 3};
    private static final Problem PLAIN = Problem.of(X, Y);

    private static void refused(String message, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void lengthsMustFit() {
        double[] four = new double[4];
        double[] three = new double[3];
        double[] two = new double[2];
        refused("the response has 4 values, the matrix has 3 rows", () -> Problem.of(X, four));
        refused("the weights has 4 values, the matrix has 3 rows", () -> PLAIN.weights(four));
        refused("the offset has 4 values, the matrix has 3 rows", () -> PLAIN.offset(four));
        refused("the penalty factors has 3 values, the matrix has 2 columns", () -> PLAIN.penaltyFactors(three));
        refused("the scales has 3 values, the matrix has 2 columns", () -> PLAIN.scales(three));
        refused("the lower bounds has 3 values, the matrix has 2 columns", () -> PLAIN.bounds(three, two));
        refused("the upper bounds has 3 values, the matrix has 2 columns", () -> PLAIN.bounds(two, three));
        refused("the starting point has 3 values, the matrix has 2 columns", () -> PLAIN.start(three));
    }

    @Test
    void valuesMustBeFinite() {
        refused(
                "the response has NaN at index 1; every value must be finite",
                () -> Problem.of(X, new double[] {1, NAN, 2}));
        refused(
                "the weights has Infinity at index 2; every value must be finite",
                () -> PLAIN.weights(new double[] {1, 1, INF}));
        refused(
                "the offset has -Infinity at index 0; every value must be finite",
                () -> PLAIN.offset(new double[] {-INF, 1, 1}));
        refused(
                "the starting point has NaN at index 1; every value must be finite",
                () -> PLAIN.start(new double[] {0, NAN}));
    }

    @Test
    void weightsAreNotNegativeAndNotAllZero() {
        refused("the weight of row 1 is -1.0; weights must be ≥ 0", () -> PLAIN.weights(new double[] {1, -1, 1}));
        refused("all weights are 0; at least one must be positive", () -> PLAIN.weights(new double[3]));
        assertThat(PLAIN.weights(new double[] {0, 0, 1e-300}).weights()).containsExactly(0, 0, 1e-300);
    }

    @Test
    void factorsScalesAndBoundsHaveTheirRanges() {
        String factors = "; factors must be ≥ 0 (0: never penalised, Infinity: excluded)";
        refused("the penalty factor of column 1 is -2.0" + factors, () -> PLAIN.penaltyFactors(new double[] {1, -2}));
        refused("the penalty factor of column 0 is NaN" + factors, () -> PLAIN.penaltyFactors(new double[] {NAN, 1}));
        assertThat(PLAIN.penaltyFactors(new double[] {0, INF}).penaltyFactors()).containsExactly(0, INF);
        for (double bad : new double[] {0, -1, INF, NAN}) {
            refused(
                    "the scale of column 1 is " + bad + "; scales must be positive and finite",
                    () -> PLAIN.scales(new double[] {1, bad}));
        }
        assertThat(PLAIN.scales(new double[] {1e-300, 1e300}).scales()).containsExactly(1e-300, 1e300);
        for (double[] bad : new double[][] {{0.5, 1}, {-1, -0.5}, {NAN, 1}, {-1, NAN}}) {
            refused(
                    "the bounds of column 0 are " + bad[0] + " and " + bad[1]
                            + "; they must contain 0 (lower ≤ 0 ≤ upper)",
                    () -> PLAIN.bounds(bad[0], bad[1]));
        }
        Problem nonNegative = PLAIN.bounds(0, INF);
        assertThat(nonNegative.lower()).containsExactly(0, 0);
        assertThat(nonNegative.upper()).containsExactly(INF, INF);
    }

    @Test
    void aViewHasTheSameShape() {
        DenseMatrix other = DenseMatrix.ofRows(new double[][] {{9, 8}, {7, 6}, {5, 4}});
        Problem seen = PLAIN.weights(new double[] {1, 2, 3}).through(other);
        assertThat(seen.x()).isSameAs(other);
        assertThat(seen.weights()).containsExactly(1, 2, 3);
        refused(
                "the view has 2 rows and 2 columns, the problem 3 and 2",
                () -> PLAIN.through(DenseMatrix.ofRows(new double[2][2])));
        refused(
                "the view has 3 rows and 1 columns, the problem 3 and 2",
                () -> PLAIN.through(DenseMatrix.ofRows(new double[3][1])));
    }

    /** Each part of a problem: how it is set, and how it is read. */
    private static final class Part {
        private final double[] values;
        private final BiFunction<Problem, double[], Problem> set;
        private final Function<Problem, double[]> get;

        Part(double[] values, BiFunction<Problem, double[], Problem> set, Function<Problem, double[]> get) {
            this.values = values;
            this.set = set;
            this.get = get;
        }

        double[] values() {
            return values;
        }

        BiFunction<Problem, double[], Problem> set() {
            return set;
        }

        Function<Problem, double[]> get() {
            return get;
        }
    }

    private static final List<Part> PARTS = List.of(
            new Part(new double[] {1, 2, 3}, Problem::weights, Problem::weights),
            new Part(new double[] {4, 5, 6}, Problem::offset, Problem::offset),
            new Part(new double[] {0.5, 2}, Problem::penaltyFactors, Problem::penaltyFactors),
            new Part(new double[] {3, 4}, Problem::scales, Problem::scales),
            new Part(
                    new double[] {-5, -6},
                    (problem, lower) -> problem.bounds(lower, new double[] {1, 1}),
                    Problem::lower),
            new Part(new double[] {7, 8}, Problem::start, Problem::start));

    @Test
    void aPartThatIsNotGivenIsNull() {
        for (Part part : PARTS) {
            assertThat(part.get().apply(PLAIN)).isNull();
        }
        assertThat(PLAIN.upper()).isNull();
        assertThat(PLAIN.y()).containsExactly(Y);
    }

    @Test
    void everyPartOutlivesEveryOther() {
        for (int first = 0; first < PARTS.size(); first++) {
            Problem problem = PLAIN;
            for (int k = 0; k < PARTS.size(); k++) {
                Part part = PARTS.get((first + k) % PARTS.size());
                problem = part.set().apply(problem, part.values());
            }
            for (Part part : PARTS) {
                assertThat(part.get().apply(problem)).containsExactly(part.values());
            }
            assertThat(problem.upper()).containsExactly(1, 1);
            assertThat(problem.y()).containsExactly(Y);
            assertThat(problem.x()).isSameAs(X);
        }
    }

    @Test
    void arraysAreCopiedInAndOut() {
        for (Part part : PARTS) {
            double[] given = part.values().clone();
            Problem problem = part.set().apply(PLAIN, given);
            given[0] = 99;
            part.get().apply(problem)[1] = 99;
            assertThat(part.get().apply(problem)).containsExactly(part.values());
        }
    }
}
