package org.lariat.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link VectorKernel} must do: the bits of the written order, and nothing beyond its arguments. */
public abstract class VectorKernelContract {
    private static final double CANARY = 8.75;
    private static final double UNIT_ROUNDOFF = 0x1p-53;

    /** Kinds of numbers that go through every operation. */
    enum Numbers {
        ORDINARY {
            @Override
            double next(SplittableRandom random) {
                return random.nextDouble(-1, 1);
            }
        },
        WIDE {
            @Override
            double next(SplittableRandom random) {
                return random.nextDouble(-1, 1) * Math.scalb(1.0, random.nextInt(-30, 31));
            }
        },
        /** Products that underflow, denormals of both element types and zeros of both signs. */
        TINY {
            @Override
            double next(SplittableRandom random) {
                return switch (random.nextInt(5)) {
                    case 0 -> -0.0;
                    case 1 -> 0.0;
                    case 2 -> random.nextInt(-9, 10) * Double.MIN_VALUE;
                    case 3 -> random.nextInt(-9, 10) * (double) Float.MIN_VALUE;
                    default -> random.nextDouble(-1, 1) * 1e-160;
                };
            }
        },
        SPECIAL {
            @Override
            double next(SplittableRandom random) {
                return switch (random.nextInt(40)) {
                    case 0 -> Double.NaN;
                    case 1 -> Double.POSITIVE_INFINITY;
                    case 2 -> Double.NEGATIVE_INFINITY;
                    case 3 -> -0.0;
                    default -> random.nextDouble(-1, 1);
                };
            }
        };

        abstract double next(SplittableRandom random);

        DoubleSupplier seeded(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            return () -> next(random);
        }

        double[] vector(int n, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            return IntStream.range(0, n).mapToDouble(i -> next(random)).toArray();
        }
    }

    /** For the contract's implementations. */
    protected VectorKernelContract() {}

    /** The kernel under test. */
    protected abstract VectorKernel kernel();

    /** Every remainder of every unrolling, then primes. */
    static int[] lengths() {
        return IntStream.concat(IntStream.rangeClosed(0, 131), IntStream.of(257, 1009, 4099))
                .toArray();
    }

    @ParameterizedTest
    @EnumSource
    void dotHasTheWrittenOrder(Numbers numbers) {
        for (ColumnKernel columns : TestColumns.both(kernel())) {
            for (int n : lengths()) {
                TestColumns x = new TestColumns(columns, 1, n, n % 9, numbers.seeded(n));
                double[] column = x.widened[0];
                double[] v = numbers.vector(n, n + 1);
                same(columns.dot(x.memory, x.at[0], v, n), dotInOrder(column, v, n), "dot", columns, n);
                double[] shifted = new double[n + 3];
                System.arraycopy(column, 0, shifted, 3, n);
                double ofArrays = kernel().dot(shifted, 3, v, 0, n);
                same(ofArrays, dotInOrder(column, v, n), "dot of arrays", columns, n);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void dotsHaveTheBitsOfDot(Numbers numbers) {
        int[] order = {2, 0, 3, 1, 1, 4, 0, 2, 3, 0, 4, 2};
        for (ColumnKernel columns : TestColumns.both(kernel())) {
            for (int n : lengths()) {
                TestColumns x = new TestColumns(columns, 5, n, n % 5, numbers.seeded(n));
                double[] v = numbers.vector(n, n + 1);
                long[] at = Arrays.stream(order).mapToLong(k -> x.at[k]).toArray();
                int count = n % 10;
                double[] out = filled(14, CANARY);
                columns.dots(x.memory, at, 1, count, v, n, out, 2);
                double[] expected = filled(14, CANARY);
                for (int k = 0; k < count; k++) {
                    expected[2 + k] = dotInOrder(x.widened[order[1 + k]], v, n);
                }
                same(out, expected, "dots", columns, n);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void squaredDeviationHasTheWrittenOrder(Numbers numbers) {
        for (ColumnKernel columns : TestColumns.both(kernel())) {
            for (int n : lengths()) {
                TestColumns x = new TestColumns(columns, 1, n, n % 7, numbers.seeded(n));
                double[] column = x.widened[0];
                double[] w = numbers.vector(n, n + 1);
                for (double center : new double[] {0.0, 0.3}) {
                    double expected = WrittenOrder.dense(n, (i, lane) -> {
                        double d = column[i] - center;
                        return Math.fma(w[i] * d, d, lane);
                    });
                    double actual = columns.squaredDeviation(x.memory, x.at[0], center, w, n);
                    same(actual, expected, "squaredDeviation", columns, n);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void axpyWritesNothingElse(Numbers numbers) {
        for (ColumnKernel columns : TestColumns.both(kernel())) {
            for (int n : lengths()) {
                TestColumns x = new TestColumns(columns, 1, n, n % 11, numbers.seeded(n));
                double[] column = x.widened[0];
                double a = numbers.vector(1, n + 3)[0];
                double[] w = numbers.vector(n, n + 1);
                for (int room : new int[] {0, 9}) {
                    double[] v = Arrays.copyOf(numbers.vector(n, n + 2), n + room);
                    Arrays.fill(v, n, n + room, CANARY);
                    double[] plain = v.clone();
                    double[] weighted = v.clone();
                    for (int i = 0; i < n; i++) {
                        plain[i] = Math.fma(a, column[i], v[i]);
                        weighted[i] = Math.fma(a * w[i], column[i], v[i]);
                    }
                    double[] actual = v.clone();
                    columns.axpy(a, x.memory, x.at[0], actual, n);
                    same(actual, plain, "axpy", columns, n);
                    fourUpdatesAreOneAfterTheOther(columns, numbers, v, n);
                    columns.axpyWeighted(a, x.memory, x.at[0], w, v, n);
                    same(v, weighted, "axpyWeighted", columns, n);
                }
            }
        }
    }

    private static void fourUpdatesAreOneAfterTheOther(ColumnKernel columns, Numbers numbers, double[] v, int n) {
        TestColumns x = new TestColumns(columns, 4, n, n % 3, numbers.seeded(n));
        double[] factors = numbers.vector(5, n);
        double[] single = v.clone();
        int[] order = {3, 0, 2, 1};
        for (int k = 0; k < 4; k++) {
            columns.axpy(factors[k + 1], x.memory, x.at[order[k]], single, n);
        }
        double[] four = v.clone();
        columns.axpy4(factors, 1, x.memory, x.at[3], x.at[0], x.at[2], x.at[1], four, n);
        same(four, single, "axpy4", columns, n);
    }

    @ParameterizedTest
    @EnumSource
    void gramHasTheWrittenOrderAtEveryShape(Numbers numbers) {
        for (ColumnKernel columns : TestColumns.both(kernel())) {
            for (int n : new int[] {0, 1, 2, 3, 5, 7, 8, 9, 13, 31, 64, 131}) {
                for (int count = 0; count <= 9; count++) {
                    for (int panelColumns = 0; panelColumns <= 13; panelColumns++) {
                        gramBlock(columns, numbers, n, count, panelColumns);
                    }
                }
            }
            gramBlock(columns, numbers, 1009, 5, 6);
        }
    }

    private static void gramBlock(ColumnKernel columns, Numbers numbers, int n, int count, int panelColumns) {
        TestColumns x = new TestColumns(columns, count + 2, n, n % 3, numbers.seeded(n));
        double[] panel = numbers.vector(n * panelColumns, n + 1);
        int outAt = 3;
        double[] expected = filled(outAt + count * panelColumns + 4, CANARY);
        for (int k = 0; k < count; k++) {
            double[] column = x.widened[2 + k];
            for (int m = 0; m < panelColumns; m++) {
                int first = m * n;
                expected[outAt + k * panelColumns + m] =
                        WrittenOrder.block(n, (i, lane) -> Math.fma(column[i], panel[first + i], lane));
            }
        }
        double[] out = filled(expected.length, CANARY);
        columns.gram(x.memory, x.at, 2, count, panel, panelColumns, n, out, outAt);
        same(out, expected, "gram " + count + "×" + panelColumns, columns, n);
    }

    @ParameterizedTest
    @EnumSource
    void sparseOperationsHaveTheWrittenOrder(Numbers numbers) {
        for (ColumnKernel columns : TestColumns.both(kernel())) {
            for (int count : lengths()) {
                int start = count % 6;
                TestColumns x = new TestColumns(columns, 1, start + count, 0, numbers.seeded(count));
                double[] values = Arrays.copyOfRange(x.widened[0], start, start + count);
                int[] row = distinctRows(count);
                MemorySegment rows = Arena.ofAuto().allocate(ValueLayout.JAVA_INT, start + count);
                for (int k = 0; k < start + count; k++) {
                    rows.setAtIndex(ValueLayout.JAVA_INT, k, k < start ? -1 : row[k - start]);
                }
                double[] v = numbers.vector(3 * count + 5, count + 1);
                double[] w = numbers.vector(3 * count + 5, count + 2);
                double a = numbers.vector(1, count + 3)[0];

                double expected = WrittenOrder.sparse(count, (k, lane) -> Math.fma(values[k], v[row[k]], lane));
                same(columns.sparseDot(rows, x.memory, start, count, v), expected, "sparseDot", columns, count);

                double[] panel = numbers.vector(8 * v.length, count + 4);
                double[] eight = filled(11, CANARY);
                double[] expectedEight = filled(11, CANARY);
                for (int m = 0; m < 8; m++) {
                    int vector = m;
                    expectedEight[2 + m] = WrittenOrder.sparse(
                            count, (k, lane) -> Math.fma(values[k], panel[8 * row[k] + vector], lane));
                }
                columns.sparseDot8(rows, x.memory, start, count, panel, eight, 2);
                same(eight, expectedEight, "sparseDot8", columns, count);

                double[] plain = v.clone();
                double[] weighted = v.clone();
                for (int k = 0; k < count; k++) {
                    plain[row[k]] = Math.fma(a, values[k], v[row[k]]);
                    weighted[row[k]] = Math.fma(a * w[row[k]], values[k], v[row[k]]);
                }
                double[] actual = v.clone();
                columns.sparseAxpy(a, rows, x.memory, start, count, actual);
                same(actual, plain, "sparseAxpy", columns, count);
                columns.sparseAxpyWeighted(a, rows, x.memory, start, count, w, v);
                same(v, weighted, "sparseAxpyWeighted", columns, count);
            }
        }
    }

    /** Ascending, with gaps, from row 1 on. */
    private static int[] distinctRows(int count) {
        return IntStream.range(0, count).map(k -> 3 * k + 1 + k % 2).toArray();
    }

    @ParameterizedTest
    @EnumSource
    void softThresholdFollowsItsDefinition(Numbers numbers) {
        for (int n : lengths()) {
            double[] z = numbers.vector(n + 2, n);
            double[] t = numbers.vector(n, n + 1);
            for (int i = 0; i < n; i++) {
                t[i] = Double.isNaN(t[i]) ? 0.0 : Math.abs(t[i]);
                z[i] = i % 5 == 0 ? t[i] : i % 7 == 0 ? -t[i] : z[i];
            }
            double[] expected = filled(n + 2, CANARY);
            for (int i = 0; i < n; i++) {
                expected[i] = z[i] > t[i] ? z[i] - t[i] : z[i] < -t[i] ? z[i] + t[i] : Double.isNaN(z[i]) ? z[i] : 0.0;
            }
            double[] out = filled(n + 2, CANARY);
            kernel().softThreshold(z, t, out, n);
            same(out, expected, "softThreshold", n);

            expected[n] = z[n];
            expected[n + 1] = z[n + 1];
            kernel().softThreshold(z, t, z, n);
            same(z, expected, "softThreshold in place", n);
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void sumsAreWithinTheGaugeOfTheExactOnes(int n) {
        for (ColumnKernel columns : TestColumns.both(kernel())) {
            TestColumns x = new TestColumns(columns, 1, n, 0, Numbers.WIDE.seeded(n));
            double[] column = x.widened[0];
            double[] v = Numbers.WIDE.vector(n, n + 1);
            BigDecimal exact = WrittenOrder.exactly(n, i -> column[i], i -> v[i]);
            BigDecimal size = WrittenOrder.exactly(n, i -> Math.abs(column[i]), i -> Math.abs(v[i]));
            BigDecimal allowed = size.multiply(new BigDecimal(16 * UNIT_ROUNDOFF));
            double[] block = new double[1];
            columns.gram(x.memory, x.at, 0, 1, v, 1, n, block, 0);
            for (double sum :
                    new double[] {columns.dot(x.memory, x.at[0], v, n), kernel().dot(column, 0, v, 0, n), block[0]}) {
                BigDecimal error = new BigDecimal(sum).subtract(exact).abs();
                assertThat(error)
                        .as("n = %d, %d bytes", n, columns.elementBytes())
                        .isLessThanOrEqualTo(allowed);
            }
        }
    }

    @Test
    void oneSpecialElementReachesTheSumFromEveryPosition() {
        int n = 131;
        for (ColumnKernel columns : TestColumns.both(kernel())) {
            double[] ones = filled(n, 1.0);
            for (int i = 0; i < n; i++) {
                TestColumns x = new TestColumns(columns, 1, n, 0, Numbers.ORDINARY.seeded(i));
                x.set(0, i, Double.NaN);
                assertThat(columns.dot(x.memory, 0, ones, n)).isNaN();
                x.set(0, i, Double.NEGATIVE_INFINITY);
                assertThat(columns.dot(x.memory, 0, ones, n)).isEqualTo(Double.NEGATIVE_INFINITY);
            }
        }
    }

    @Test
    void aKernelNamesItself() {
        assertThat(kernel().name()).isNotBlank().isLowerCase();
        assertThat(kernel().description()).isNotBlank();
        assertThat(kernel().float64().elementBytes()).isEqualTo(8);
        assertThat(kernel().float32().elementBytes()).isEqualTo(4);
    }

    private static double dotInOrder(double[] x, double[] v, int n) {
        return WrittenOrder.dense(n, (i, lane) -> Math.fma(x[i], v[i], lane));
    }

    private static double[] filled(int n, double value) {
        double[] v = new double[n];
        Arrays.fill(v, value);
        return v;
    }

    private static void same(double actual, double expected, String what, ColumnKernel columns, int n) {
        same(new double[] {actual}, new double[] {expected}, what, columns, n);
    }

    private static void same(double[] actual, double[] expected, String what, ColumnKernel columns, int n) {
        same(actual, expected, what + " of " + columns.elementBytes() + "-byte elements", n);
    }

    /** Equal bits; a NaN equals any NaN, since the payload depends on the order of operands. */
    private static void same(double[] actual, double[] expected, String what, int n) {
        for (int i = 0; i < expected.length; i++) {
            if (Double.doubleToLongBits(actual[i]) != Double.doubleToLongBits(expected[i])) {
                assertThat(actual).as("%s, n = %d", what, n).isEqualTo(expected);
            }
        }
    }
}
