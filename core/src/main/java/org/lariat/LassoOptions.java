package org.lariat;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lariat.kernel.BackendUnavailableException;
import org.lariat.kernel.KernelProvider;
import org.lariat.kernel.Kernels;
import org.lariat.kernel.VectorKernel;
import org.lariat.matrix.DesignMatrix;
import org.lariat.objective.Problem;
import org.lariat.path.LambdaGrid;
import org.lariat.path.PathListener;
import org.lariat.resident.ResidentBackends;
import org.lariat.resident.ResidentOptions;
import org.lariat.resident.ResidentProvider;
import org.lariat.solver.ActiveSetSolver;
import org.lariat.solver.LarsSolver;
import org.lariat.solver.MemoryBudget;
import org.lariat.solver.Solvers;

/**
 * How to fit; immutable, checked when made. Start from {@link Lasso#options()} and change what differs:
 *
 * {@snippet :
 * LassoPath path = Lasso.options().alpha(0.5).standardize(false).tolerance(1e-9).path(x, y);
 * }
 *
 * @param alpha mixes L1 (1, the lasso) and L2 (0, ridge); in [0, 1]
 * @param intercept whether β₀ is fitted
 * @param standardize whether the penalty is on the scale of standard deviations; coefficients are in original units anyway
 * @param lambdas the values of λ to visit
 * @param tolerance certified gap over objective to reach at every λ, &gt; 0
 * @param maxEpochs limit on passes of coordinate descent for one λ, or iterations of another solver (of {@code lars}: knots), ≥ 1
 * @param maxFeatures the path ends before the first point with more non-zero coefficients, ≥ 0
 * @param backend {@code "auto"}, the name of the kernel that must run, or that of a backend of resident designs ({@code "host"},
 *     {@code "nd4j"}, {@code "cuda"}, where present), which the solvers {@code auto}, {@code active-set} and {@code fista} use; {@code auto} takes
 *     {@code cuda} for very wide data if there is a device
 * @param solver {@code "auto"} (chosen by sizes, see {@link Solvers#named}), {@code "active-set"} (an active set in Gram
 *     space), {@code "gram"} (for tall data: the whole Gram matrix at once), {@code "cd"} (coordinate descent on a working set) or
 *     {@code "lars"} (the exact path of the lasso by its knots); and, to compare with, {@code "ista"}, {@code "fista"},
 *     {@code "cd-cyclic"}, {@code "cd-random"}, {@code "subgradient"}
 * @param threads number of threads, ≥ 1; results have the same bits for any number
 * @param memory what the solver may keep beside the data; part of what determines the result
 * @param seed for the solver {@code "cd-random"}, which draws columns; others draw nothing
 * @param history whether {@link FitReport#history()} keeps how the objective falls at every λ; the results have the same bits either
 *     way
 * @param resident device, precision and memory of a resident design; matters only where there is one
 */
public record LassoOptions(
        double alpha,
        boolean intercept,
        boolean standardize,
        LambdaGrid lambdas,
        double tolerance,
        int maxEpochs,
        int maxFeatures,
        String backend,
        String solver,
        int threads,
        MemoryBudget memory,
        long seed,
        boolean history,
        ResidentOptions resident) {
    /** Default of {@link #tolerance()}. */
    public static final double DEFAULT_TOLERANCE = 1e-7;

    /** Default of {@link #maxEpochs()}: some minutes for a working set of a thousand columns. */
    public static final int DEFAULT_MAX_EPOCHS = 200_000;

    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException naming the value that is out of range
     */
    public LassoOptions {
        check(alpha >= 0 && alpha <= 1, "alpha must be in [0, 1], not %s", alpha);
        check(
                tolerance > 0 && Double.isFinite(tolerance),
                "the tolerance must be positive and finite, not %s",
                tolerance);
        check(maxEpochs >= 1, "the limit on epochs must be at least 1, not %s", maxEpochs);
        check(maxFeatures >= 0, "the limit on features must be at least 0, not %s", maxFeatures);
        check(
                Solvers.NAMES.contains(solver),
                "there is no solver '%s'; known: " + String.join(", ", Solvers.NAMES),
                solver);
        check(
                !lambdas.isKnots() || solver.equals(Solvers.AUTO) || solver.equals(LarsSolver.NAME),
                "the knots of the path are found by the solver lars; take lars or auto, not %s",
                solver);
        check(threads >= 1, "threads must be at least 1, not %s", threads);
    }

    private static void check(boolean fits, String message, Object value) {
        if (!fits) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, message, value));
        }
    }

    static LassoOptions defaults() {
        return new LassoOptions(
                1.0,
                true,
                true,
                LambdaGrid.geometric(LambdaGrid.DEFAULT_COUNT),
                DEFAULT_TOLERANCE,
                DEFAULT_MAX_EPOCHS,
                Integer.MAX_VALUE,
                Kernels.AUTO,
                Solvers.AUTO,
                Runtime.getRuntime().availableProcessors(),
                MemoryBudget.DEFAULT,
                0L,
                false,
                ResidentOptions.DEFAULT);
    }

    /**
     * The kernel that runs on the host: the one that the backend names, or the best if the backend is one of resident designs.
     *
     * @throws BackendUnavailableException if there is no backend of that name, or it cannot run in this JVM
     */
    public VectorKernel kernel() {
        if (ResidentBackends.usable(backend).isPresent()) {
            return Kernels.named(Kernels.AUTO);
        }
        boolean known = backend.equals(Kernels.AUTO)
                || Kernels.providers().stream()
                        .anyMatch(provider -> provider.name().equals(backend));
        if (!known) {
            throw new BackendUnavailableException("there is no backend '" + backend + "'; known here: "
                    + Stream.concat(
                                    Kernels.providers().stream().map(KernelProvider::name),
                                    ResidentBackends.providers().stream().map(ResidentProvider::name))
                            .collect(Collectors.joining(", ", "auto, ", "")));
        }
        return Kernels.named(backend);
    }

    /** The same options, open to change for a moment. */
    private static final class Draft {
        private double alpha;
        private boolean intercept;
        private boolean standardize;
        private LambdaGrid lambdas;
        private double tolerance;
        private int maxEpochs;
        private int maxFeatures;
        private String backend;
        private String solver;
        private int threads;
        private MemoryBudget memory;
        private long seed;
        private boolean history;
        private ResidentOptions resident;

        Draft(LassoOptions from) {
            this.alpha = from.alpha;
            this.intercept = from.intercept;
            this.standardize = from.standardize;
            this.lambdas = from.lambdas;
            this.tolerance = from.tolerance;
            this.maxEpochs = from.maxEpochs;
            this.maxFeatures = from.maxFeatures;
            this.backend = from.backend;
            this.solver = from.solver;
            this.threads = from.threads;
            this.memory = from.memory;
            this.seed = from.seed;
            this.history = from.history;
            this.resident = from.resident;
        }

        LassoOptions options() {
            return new LassoOptions(
                    alpha,
                    intercept,
                    standardize,
                    lambdas,
                    tolerance,
                    maxEpochs,
                    maxFeatures,
                    backend,
                    solver,
                    threads,
                    memory,
                    seed,
                    history,
                    resident);
        }
    }

    private LassoOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** With another {@link #alpha()}. */
    public LassoOptions alpha(double value) {
        return with(draft -> draft.alpha = value);
    }

    /** With or without an {@link #intercept()}. */
    public LassoOptions intercept(boolean value) {
        return with(draft -> draft.intercept = value);
    }

    /** With or without standardisation, see {@link #standardize()}. */
    public LassoOptions standardize(boolean value) {
        return with(draft -> draft.standardize = value);
    }

    /** With other {@link #lambdas()}. */
    public LassoOptions lambdas(LambdaGrid value) {
        return with(draft -> draft.lambdas = value);
    }

    /** With given values of λ, in any order. */
    public LassoOptions lambdas(double... values) {
        return lambdas(LambdaGrid.of(values));
    }

    /** With another {@link #tolerance()}. */
    public LassoOptions tolerance(double value) {
        return with(draft -> draft.tolerance = value);
    }

    /** With another limit {@link #maxEpochs()}. */
    public LassoOptions maxEpochs(int value) {
        return with(draft -> draft.maxEpochs = value);
    }

    /** With another limit {@link #maxFeatures()}. */
    public LassoOptions maxFeatures(int value) {
        return with(draft -> draft.maxFeatures = value);
    }

    /** With another {@link #backend()}. */
    public LassoOptions backend(String value) {
        return with(draft -> draft.backend = value);
    }

    /**
     * With the kernel alone that {@link #kernel()} gives: for small fits beside a large one, which a resident design would not pay for.
     *
     * @throws BackendUnavailableException if the backend cannot run here
     */
    public LassoOptions onHost() {
        return backend(kernel().name());
    }

    /** With another {@link #solver()}. */
    public LassoOptions solver(String value) {
        return with(draft -> draft.solver = value);
    }

    /** With another number of {@link #threads()}. */
    public LassoOptions threads(int value) {
        return with(draft -> draft.threads = value);
    }

    /** With another {@link #memory()}. */
    public LassoOptions memory(MemoryBudget value) {
        return with(draft -> draft.memory = value);
    }

    /** With another {@link #seed()}. */
    public LassoOptions seed(long value) {
        return with(draft -> draft.seed = value);
    }

    /** With other {@link #resident()} options; their number of threads is that of {@link #threads()}. */
    public LassoOptions resident(ResidentOptions value) {
        return with(draft -> draft.resident = value);
    }

    /** With or without {@link #history()}. */
    public LassoOptions history(boolean value) {
        return with(draft -> draft.history = value);
    }

    /**
     * Fits the path.
     *
     * @param x n rows of p values each
     * @param y response, (n)
     * @throws IllegalArgumentException if the data does not fit together or a value is not finite
     */
    public LassoPath path(double[][] x, double[] y) {
        return path(Problem.of(x, y));
    }

    /** Fits the path of a design and a response; see {@link #path(double[][], double[])}. */
    public LassoPath path(DesignMatrix x, double[] y) {
        return path(Problem.of(x, y));
    }

    /** Fits the path of a problem with weights, offset, factors or bounds. */
    public LassoPath path(Problem problem) {
        return path(problem, PathListener.NONE);
    }

    /**
     * Fits the path, reporting progress.
     *
     * @param problem what to fit
     * @param listener hears of every point and may cancel
     * @throws org.lariat.kernel.BackendUnavailableException if the backend asked for cannot run here
     */
    public LassoPath path(Problem problem, PathListener listener) {
        return Lasso.path(problem, this, listener);
    }

    /**
     * The λs that the path of a problem visits, unless it is cancelled or ends at {@link #maxFeatures()}. Given ones, or a grid from
     * λmax, which takes a few sweeps over X; of knots, which are found with the path, the two ends.
     *
     * @param problem what would be fitted
     * @return decreasing
     */
    public double[] lambdas(Problem problem) {
        return Lasso.lambdas(problem, this);
    }

    /**
     * Fits the path in segments, so that it can be interrupted and taken up again. Every segment begins with a solver that knows
     * nothing of the ones before, whether the path is interrupted or not: the result has the same bits either way. It differs in
     * last bits from that of a fit without checkpoints, which is certified to the same tolerance, and takes somewhat longer.
     *
     * {@snippet :
     * AtomicReference<PartialPath> kept = new AtomicReference<>(PartialPath.NONE);
     * LassoPath part = options.path(problem, listenerThatCancels, new Checkpoints(10, kept.get(), kept::set));
     * LassoPath whole = options.path(problem, PathListener.NONE, new Checkpoints(10, kept.get(), kept::set));
     * }
     *
     * @param problem what to fit; the same as that of the path to go on with, which is not checked
     * @param listener hears of every point that is not done yet, and may cancel
     * @param checkpoints where to go on, and how often to hand over the state
     * @throws IllegalArgumentException for {@code lars} and knots, which are found one from another; with {@link #history()}, which
     *     checkpoints do not keep; or if the path to go on with has other λs or another number of them between checkpoints
     */
    public LassoPath path(Problem problem, PathListener listener, Checkpoints checkpoints) {
        check(
                !lambdas.isKnots() && !solver.equals(LarsSolver.NAME),
                "the solver lars finds each knot from the one before, so it has no checkpoints to go on from; take %s",
                ActiveSetSolver.NAME);
        check(!history, "checkpoints do not keep how the objective falls; history is %s, leave it out", history);
        return Lasso.path(problem, this, listener, checkpoints);
    }

    /**
     * Fits one λ, by a continuation path of its own from λmax down: a cold start at a small λ is the slowest way to get
     * there. Ignores {@link #lambdas()}.
     *
     * @param problem what to fit
     * @param lambda λ ≥ 0
     */
    public LassoModel fit(Problem problem, double lambda) {
        return Lasso.single(problem, this, lambda, PathListener.NONE).model(0);
    }

    /** Fits one λ; see {@link #fit(Problem, double)}. */
    public LassoModel fit(double[][] x, double[] y, double lambda) {
        return fit(Problem.of(x, y), lambda);
    }

    /** Fits one λ, as a path of one point, which has the report; see {@link #fit(Problem, double)}. */
    public LassoPath single(Problem problem, double lambda, PathListener listener) {
        return Lasso.single(problem, this, lambda, listener);
    }
}
