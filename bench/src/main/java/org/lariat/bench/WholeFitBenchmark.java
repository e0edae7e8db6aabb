package org.lariat.bench;

import java.util.concurrent.TimeUnit;
import org.lariat.Lasso;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.data.Generators;
import org.lariat.objective.Problem;
import org.lariat.path.LambdaGrid;
import org.lariat.selection.Folds;
import org.lariat.validation.CrossValidated;
import org.lariat.validation.CrossValidation;
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

/** Whole fits from the raw matrix: one λ by each solver, a path of 100 λs, and its cross-validation. One thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 2, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 5, time = 2, timeUnit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public class WholeFitBenchmark {
    /** λ over λmax where one λ is fitted. */
    static final double SHARE = 0.1;

    static final int FOLDS = 10;
    private static final int TRUE_NONZEROS = 20;
    private static final int WORDS_PER_ROW = 40;
    private static final double SIGNAL_TO_NOISE = 3.0;

    /** The solver; {@code auto} is the default one. */
    @Param({"auto", "cd", "lars", "fista"})
    public String solver = "auto";

    /** Wide dense, tall dense, or sparse data. */
    @Param({"wide", "tall", "sparse"})
    public String shape = "wide";

    private Problem problem;
    private LassoOptions options;
    private double lambda;
    private Folds folds;

    /** Makes the data. */
    @Setup
    public void setup() {
        setup(1);
    }

    /** The same, smaller by a factor. */
    void setup(int smaller) {
        problem = switch (shape) {
            case "wide" ->
                Generators.dense(200, 2000 / smaller, 0.5, TRUE_NONZEROS, SIGNAL_TO_NOISE, 1)
                        .data()
                        .problem();
            case "tall" ->
                Generators.dense(5000 / smaller, 100, 0.5, TRUE_NONZEROS, SIGNAL_TO_NOISE, 1)
                        .data()
                        .problem();
            case "sparse" ->
                Generators.sparse(1000 / smaller, 2000 / smaller, WORDS_PER_ROW, TRUE_NONZEROS, SIGNAL_TO_NOISE, 1)
                        .data()
                        .problem();
            default -> throw new IllegalArgumentException("shape is wide, tall or sparse, not " + shape);
        };
        options = Lasso.options().standardize(false).threads(1).solver(solver);
        lambda = SHARE
                * options.lambdas(LambdaGrid.geometric(2, 0.5)).path(problem).lambdas()[0];
        folds = Folds.random(problem.x().rows(), FOLDS, 1);
    }

    Problem problem() {
        return problem;
    }

    LassoOptions options() {
        return options;
    }

    /** One λ. */
    @Benchmark
    public LassoModel fit() {
        return options.fit(problem, lambda);
    }

    /** A hundred. */
    @Benchmark
    public LassoPath path() {
        return options.path(problem);
    }

    /** Ten folds of the path. */
    @Benchmark
    public CrossValidated crossValidation() {
        return CrossValidation.of(options).run(problem, folds);
    }
}
