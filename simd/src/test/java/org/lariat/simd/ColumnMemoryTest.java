package org.lariat.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.kernel.ColumnKernel;
import org.lariat.kernel.ScalarKernel;

/** Columns are checked at the door, whichever way they are read then. */
class ColumnMemoryTest {
    private static final int N = 20;

    private final ColumnKernel kernel = new SimdKernel().float64();
    private final double[] v = new double[N];
    private final double[] out = new double[4];

    @Test
    void columnsAreReadByAddressWhereNativeAccessIsGranted() {
        boolean expected = Boolean.parseBoolean(System.getProperty("lariat.test.direct", "true"));
        assertThat(ColumnMemory.isDirect()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {-8, 8, 8L * N, Long.MAX_VALUE - 7, Long.MIN_VALUE})
    void aColumnThatIsNotInTheSegmentIsRefused(long at) {
        MemorySegment x = Arena.ofAuto().allocate(8L * N, 64);
        double[] panel = new double[N];
        double[] block = new double[1];
        assertThatThrownBy(() -> kernel.dot(x, at, v, N)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> kernel.dots(x, new long[] {0, 0, at, 0}, 0, 4, v, N, out, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> kernel.axpy(1.0, x, at, v, N)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> kernel.axpy4(out, 0, x, at, 0, 0, 0, v, N))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> kernel.axpyWeighted(1.0, x, at, v, v.clone(), N))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> kernel.squaredDeviation(x, at, 0.0, v, N))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> kernel.gram(x, new long[] {at}, 0, 1, panel, 1, N, block, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1, N, Long.MAX_VALUE / 8, Long.MIN_VALUE / 8})
    void aSparseColumnThatIsNotInItsSegmentsIsRefused(long start) {
        MemorySegment values = Arena.ofAuto().allocate(8L * N, 64);
        MemorySegment rows = Arena.ofAuto().allocate(4L * N, 64);
        MemorySegment more = Arena.ofAuto().allocate(16L * N, 64);
        assertThat(kernel.sparseDot(rows, values, 0, N, v)).isZero();
        assertThatThrownBy(() -> kernel.sparseDot(rows, values, start, N, v))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> kernel.sparseDot(rows, more, start, N, v))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> kernel.sparseDot(more, values, start, N, v))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> kernel.sparseAxpy(1.0, rows, values, start, N, v))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> kernel.sparseAxpy(1.0, rows, more, start, N, v))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> kernel.sparseAxpy(1.0, more, values, start, N, v))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** All columns of a list are looked at together: wherever the bad one stands, it is found, and named. */
    @Test
    void aColumnOfALongListThatIsNotInTheSegmentIsRefused() {
        MemorySegment x = Arena.ofAuto().allocate(8L * N, 64);
        for (int count = 1; count <= 20; count++) {
            for (int k = 0; k < count; k++) {
                long[] at = new long[count];
                double[] sums = new double[count];
                int number = count;
                for (long outside : new long[] {-8, 8, Long.MIN_VALUE, Long.MAX_VALUE}) {
                    at[k] = outside;
                    assertThatThrownBy(() -> kernel.dots(x, at, 0, number, v, N, sums, 0))
                            .isInstanceOf(IndexOutOfBoundsException.class)
                            .message()
                            .satisfies(message -> assertThat(message)
                                    .contains(ColumnMemory.isDirect() ? Long.toString(outside) : ""));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 100, 1003})
    void aVectorThatIsTooShortIsRefused(int n) {
        MemorySegment x = Arena.ofAuto().allocate(32L * n, 64);
        double[] whole = new double[n];
        double[] less = new double[n - 1];
        double[] sums = new double[8];
        for (ColumnKernel columns : new ColumnKernel[] {kernel, new SimdKernel().float32()}) {
            assertThatThrownBy(() -> columns.dot(x, 0, less, n)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> columns.dots(x, new long[8], 0, 8, less, n, sums, 0))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> columns.squaredDeviation(x, 0, 0.0, less, n))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> columns.axpy(1.0, x, 0, less, n)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> columns.axpyWeighted(1.0, x, 0, less, whole, n))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> columns.axpyWeighted(1.0, x, 0, whole, less, n))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void aSparseColumnWithARowOutsideTheVectorIsRefused() {
        MemorySegment values = Arena.ofAuto().allocate(8L * N, 64);
        MemorySegment rows = Arena.ofAuto().allocate(4L * N, 64);
        for (int k = 0; k < N; k++) {
            for (int row : new int[] {-1, N, Integer.MAX_VALUE}) {
                rows.setAtIndex(ValueLayout.JAVA_INT, k, row);
                assertThatThrownBy(() -> kernel.sparseDot(rows, values, 0, N, v))
                        .isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> kernel.sparseAxpy(1.0, rows, values, 0, N, v))
                        .isInstanceOf(IndexOutOfBoundsException.class);
            }
            rows.setAtIndex(ValueLayout.JAVA_INT, k, k);
        }
        assertThat(kernel.sparseDot(rows, values, 0, N, v)).isZero();
        assertThat(kernel.sparseDot(rows, values, 0, -1, v)).isZero();
        kernel.sparseAxpy(1.0, rows, values, 0, -1, v);
        assertThat(v).containsOnly(0.0);
    }

    @Test
    void sparseColumnsOnTheHeapHaveTheBitsOfTheReference() {
        MemorySegment values = Arena.ofAuto().allocate(8L * N, 64);
        int[] row = new int[N];
        for (int k = 0; k < N; k++) {
            values.setAtIndex(ValueLayout.JAVA_DOUBLE, k, Math.sin(k));
            v[k] = Math.cos(k);
            row[k] = k;
        }
        MemorySegment rows = MemorySegment.ofArray(row);
        ColumnKernel reference = new ScalarKernel().float64();
        assertThat(kernel.sparseDot(rows, values, 1, N - 1, v))
                .isEqualTo(reference.sparseDot(rows, values, 1, N - 1, v))
                .isNotZero();
        double[] expected = v.clone();
        reference.sparseAxpy(0.3, rows, values, 1, N - 1, expected);
        kernel.sparseAxpy(0.3, rows, values, 1, N - 1, v);
        assertThat(v).containsExactly(expected);
    }

    @Test
    void memoryThatWasGivenBackIsRefused() {
        Arena arena = Arena.ofShared();
        MemorySegment x = arena.allocate(8L * N, 64);
        MemorySegment values = Arena.ofAuto().allocate(8L * N, 64);
        assertThat(kernel.dot(x, 0, v, N)).isZero();
        assertThat(kernel.sparseDot(x, values, 0, N, v)).isZero();
        arena.close();
        assertThatThrownBy(() -> kernel.sparseDot(x, values, 0, N, v)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kernel.sparseDot(values, x, 0, N, v)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kernel.sparseAxpy(1.0, x, values, 0, N, v)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kernel.sparseAxpy(1.0, values, x, 0, N, v)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kernel.axpy(1.0, x, 0, v, N)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kernel.axpyWeighted(1.0, x, 0, v, v.clone(), N))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kernel.squaredDeviation(x, 0, 0.0, v, N)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kernel.dot(x, 0, v, N)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kernel.dots(x, new long[4], 0, 4, v, N, out, 0))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void columnsOnTheHeapHaveTheBitsOfTheReference() {
        double[] values = new double[4 * N];
        for (int k = 0; k < values.length; k++) {
            values[k] = Math.sin(k);
        }
        for (int i = 0; i < N; i++) {
            v[i] = Math.cos(i);
        }
        MemorySegment heap = MemorySegment.ofArray(values);
        ColumnKernel reference = new ScalarKernel().float64();
        double[] expected = new double[4];
        long[] at = {0, 8L * N, 16L * N, 24L * N};
        reference.dots(heap, at, 0, 4, v, N, expected, 0);
        kernel.dots(heap, at, 0, 4, v, N, out, 0);
        assertThat(out).containsExactly(expected);
        assertThat(kernel.dot(heap, 8L * N, v, N)).isEqualTo(expected[1]);
    }

    /** More than a cache holds: columns are read in another order, to the same bits. */
    @ParameterizedTest
    @ValueSource(ints = {8, 87, 88, 100, 127, 128, 255, 256, 333, 2048, 2049})
    void columnsFromAfarHaveTheBitsOfTheReference(int n) {
        double[] vector = new double[n];
        long[] at = {1L << 18, 0, 1L << 20, 1L << 17, 1L << 19, 0, 1L << 17, 1L << 20, 3L << 17, 1L << 18, 0};
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment far = arena.allocate((1L << 20) + 8L * n, 64);
            for (int i = 0; i < n; i++) {
                vector[i] = Math.cos(i);
                for (int k = 0; k < at.length; k++) {
                    far.set(ValueLayout.JAVA_DOUBLE, at[k] + 8L * i, Math.sin(7 * k + i));
                }
            }
            haveTheBitsOfTheReference(new ScalarKernel().float64(), new SimdKernel().float64(), far, at, vector);
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < at.length; k++) {
                    far.set(ValueLayout.JAVA_FLOAT, at[k] + 4L * i, (float) Math.sin(7 * k + i));
                }
            }
            haveTheBitsOfTheReference(new ScalarKernel().float32(), new SimdKernel().float32(), far, at, vector);
        }
    }

    /** More than a third-level cache holds: short columns are then added in other rounds, to the same bits. */
    @ParameterizedTest
    @ValueSource(ints = {8, 15, 16, 20, 71, 100, 127, 128})
    void updatesByFarColumnsHaveTheBitsOfTheReference(int n) {
        MemorySegment near = Arena.ofAuto().allocate(8L * n, 64);
        MemorySegment far = Arena.ofAuto().allocate(17L << 20, 64);
        double[] start = new double[n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            near.setAtIndex(ValueLayout.JAVA_DOUBLE, i, Math.sin(i));
            start[i] = Math.cos(i);
            weights[i] = 1 + Math.sin(3 * i);
        }
        far.asSlice(0, near.byteSize()).copyFrom(near);
        for (MemorySegment x : new MemorySegment[] {near, far}) {
            addsAsTheReference(new ScalarKernel().float64(), new SimdKernel().float64(), x, start, weights);
            addsAsTheReference(new ScalarKernel().float32(), new SimdKernel().float32(), x, start, weights);
        }
    }

    private static void addsAsTheReference(
            ColumnKernel reference, ColumnKernel kernel, MemorySegment x, double[] start, double[] weights) {
        double[] expected = start.clone();
        double[] actual = start.clone();
        reference.axpy(0.3, x, 0, expected, start.length);
        kernel.axpy(0.3, x, 0, actual, start.length);
        assertThat(actual).containsExactly(expected);
        reference.axpyWeighted(-0.7, x, 0, weights, expected, start.length);
        kernel.axpyWeighted(-0.7, x, 0, weights, actual, start.length);
        assertThat(actual).containsExactly(expected);
    }

    private static void haveTheBitsOfTheReference(
            ColumnKernel reference, ColumnKernel kernel, MemorySegment far, long[] at, double[] vector) {
        dotsHaveTheBitsOfTheReference(reference, kernel, far, at, vector);
        int n = vector.length;
        double[] panel = new double[7 * n];
        for (int i = 0; i < panel.length; i++) {
            panel[i] = Math.cos(3 * i);
        }
        for (int count = 0; count <= at.length; count++) {
            double[] expected = new double[7 * count];
            double[] actual = new double[7 * count];
            reference.gram(far, at, 0, count, panel, 7, n, expected, 0);
            kernel.gram(far, at, 0, count, panel, 7, n, actual, 0);
            assertThat(actual).containsExactly(expected);
        }
    }

    /** Longer than a thread keeps room for, then shorter, then longer than the room it has. */
    @Test
    void vectorsOfAnyLengthAreCopied() {
        for (int n : new int[] {(1 << 16) + 3, 40, 5000, 1 << 16}) {
            double[] vector = new double[n];
            MemorySegment x = Arena.ofAuto().allocate(8L * n + 64, 64);
            for (int i = 0; i < n; i++) {
                vector[i] = Math.cos(i);
                x.setAtIndex(ValueLayout.JAVA_DOUBLE, i, Math.sin(i));
            }
            long[] at = {0, 8, 16, 24, 32};
            dotsHaveTheBitsOfTheReference(new ScalarKernel().float64(), new SimdKernel().float64(), x, at, vector);
        }
    }

    /** More places than a thread keeps room for, then fewer, over near columns and far ones, which are taken from several places of the list at a time. */
    @ParameterizedTest
    @ValueSource(ints = {100, 300, 2100})
    void listsOfAnyLengthFollowEachOther(int n) {
        int columns = 2000;
        MemorySegment x = Arena.ofAuto().allocate(8L * (n + columns), 64);
        for (int i = 0; i < n + columns; i++) {
            x.setAtIndex(ValueLayout.JAVA_DOUBLE, i, Math.sin(i));
        }
        MemorySegment far = Arena.ofAuto().allocate(1L << 21, 64).copyFrom(x);
        double[] vector = IntStream.range(0, n).mapToDouble(Math::cos).toArray();
        ColumnKernel reference = new ScalarKernel().float64();
        for (int count : new int[] {1023, 2000, 7, 1025, 5, 1024, 2}) {
            long[] at = IntStream.range(0, count)
                    .mapToLong(k -> 8L * (k * 13 % columns))
                    .toArray();
            for (MemorySegment memory : new MemorySegment[] {x, far}) {
                double[] expected = new double[count];
                double[] actual = new double[count];
                reference.dots(memory, at, 0, count, vector, n, expected, 0);
                kernel.dots(memory, at, 0, count, vector, n, actual, 0);
                assertThat(actual).containsExactly(expected);
            }
        }
    }

    /** Places of an earlier call, which a thread has kept, lead to memory that is no longer there: reading on would end the JVM. */
    @Test
    void blocksReadNoColumnsOfEarlierCalls() {
        int n = 100;
        long apart = 40_000; // so much memory is given back to the system at once
        long[] many = IntStream.range(0, 1024).mapToLong(k -> apart * k).toArray();
        double[] panel = IntStream.range(0, 2 * n).mapToDouble(Math::cos).toArray();
        MemorySegment x = Arena.ofAuto().allocate(1L << 21, 64);
        for (int i = 0; i < x.byteSize() / 8; i++) {
            x.setAtIndex(ValueLayout.JAVA_DOUBLE, i, Math.sin(i));
        }
        try (Arena earlier = Arena.ofConfined()) {
            kernel.dots(earlier.allocate(apart * 1024, 64), many, 0, 1024, panel, n, new double[1024], 0);
        }
        double[] expected = new double[8];
        double[] actual = new double[8];
        new ScalarKernel().float64().gram(x, many, 0, 4, panel, 2, n, expected, 0);
        kernel.gram(x, many, 0, 4, panel, 2, n, actual, 0);
        assertThat(actual).containsExactly(expected);
    }

    private static void dotsHaveTheBitsOfTheReference(
            ColumnKernel reference, ColumnKernel kernel, MemorySegment x, long[] at, double[] vector) {
        for (int count = 0; count <= at.length; count++) {
            double[] expected = new double[count];
            double[] actual = new double[count];
            reference.dots(x, at, 0, count, vector, vector.length, expected, 0);
            kernel.dots(x, at, 0, count, vector, vector.length, actual, 0);
            assertThat(actual).containsExactly(expected);
        }
    }
}
