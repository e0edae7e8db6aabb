package org.lariat.simd;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.kernel.ColumnKernel;
import org.lariat.kernel.VectorKernel;

/**
 * A compiled loop keeps its vectors in registers. Where the compiler does not know the class of a vector it allocates one in each round, and is some ten
 * times slower; whether it knows must not depend on what it saw before it compiled. So this runs in a JVM that compiles as early as the launcher's does
 * and has no type profile at all ({@code -XX:-UseTypeProfile}; see the module's pom).
 */
@Tag("unprofiled")
class CompiledLoopTest {
    /** Calls until all is compiled: the launcher's thresholds are some dozens. */
    private static final int WARM_UP = 300;

    /** Of several rounds the best counts: one call in which the compiler changes its mind allocates as much as a bad loop. */
    private static final int ROUNDS = 5;

    private static final int CALLS = 20;

    /** For lists of places. A vector in each group of eight would be 10 KB for the shortest loop below. */
    private static final long BYTES_OF_A_CALL = 8192;

    private static final VectorKernel KERNEL = new SimdKernel();

    /** Elements of a column: read one by one, two and four at a time. */
    private static final int[] LENGTHS = {1003, 2100};

    /** Columns that a second-level cache holds. */
    private static final int NEAR = 16;

    /** What loops meet; all zeros, since compiled code is the same for any numbers. */
    private static final class Data {
        final ColumnKernel kernel;
        final int n;
        final long column; // bytes
        final MemorySegment x; // more than a second-level cache holds
        final MemorySegment near;
        final MemorySegment rows; // of n stored elements of a sparse column
        final long[] at;
        final int block; // columns, few enough that a block product reads them before its tiles
        final double[] v;
        final double[] panel;
        final double[] out;
        final double[] four = new double[4];

        Data(ColumnKernel kernel, int n, Arena arena) {
            this.kernel = kernel;
            this.n = n;
            this.column = (long) n * kernel.elementBytes();
            this.at = new long[(int) ((1L << 21) / column)];
            Arrays.setAll(at, k -> k * column);
            this.x = arena.allocate(at.length * column, 64);
            this.near = x.asSlice(0, NEAR * column);
            this.rows = arena.allocate((long) n * Integer.BYTES, 64);
            this.block = (int) ((1L << 19) / column);
            this.v = new double[n];
            this.panel = new double[8 * n];
            this.out = new double[4 * at.length];
        }
    }

    private static final Map<String, Consumer<Data>> LOOPS = loops();

    private static Map<String, Consumer<Data>> loops() {
        Map<String, Consumer<Data>> loops = new LinkedHashMap<>();
        loops.put("dot", d -> d.out[0] = d.kernel.dot(d.x, 0, d.v, d.n));
        loops.put("dots", d -> d.kernel.dots(d.x, d.at, 0, d.at.length, d.v, d.n, d.out, 0));
        loops.put("dots of near columns", d -> d.kernel.dots(d.near, d.at, 0, NEAR, d.v, d.n, d.out, 0));
        loops.put("squared deviation", d -> d.out[0] = d.kernel.squaredDeviation(d.x, 0, 0.5, d.panel, d.n));
        loops.put("axpy", d -> d.kernel.axpy(0.5, d.x, 0, d.v, d.n));
        loops.put(
                "axpy of four", d -> d.kernel.axpy4(d.four, 0, d.x, 0, d.column, 2 * d.column, 3 * d.column, d.v, d.n));
        loops.put("axpy with weights", d -> d.kernel.axpyWeighted(0.5, d.x, 0, d.panel, d.v, d.n));
        loops.put("gram", d -> d.kernel.gram(d.x, d.at, 0, d.block, d.panel, 7, d.n, d.out, 0));
        loops.put("gram of near columns", d -> d.kernel.gram(d.near, d.at, 0, NEAR, d.panel, 7, d.n, d.out, 0));
        loops.put("sparse dots of eight", d -> d.kernel.sparseDot8(d.rows, d.x, 0, d.n, d.panel, d.out, 0));
        loops.put("dot of arrays", d -> d.out[0] = KERNEL.dot(d.v, 0, d.panel, 0, d.n));
        loops.put("soft threshold", d -> KERNEL.softThreshold(d.v, d.panel, d.v, d.n));
        return loops;
    }

    /** Shorter columns have loops of their own, in which even one vector would be seen. */
    @ParameterizedTest
    @ValueSource(ints = {Double.BYTES, Float.BYTES})
    void shortLoopsAllocateNoVectors(int elementBytes) {
        ColumnKernel kernel = elementBytes == Double.BYTES ? KERNEL.float64() : KERNEL.float32();
        try (Arena arena = Arena.ofConfined()) {
            Data data = new Data(kernel, SegmentColumns.SHORT - 1, arena);
            for (String loop : List.of("dot", "squared deviation", "dots of near columns")) {
                Consumer<Data> run = Objects.requireNonNull(LOOPS.get(loop));
                assertThat(bytesOfACall(() -> run.accept(data))).as(loop).isZero();
            }
            // Their factor is a vector made once a call; one in each round would be more than the column.
            for (String loop : List.of("axpy", "axpy with weights")) {
                Consumer<Data> run = Objects.requireNonNull(LOOPS.get(loop));
                assertThat(bytesOfACall(() -> run.accept(data))).as(loop).isLessThan(data.column);
            }
        }
    }

    static Stream<Arguments> cases() {
        return LOOPS.keySet().stream()
                .flatMap(loop -> Arrays.stream(LENGTHS)
                        .boxed()
                        .flatMap(n -> Stream.of(Double.BYTES, Float.BYTES).map(bytes -> Arguments.of(loop, n, bytes))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void allocatesNoVectors(String loop, int n, int elementBytes) {
        ColumnKernel kernel = elementBytes == Double.BYTES ? KERNEL.float64() : KERNEL.float32();
        Consumer<Data> run = Objects.requireNonNull(LOOPS.get(loop));
        try (Arena arena = Arena.ofConfined()) {
            Data data = new Data(kernel, n, arena);
            assertThat(bytesOfACall(() -> run.accept(data))).isLessThan(BYTES_OF_A_CALL);
        }
    }

    private static long bytesOfACall(Runnable loop) {
        for (int k = 0; k < WARM_UP; k++) {
            loop.run();
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int k = 0; k < CALLS; k++) {
                loop.run();
            }
            least = Math.min(least, (threads.getCurrentThreadAllocatedBytes() - before) / CALLS);
        }
        return least;
    }
}
