package org.lariat.bench;

import java.util.concurrent.TimeUnit;
import org.lariat.bench.suite.kernel.ColumnRing;
import org.lariat.kernel.ColumnKernel;
import org.lariat.kernel.Kernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A block of 32 columns against a packed panel of 32. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public class GramBenchmark {
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
    private ColumnRing x;
    private double[] panel; // (32 × length)
    private final long[] at = new long[Workload.BLOCK];
    private final double[] out = new double[Workload.BLOCK * Workload.BLOCK];

    /** Allocates and fills. */
    @Setup
    public void setup() {
        setup(Workload.STREAM_BYTES);
    }

    void setup(long streamBytes) {
        columns = Kernels.named(kernel).float64();
        x = new ColumnRing(
                Math.max(Workload.BLOCK, Workload.columns(mode, (long) length * Double.BYTES, streamBytes)),
                length,
                Double.BYTES);
        panel = Workload.uniform(Workload.BLOCK * length, 4);
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

    /** One block. */
    @Benchmark
    public double[] gram() {
        for (int k = 0; k < at.length; k++) {
            at[k] = x.next();
        }
        columns.gram(x.memory(), at, 0, at.length, panel, Workload.BLOCK, length, out, 0);
        return out;
    }
}
