package org.lariat.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lariat.kernel.ColumnKernel;
import org.lariat.kernel.ScalarKernel;

/** The first call of a loop, which rehearses it, has the bits of the reference like all others, and writes nothing else. */
class FirstCallTest {
    private static final double UNTOUCHED = -7.5;

    /** Elements of a column, columns in the segment (a second-level cache holds it, or not), columns and vectors in the call. */
    record Shape(int n, int stored, int count, int vectors) {}

    static List<Shape> shapes() {
        return Stream.of(140, 200, 257, 1003, 2100)
                .flatMap(n -> Stream.of(10, (1 << 21) / (4 * n))
                        .flatMap(stored ->
                                Stream.of(1, 2, 3, 4, 9).map(count -> new Shape(n, stored, count, 1 + count % 5))))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void float64HasTheBitsOfTheReference(Shape shape) {
        ColumnKernel scalar = new ScalarKernel().float64();
        check(shape, scalar, () -> new Float64Columns(scalar), Double.BYTES);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void float32HasTheBitsOfTheReference(Shape shape) {
        ColumnKernel scalar = new ScalarKernel().float32();
        check(shape, scalar, () -> new Float32Columns(scalar), Float.BYTES);
    }

    private interface Call {
        void of(ColumnKernel kernel, double[] out);
    }

    private static void check(Shape shape, ColumnKernel scalar, Supplier<ColumnKernel> fresh, int elementBytes) {
        SplittableRandom random = new SplittableRandom(shape.hashCode());
        int n = shape.n;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment x = arena.allocate((long) elementBytes * n * shape.stored, 64);
            for (long i = 0; i < (long) n * shape.stored; i++) {
                if (elementBytes == Double.BYTES) {
                    x.setAtIndex(ValueLayout.JAVA_DOUBLE, i, random.nextDouble(-1, 1));
                } else {
                    x.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) random.nextDouble(-1, 1));
                }
            }
            long[] at = new long[shape.count];
            // The last column of the segment is among them: what reads too far fails where addresses are checked.
            Arrays.setAll(at, k -> (long) elementBytes * n * (shape.stored - 1 - k));
            double[] v = random.doubles((long) n * shape.vectors, -1, 1).toArray();
            double[] w = random.doubles(n, 0, 1).toArray();
            List<Call> calls = List.of(
                    (kernel, out) -> out[1] = kernel.dot(x, at[0], v, n),
                    (kernel, out) -> out[1] = kernel.squaredDeviation(x, at[0], 0.25, w, n),
                    (kernel, out) -> kernel.dots(x, at, 0, shape.count, v, n, out, 1),
                    (kernel, out) -> kernel.gram(x, at, 0, shape.count, v, shape.vectors, n, out, 1));
            for (Call call : calls) {
                double[] expected = new double[2 + shape.count * shape.vectors];
                Arrays.fill(expected, UNTOUCHED);
                double[] out = expected.clone();
                call.of(scalar, expected);
                call.of(fresh.get(), out);
                assertArrayEquals(expected, out, shape::toString);
            }
        }
    }
}
