package org.lariat.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
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

/** Sparse columns: {@code length} stored entries, on average every fourth row. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public class SparseBenchmark {
    /** The backend. */
    @Param({"scalar", "simd"})
    public String kernel = "scalar";

    /** Elements of a column. */
    @Param({"100", "1003", "20000"})
    public int length;

    /** {@code cache}: a few columns over and over; {@code stream}: through more memory than any cache holds. */
    @Param({"cache", "stream"})
    public String mode = "cache";

    private ColumnKernel columns;
    private ColumnRing values;
    private Arena arena;
    private MemorySegment rows; // int32, as many as values
    private double[] v; // (7 · length)
    private long here; // where the next column begins

    /** Allocates and fills. */
    @Setup
    public void setup() {
        setup(Workload.STREAM_BYTES);
    }

    void setup(long streamBytes) {
        columns = Kernels.named(kernel).float64();
        values =
                new ColumnRing(Workload.columns(mode, (long) length * Double.BYTES, streamBytes), length, Double.BYTES);
        long entries = values.memory().byteSize() / Double.BYTES;
        arena = Arena.ofShared();
        rows = arena.allocate(entries * Integer.BYTES, 64);
        fillRows(entries);
        v = Workload.uniform(7 * length, 7);
    }

    private void fillRows(long entries) {
        SplittableRandom random = new SplittableRandom(8);
        int row = 0;
        for (long k = 0; k < entries; k++) {
            row = k % length == 0 ? random.nextInt(7) : row + random.nextInt(1, 8);
            rows.setAtIndex(ValueLayout.JAVA_INT, k, row);
        }
    }

    /** Every iteration finds the columns elsewhere. */
    @Setup(Level.Iteration)
    public void shift() {
        values.shift();
    }

    /** Frees the columns. */
    @TearDown
    public void close() {
        values.close();
        arena.close();
    }

    /** One sparse column against a vector. */
    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    @OperationsPerInvocation(Workload.BATCH)
    public double sparseDot() {
        double sum = 0;
        MemorySegment memory = values.memory();
        MemorySegment places = rows;
        double[] vector = v;
        int n = length;
        ColumnKernel kernel = columns;
        long at = here;
        long bytes = (long) n * Double.BYTES;
        long end = memory.byteSize();
        for (int k = 0; k < Workload.BATCH; k++) {
            sum += kernel.sparseDot(places, memory, at / Double.BYTES, n, vector);
            at = Workload.next(at, bytes, end);
        }
        here = at;
        return sum;
    }

    /** The residual update by one sparse column. */
    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    @OperationsPerInvocation(Workload.BATCH)
    public double[] sparseAxpy() {
        MemorySegment memory = values.memory();
        MemorySegment places = rows;
        double[] vector = v;
        int n = length;
        ColumnKernel kernel = columns;
        long at = here;
        long bytes = (long) n * Double.BYTES;
        long end = memory.byteSize();
        for (int k = 0; k < Workload.BATCH; k++) {
            kernel.sparseAxpy(Workload.STEP, places, memory, at / Double.BYTES, n, vector);
            at = Workload.next(at, bytes, end);
        }
        here = at;
        return vector;
    }
}
