package org.lariat.bench;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.lariat.bench.suite.kernel.ColumnRing;
import org.lariat.kernel.ColumnKernel;
import org.lariat.kernel.Kernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Single columns and many columns of float64 and float32. The methods are compiled by themselves, as functions of C are: kernels are inlined into
 * them, and in JMH's own loop, which is compiled in the middle of its run, there are not registers enough for all three.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public class DenseBenchmark {
    private static final int SWEEP = 1024;

    /** The backend. */
    @Param({"scalar", "simd"})
    public String kernel = "scalar";

    /** Elements of a column. */
    @Param({"100", "1003", "20000"})
    public int length;

    /** {@code cache}: a few columns over and over; {@code stream}: through more memory than any cache holds. */
    @Param({"cache", "stream"})
    public String mode = "cache";

    /** Bytes of an element. */
    @Param({"8", "4"})
    public int elementBytes = Double.BYTES;

    private ColumnKernel columns;
    private ColumnRing x;
    private double[] v; // (7 · length) as in kernels.c: how far w lies behind v decides whether their addresses collide
    private double[] w; // (length)
    private long[] at = {}; // of all columns in turn, at least SWEEP
    private int from;

    /** Where the next column begins; as in kernels.c, it is in a register while columns are walked through. */
    private long here;

    private final double[] out = new double[SWEEP];

    /** Allocates and fills. */
    @Setup
    public void setup() {
        setup(Workload.STREAM_BYTES);
    }

    void setup(long streamBytes) {
        columns = elementBytes == Double.BYTES
                ? Kernels.named(kernel).float64()
                : Kernels.named(kernel).float32();
        x = new ColumnRing(Workload.columns(mode, (long) length * elementBytes, streamBytes), length, elementBytes);
        v = Workload.uniform(7 * length, 2);
        w = Workload.positive(length, 3);
        at = new long[Math.max(SWEEP, x.columns())];
        Arrays.setAll(at, k -> x.next());
    }

    /** Every iteration finds the columns elsewhere. */
    @Setup(Level.Iteration)
    public void shift() {
        x.shift();
    }

    /** Frees the columns. */
    @TearDown
    public void close() {
        x.close();
    }

    /** One column against a vector. */
    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    @OperationsPerInvocation(Workload.BATCH)
    public double dot() {
        double sum = 0;
        MemorySegment memory = x.memory();
        double[] vector = v;
        int n = length;
        ColumnKernel kernel = columns;
        long at = here;
        long bytes = (long) n * elementBytes;
        long end = memory.byteSize();
        for (int k = 0; k < Workload.BATCH; k++) {
            sum += kernel.dot(memory, at, vector, n);
            at = Workload.next(at, bytes, end);
        }
        here = at;
        return sum;
    }

    /** As many columns against a vector as a sweep takes at a time; the time is for one column. */
    @Benchmark
    @OperationsPerInvocation(SWEEP)
    public double[] dots() {
        columns.dots(x.memory(), at, from, SWEEP, v, length, out, 0);
        from = from + 2 * SWEEP <= at.length ? from + SWEEP : 0;
        return out;
    }

    /** The residual update. */
    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    @OperationsPerInvocation(Workload.BATCH)
    public double[] axpy() {
        MemorySegment memory = x.memory();
        double[] vector = v;
        int n = length;
        ColumnKernel kernel = columns;
        long at = here;
        long bytes = (long) n * elementBytes;
        long end = memory.byteSize();
        for (int k = 0; k < Workload.BATCH; k++) {
            kernel.axpy(Workload.STEP, memory, at, vector, n);
            at = Workload.next(at, bytes, end);
        }
        here = at;
        return vector;
    }

    /** The update of a weighted residual. */
    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    @OperationsPerInvocation(Workload.BATCH)
    public double[] axpyWeighted() {
        MemorySegment memory = x.memory();
        double[] weights = w;
        double[] vector = v;
        int n = length;
        ColumnKernel kernel = columns;
        long at = here;
        long bytes = (long) n * elementBytes;
        long end = memory.byteSize();
        for (int k = 0; k < Workload.BATCH; k++) {
            kernel.axpyWeighted(Workload.STEP, memory, at, weights, vector, n);
            at = Workload.next(at, bytes, end);
        }
        here = at;
        return vector;
    }

    /** The weighted sum of squares about a centre. */
    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    @OperationsPerInvocation(Workload.BATCH)
    public double squaredDeviation() {
        double sum = 0;
        MemorySegment memory = x.memory();
        double[] weights = w;
        int n = length;
        ColumnKernel kernel = columns;
        long at = here;
        long bytes = (long) n * elementBytes;
        long end = memory.byteSize();
        for (int k = 0; k < Workload.BATCH; k++) {
            sum += kernel.squaredDeviation(memory, at, 0.01, weights, n);
            at = Workload.next(at, bytes, end);
        }
        here = at;
        return sum;
    }
}
