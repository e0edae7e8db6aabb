package org.lariat.bench.suite.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.lariat.Lasso;
import org.lariat.LassoModel;
import org.lariat.bench.suite.problem.BenchProblem;
import org.lariat.bench.suite.problem.Plan;
import org.lariat.bench.suite.result.PredictRow;
import org.lariat.bench.suite.result.Statistics;
import org.lariat.kernel.Kernels;
import org.lariat.matrix.DesignMatrix;
import org.lariat.matrix.Workers;

/** Predictions of one model: single rows, as a service meets them, and batches. */
public final class PredictExperiment {
    private static final double NANOSECOND = 1e-9;

    /** Blocks of single calls; each gives one median. */
    private static final int BLOCKS = 9;

    private static final int CALLS_PER_BLOCK = 20_000;

    /** Position in the list of λs of the model used: about as many features as cross-validation leaves. */
    private static final int POINT = 50;

    private final Plan plan;

    /** So long and so often. */
    public PredictExperiment(Plan plan) {
        this.plan = plan;
    }

    /** Fits one model to a dense problem and predicts its rows. */
    public List<PredictRow> run(BenchProblem problem) {
        LassoModel model = Lasso.options()
                .standardize(false)
                .threads(1)
                .fit(problem.problem(), problem.lambdas()[Math.min(POINT, problem.lambdas().length - 1)]);
        double[][] rows = rows(problem.problem().x());
        double[] plain = plain(model, rows);
        List<PredictRow> all = new ArrayList<>();
        all.add(single(model, rows, plain));
        all.add(batch("batch of rows", model, () -> model.predict(rows), plain));
        try (Workers serial = new Workers(1)) {
            DesignMatrix x = problem.problem().x().using(Kernels.named(Kernels.AUTO), serial);
            all.add(batch("batch, matrix by columns", model, () -> model.predict(x), plain));
        }
        return all;
    }

    /** The first rows, in arrays of their own. */
    private static double[][] rows(DesignMatrix x) {
        double[][] rows = new double[x.rows()][x.columns()];
        double[] column = new double[x.rows()];
        for (int j = 0; j < x.columns(); j++) {
            x.column(j, column);
            for (int i = 0; i < rows.length; i++) {
                rows[i][j] = column[i];
            }
        }
        return rows;
    }

    /** β₀ + xᵀβ over all columns in a plain loop: what every prediction is compared with. */
    private static double[] plain(LassoModel model, double[][] rows) {
        double[] beta = model.coefficients();
        return Arrays.stream(rows)
                .mapToDouble(row -> {
                    double sum = model.intercept();
                    for (int j = 0; j < row.length; j++) {
                        sum += row[j] * beta[j];
                    }
                    return sum;
                })
                .toArray();
    }

    private PredictRow single(LassoModel model, double[][] rows, double[] plain) {
        double[] predicted = new double[rows.length];
        Stopwatch.warmUp(
                () -> {
                    for (int i = 0; i < rows.length; i++) {
                        predicted[i] = model.predict(rows[i]);
                    }
                },
                plan.warmUpSeconds());
        List<Double> medians = new ArrayList<>();
        List<Double> slowest = new ArrayList<>();
        double[] nanos = new double[CALLS_PER_BLOCK];
        for (int block = 0; block < BLOCKS; block++) {
            for (int k = 0; k < nanos.length; k++) {
                int i = k % rows.length;
                long start = System.nanoTime();
                predicted[i] = model.predict(rows[i]);
                nanos[k] = System.nanoTime() - start;
            }
            Arrays.sort(nanos);
            medians.add(NANOSECOND * Statistics.sortedQuantile(nanos, 0.5));
            slowest.add(NANOSECOND * Statistics.sortedQuantile(nanos, 0.99));
        }
        return new PredictRow(
                "single row",
                model.columns(),
                model.nonzeros(),
                1,
                medians,
                Statistics.median(slowest),
                difference(predicted, plain));
    }

    private PredictRow batch(String what, LassoModel model, Supplier<double[]> predict, double[] plain) {
        double[][] last = new double[1][];
        Runnable work = () -> last[0] = predict.get();
        Stopwatch.warmUp(work, plan.warmUpSeconds());
        List<Double> seconds = Stopwatch.repeats(work, BLOCKS);
        return new PredictRow(
                what,
                model.columns(),
                model.nonzeros(),
                plain.length,
                seconds,
                seconds.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
                difference(last[0], plain));
    }

    private static double difference(double[] predicted, double[] plain) {
        double largest = 0.0;
        double scale = Arrays.stream(plain).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < plain.length; i++) {
            largest = Math.max(largest, Math.abs(predicted[i] - plain[i]));
        }
        return largest / scale;
    }
}
