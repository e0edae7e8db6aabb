package org.lariat.bench;

import java.util.concurrent.TimeUnit;
import org.lariat.kernel.Kernels;
import org.lariat.kernel.VectorKernel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The proximal step on vectors of the heap, whose young part is so large that they stay where they were put: one behind the other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {
            "-Xmx2g",
            "-Xmn1500m",
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED"
        })
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public class ProximalBenchmark {
    /** The backend. */
    @Param({"scalar", "simd"})
    public String kernel = "scalar";

    /** Elements of a column. */
    @Param({"100", "1003", "20000"})
    public int length;

    /** {@code cache}: a few columns over and over; {@code stream}: through more memory than any cache holds. */
    @Param({"cache", "stream"})
    public String mode = "cache";

    private VectorKernel vectors;
    private double[][] z; // each (length)
    private double[] t; // (length)
    private double[] out; // (length)
    private int next;

    /** Allocates and fills. */
    @Setup
    public void setup() {
        setup(Workload.STREAM_BYTES);
    }

    void setup(long streamBytes) {
        vectors = Kernels.named(kernel);
        z = new double[Workload.columns(mode, (long) length * Double.BYTES, streamBytes)][];
        for (int k = 0; k < z.length; k++) {
            z[k] = k < Workload.BATCH ? Workload.uniform(length, 5 + k) : z[k % Workload.BATCH].clone();
        }
        t = Workload.positive(length, 6);
        out = new double[length];
    }

    /** One vector. */
    @Benchmark
    @OperationsPerInvocation(Workload.BATCH)
    public double[] softThreshold() {
        for (int k = 0; k < Workload.BATCH; k++) {
            vectors.softThreshold(z[next], t, out, length);
            next = next + 1 == z.length ? 0 : next + 1;
        }
        return out;
    }
}
