package org.lariat.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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
        assertThatThrownBy(() -> kernel.dot4(x, 0, 0, at, 0, v, N, out, 0))
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

    @Test
    void memoryThatWasGivenBackIsRefused() {
        Arena arena = Arena.ofShared();
        MemorySegment x = arena.allocate(8L * N, 64);
        assertThat(kernel.dot(x, 0, v, N)).isZero();
        arena.close();
        assertThatThrownBy(() -> kernel.dot(x, 0, v, N)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kernel.dot4(x, 0, 0, 0, 0, v, N, out, 0)).isInstanceOf(IllegalStateException.class);
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
        reference.dot4(heap, 0, 8L * N, 16L * N, 24L * N, v, N, expected, 0);
        kernel.dot4(heap, 0, 8L * N, 16L * N, 24L * N, v, N, out, 0);
        assertThat(out).containsExactly(expected);
        assertThat(kernel.dot(heap, 8L * N, v, N)).isEqualTo(expected[1]);
    }
}
