package org.lariat.bench;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.lariat.LassoModel;
import org.lariat.matrix.DenseMatrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Predictions of one model: a row, as a service meets it (its latencies as percentiles), and batches. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 1, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 5, time = 1, timeUnit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public class PredictBenchmark {
    private static final int STEP = 40; // a non-zero coefficient in so many

    /** Columns of the model. */
    @Param({"2000", "20000"})
    public int columns;

    /** Rows of a batch. */
    @Param("200")
    public int rows;

    private LassoModel model;
    private double[][] batch;
    private DenseMatrix matrix;
    private int next;

    /** Makes a model and rows. */
    @Setup
    public void setup() {
        Random random = new Random(1);
        int[] index = IntStream.range(0, columns / STEP).map(k -> k * STEP).toArray();
        double[] value = random.doubles(index.length, -1, 1).toArray();
        model = new LassoModel(0.1, 5.0, columns, index, value, 0.5, 1.0, Optional.empty());
        batch = new double[rows][];
        for (int i = 0; i < rows; i++) {
            batch[i] = random.doubles(columns, -1, 1).toArray();
        }
        matrix = DenseMatrix.ofRows(batch);
    }

    LassoModel model() {
        return model;
    }

    double[][] batch() {
        return batch;
    }

    /** One row after the other; each call is a sample, so that p50 and p99 come out. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public double singleRow() {
        double predicted = model.predict(batch[next]);
        next = next + 1 == batch.length ? 0 : next + 1;
        return predicted;
    }

    /** Rows in arrays. */
    @Benchmark
    public double[] batchOfRows() {
        return model.predict(batch);
    }

    /** A matrix, column by column. */
    @Benchmark
    public double[] batchOfColumns() {
        return model.predict(matrix);
    }
}
