package org.lariat.simd;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lariat.kernel.ColumnKernel;
import org.lariat.kernel.VectorKernel;

/**
 * A compiled loop keeps its vectors in registers. Where the compiler does not know the class of a vector it allocates one in each round, and is some ten
 * times slower; whether it knows must not depend on what it saw before it compiled. So this runs in a JVM that compiles as early as the launcher's does
 * and has no type profile at all ({@code -XX:-UseTypeProfile}; see the module's pom).
 */
@Tag("unprofiled")
class CompiledLoopTest {
    /** Calls until all is compiled: the launcher's thresholds are hundreds of loops. */
    private static final int WARM_UP = 300;

    /** Of several rounds the best counts: one call in which the compiler changes its mind allocates as much as a bad loop. */
    private static final int ROUNDS = 5;

    private static final int CALLS = 20;

    /** For lists of places and of lanes. A vector in each group of eight would be 10 KB for the shortest loop below. */
    private static final long BYTES_OF_A_CALL = 8192;

    private static final VectorKernel KERNEL = new SimdKernel();

    /** Elements of a column: read one by one, two and four at a time. */
    private static final int[] LENGTHS = {1003, 2100};

    /** A loop over columns, by what it does. */
    record Case(String name, int n, boolean float64) {}

    static List<Case> cases() {
        return Arrays.stream(LENGTHS)
                .boxed()
                .flatMap(n -> List.of(true, false).stream()
                        .flatMap(wide ->
                                loops(MemorySegment.NULL, wide ? KERNEL.float64() : KERNEL.float32(), n, 0)
                                        .keySet()
                                        .stream()
                                        .map(name -> new Case(name, n, wide))))
                .toList();
    }

    private static Map<String, Runnable> loops(MemorySegment x, ColumnKernel kernel, int n, int stored) {
        SplittableRandom random = new SplittableRandom(n);
        double[] v = random.doubles(4L * n, -1, 1).toArray();
        double[] w = random.doubles(n, 0, 1).toArray();
        double[] out = new double[4 * Math.max(1, stored)];
        double[] four = {1e-9, -1e-9, 2e-9, -2e-9};
        long column = (long) n * kernel.elementBytes();
        long[] at = new long[stored];
        Arrays.setAll(at, k -> k * column);
        // Few enough that a block product reads them before its tiles.
        int block = (int) ((1L << 19) / column);
        MemorySegment near = stored == 0 ? x : x.asSlice(0, 16 * column);
        Map<String, Runnable> loops = new LinkedHashMap<>();
        loops.put("dot", () -> out[0] = kernel.dot(x, 0, v, n));
        loops.put("dots", () -> kernel.dots(x, at, 0, stored, v, n, out, 0));
        loops.put("dots of near columns", () -> kernel.dots(near, at, 0, 16, v, n, out, 0));
        loops.put("squared deviation", () -> out[0] = kernel.squaredDeviation(x, 0, 0.5, w, n));
        loops.put("axpy", () -> kernel.axpy(1e-9, x, 0, v, n));
        loops.put("axpy of four", () -> kernel.axpy4(four, 0, x, 0, column, 2 * column, 3 * column, v, n));
        loops.put("axpy with weights", () -> kernel.axpyWeighted(1e-9, x, 0, w, v, n));
        loops.put("gram", () -> kernel.gram(x, at, 0, block, v, 4, n, out, 0));
        loops.put("gram of near columns", () -> kernel.gram(near, at, 0, 16, v, 4, n, out, 0));
        loops.put("dot of arrays", () -> out[0] = KERNEL.dot(v, 0, w, 0, n));
        return loops;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void allocatesNoVectors(Case which) {
        ColumnKernel kernel = which.float64 ? KERNEL.float64() : KERNEL.float32();
        int stored = (int) ((1L << 21) / which.n / kernel.elementBytes());
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment x = arena.allocate((long) kernel.elementBytes() * which.n * stored, 64);
            SplittableRandom random = new SplittableRandom(which.n);
            for (long i = 0; i < (long) which.n * stored; i++) {
                if (which.float64) {
                    x.setAtIndex(ValueLayout.JAVA_DOUBLE, i, random.nextDouble(-1, 1));
                } else {
                    x.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) random.nextDouble(-1, 1));
                }
            }
            Runnable loop =
                    Objects.requireNonNull(loops(x, kernel, which.n, stored).get(which.name));
            assertThat(bytesOfACall(loop)).isLessThan(BYTES_OF_A_CALL);
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
