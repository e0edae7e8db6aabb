package org.lariat.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.ModelListener;
import org.lariat.SharedDesign;
import org.lariat.kernel.VectorKernel;
import org.lariat.matrix.DesignMatrix;
import org.lariat.matrix.GroupedMatrix;
import org.lariat.matrix.ReadingGroup;
import org.lariat.matrix.Workers;
import org.lariat.objective.Problem;
import org.lariat.objective.StopReason;
import org.lariat.path.LambdaGrid;
import org.lariat.path.PathEnd;
import org.lariat.path.PathListener;
import org.lariat.resident.ResidentBackends;
import org.lariat.selection.ErrorCurve;
import org.lariat.selection.ErrorMeasure;
import org.lariat.selection.FoldMean;
import org.lariat.selection.Folds;
import org.lariat.solver.ResidentRequest;

/**
 * K-fold cross-validation of a whole path. The path of all rows gives the λs; every fold fits the same λs with weight 0 on
 * the rows it holds out, so that means, scales and λ belong to its training rows alone, and X is not copied. On several threads the
 * path of all rows goes on beside the folds where its λs are known before. Folds read X
 * together ({@link ReadingGroup}); of tall data one pass serves them all and the path of all rows ({@link MomentFolds}), whose last bits then
 * depend on the folds, as sums over rows are added up by fold; with {@code fista} on a resident design folds × λs are iterated
 * together on that of all rows ({@link SharedDesign}).
 *
 * {@snippet :
 * CrossValidated cv = CrossValidation.of(Lasso.options()).run(problem, Folds.random(n, 10, 1));
 * LassoModel model = cv.modelOneStandardError();
 * }
 *
 * @param fit how to fit, each fold like the whole
 * @param measure of error on held-out rows
 * @param rule how folds count in the mean
 * @param patience the folds end once the mean error is worse than the best by more than a standard error and the best is so many
 *     λs back; 0: they go on to the last λ
 */
public record CrossValidation(LassoOptions fit, ErrorMeasure measure, FoldMean rule, int patience) {
    /** Folds that are in memory at a time, at most. */
    private static final int MOST_AT_A_TIME = 16;

    /** Bytes a fold's solver takes for each pair of columns in its working set: Gram matrix and factor. */
    private static final long BYTES_PER_PAIR = 2L * Double.BYTES;

    /** A working set is seldom more than so many times the non-zeros. */
    private static final double WORKING_SET_PER_NONZERO = 2.0;

    /** Checks the patience. */
    public CrossValidation {
        if (patience < 0) {
            throw new IllegalArgumentException("patience must be at least 0, not " + patience);
        }
    }

    /** With mean squared error, folds counted by what they hold out, and no early end. */
    public static CrossValidation of(LassoOptions fit) {
        return new CrossValidation(fit, ErrorMeasure.MSE, FoldMean.WEIGHTED, 0);
    }

    /** With other options of the fits. */
    public CrossValidation fit(LassoOptions value) {
        return new CrossValidation(value, measure, rule, patience);
    }

    /** With another {@link #measure()}. */
    public CrossValidation measure(ErrorMeasure value) {
        return new CrossValidation(fit, value, rule, patience);
    }

    /** With another {@link #rule()}. */
    public CrossValidation rule(FoldMean value) {
        return new CrossValidation(fit, measure, value, patience);
    }

    /** With another {@link #patience()}. */
    public CrossValidation patience(int value) {
        return new CrossValidation(fit, measure, rule, value);
    }

    /** Runs without a listener; see {@link #run(Problem, Folds, PathListener)}. */
    public CrossValidated run(Problem problem, Folds folds) {
        return run(problem, folds, PathListener.NONE);
    }

    /**
     * Fits all rows and the folds.
     *
     * @param problem what to fit
     * @param folds of as many rows
     * @param listener hears of the points of the path of all rows, and may cancel everything; folds ask it, too, in their threads
     * @throws IllegalArgumentException if the folds do not suit the problem
     * @throws CancellationException if the listener or an interrupt ended the work
     */
    public CrossValidated run(Problem problem, Folds folds, PathListener listener) {
        List<Fold> list = list(problem, folds);
        if (!SharedDesign.suits(fit)) {
            return run(problem, folds, list, listener, null);
        }
        try (SharedDesign shared = new SharedDesign(fit)) {
            return run(problem, folds, list, listener, shared);
        }
    }

    private CrossValidated run(
            Problem problem, Folds folds, List<Fold> list, PathListener listener, @Nullable SharedDesign shared) {
        long begin = System.nanoTime();
        Optional<GroupedMatrix> grouped = shared == null && MomentFolds.suits(problem, folds, fit, measure)
                ? Optional.of(MomentFolds.byFold(problem, folds, fit.kernel()))
                : Optional.empty();
        Problem all = grouped.map(problem::through).orElse(problem);
        WholePath whole = new WholePath(() -> shared == null ? fit.path(all, listener) : shared.whole(all, listener));
        double[] shares = shares(list);
        EarlyEnd end =
                new EarlyEnd(patience == 0 ? Integer.MAX_VALUE : patience, measure, rule, shares, folds.divisions());
        List<FoldFit> fits;
        if (shared == null && grouped.isEmpty() && goTogether(problem, list.size())) {
            Schedule schedule = new Schedule(fit.lambdas(problem), list.size(), whole);
            fits = fitFolds(problem, grouped, list, schedule, listener, end, shared);
        } else {
            whole.run();
            Schedule schedule = new Schedule(whole.path().lambdas(), atATime(whole.path()), () -> {});
            fits = fitFolds(problem, grouped, list, schedule, listener, end, shared);
        }
        LassoPath path = whole.path();
        int points = end.end(path.size());
        List<FoldFit> kept = fits.stream().map(f -> f.first(points)).toList();
        double[][] errors = kept.stream().map(FoldFit::errors).toArray(double[][]::new);
        return new CrossValidated(
                path,
                new ErrorCurve(measure, rule, errors, shares, folds.divisions()),
                folds,
                kept,
                1e-9 * (whole.end() - begin),
                1e-9 * (System.nanoTime() - whole.end()),
                Optional.ofNullable(shared).flatMap(SharedDesign::use));
    }

    /**
     * The errors of models that somebody else fits to the training rows of each fold, one fold after the other.
     *
     * @param problem all rows
     * @param folds of as many rows
     * @param models fitted to a problem in which the rows held out have weight 0, in the same order for every fold; where there
     *     are fewer for some fold, the curve ends there
     * @throws IllegalArgumentException if the folds do not suit the problem
     */
    public ErrorCurve errors(Problem problem, Folds folds, Function<Problem, List<LassoModel>> models) {
        List<Fold> list = list(problem, folds);
        double[][] errors = new double[list.size()][];
        int points = Integer.MAX_VALUE;
        for (int k = 0; k < errors.length; k++) {
            Fold fold = list.get(k);
            errors[k] = fold.held.errors(problem.x(), models.apply(fold.problem()), measure);
            points = Math.min(points, errors[k].length);
        }
        for (int k = 0; k < errors.length; k++) {
            errors[k] = Arrays.copyOf(errors[k], points);
        }
        return new ErrorCurve(measure, rule, errors, shares(list), folds.divisions());
    }

    private List<Fold> list(Problem problem, Folds folds) {
        int n = problem.x().rows();
        if (folds.rows() != n) {
            throw new IllegalArgumentException("the folds are of " + folds.rows() + " rows, the problem has " + n);
        }
        double[] response = HeldOutRows.responseOf(problem);
        double[] weights = problem.weights();
        HeldOutRows[] held = new HeldOutRows[folds.count()];
        try (Workers workers = new Workers(fit.threads())) {
            workers.forEach(held.length, 1, n, (from, to) -> {
                for (int k = from; k < to; k++) {
                    held[k] = new HeldOutRows(response, weights, folds, k);
                }
            });
        }
        List<Fold> list = new ArrayList<>();
        for (int k = 0; k < held.length; k++) {
            list.add(new Fold(problem, folds, k, held[k], measure));
        }
        return list;
    }

    private double[] shares(List<Fold> list) {
        return list.stream().mapToDouble(f -> f.held.share(measure)).toArray();
    }

    private List<FoldFit> fitFolds(
            Problem problem,
            Optional<GroupedMatrix> grouped,
            List<Fold> list,
            Schedule schedule,
            PathListener listener,
            EarlyEnd end,
            @Nullable SharedDesign shared) {
        LassoOptions each =
                fit.lambdas(LambdaGrid.of(schedule.lambdas)).threads(1).maxFeatures(Integer.MAX_VALUE);
        PathListener silent = new PathListener() {
            @Override
            public void onPoint(Progress progress) {}

            @Override
            public boolean cancelled() {
                return listener.cancelled();
            }
        };
        VectorKernel kernel = fit.kernel();
        try (Workers workers = new Workers(fit.threads())) {
            DesignMatrix x = problem.x().using(kernel, workers);
            Optional<MomentFolds> tall =
                    grouped.flatMap(g -> MomentFolds.of(problem, g.using(kernel, workers), list.size(), workers));
            return tall.isPresent()
                    ? fromMoments(tall.get(), list, each, silent, workers, end)
                    : together(list, x, each, silent, schedule, end, shared);
        }
    }

    private List<FoldFit> fromMoments(
            MomentFolds moments,
            List<Fold> list,
            LassoOptions each,
            PathListener listener,
            Workers workers,
            EarlyEnd end) {
        FoldFit[] fits = new FoldFit[list.size()];
        workers.forEach(fits.length, 1, Integer.MAX_VALUE, (from, to) -> {
            for (int k = from; k < to; k++) {
                Optional<LassoPath> path = moments.path(k, each, listener);
                if (path.isPresent()) {
                    double[] squares = moments.squaredErrors(k, path.get().models());
                    fits[k] = list.get(k).fromMoments(path.get(), squares, moments.sweeps());
                }
            }
        });
        for (int k = 0; k < fits.length; k++) {
            if (fits[k] == null) {
                throw list.get(k).cancelled();
            }
            for (double error : patience == 0 ? new double[0] : fits[k].errors()) {
                end.add(k, error);
            }
        }
        return List.of(fits);
    }

    private List<FoldFit> together(
            List<Fold> folds,
            DesignMatrix x,
            LassoOptions each,
            PathListener listener,
            Schedule schedule,
            EarlyEnd end,
            @Nullable SharedDesign shared) {
        List<FoldFit> fits = new ArrayList<>();
        for (int from = 0; from < folds.size(); from += schedule.atATime) {
            List<BiFunction<DesignMatrix, Consumer<ResidentRequest>, FoldFit>> tasks = new ArrayList<>();
            for (Fold fold : folds.subList(from, Math.min(folds.size(), from + schedule.atATime))) {
                tasks.add((view, device) -> {
                    FoldPath path = shared == null ? each::path : (p, heard) -> shared.part(p, each, heard, device);
                    return patience == 0 ? fold.fit(path, view, listener) : fold.fitUntil(end, path, view, listener);
                });
            }
            Consumer<List<ResidentRequest>> iterated = shared == null ? requests -> {} : shared::solve;
            Runnable aside = from == 0 ? schedule.aside : () -> {};
            fits.addAll(ReadingGroup.run(x, fit.threads(), iterated, tasks, aside));
        }
        return fits;
    }

    /** Which λs the folds visit, how many folds are in memory at a time, and what goes on beside the first of them. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once
    private record Schedule(double[] lambdas, int atATime, Runnable aside) {}

    /** How a fold's path is fitted. */
    @FunctionalInterface
    private interface FoldPath {
        LassoPath fit(Problem problem, PathListener listener);
    }

    /**
     * Whether the path of all rows, which keeps few threads busy, goes on while the folds do: where there is a thread for it, its λs are
     * known before, and the memory for one working set does for all of them. A lasso has min(n, p) non-zeros at most.
     */
    private boolean goTogether(Problem problem, int folds) {
        int columns = problem.x().columns();
        int most = fit.alpha() == 1.0 ? Math.min(problem.x().rows(), columns) : columns;
        return fit.threads() > 1
                && ResidentBackends.named(fit.backend()).isEmpty()
                && !fit.lambdas().isKnots()
                && fit.maxFeatures() == Integer.MAX_VALUE
                && folds + 1 <= atATime(most);
    }

    /** How many folds fit into the memory for one working set, as the path of all rows suggests; their bits do not depend on it. */
    private int atATime(LassoPath path) {
        return atATime(
                path.models().stream().mapToInt(LassoModel::nonzeros).max().orElse(0));
    }

    private int atATime(int nonzeros) {
        double largest = nonzeros * WORKING_SET_PER_NONZERO;
        double bytes = BYTES_PER_PAIR * largest * largest;
        return (int) Math.clamp(fit.memory().gramBytes() / Math.max(bytes, 1.0), 1, MOST_AT_A_TIME);
    }

    /** One fold: which rows train, and which are held out. Its weights are made when they are needed: there may be many folds. */
    private static final class Fold {
        private final int number;
        private final Problem whole;
        private final Folds folds;
        private final HeldOutRows held;
        private final ErrorMeasure measure;

        Fold(Problem whole, Folds folds, int k, HeldOutRows held, ErrorMeasure measure) {
            this.number = k + 1;
            this.whole = whole;
            this.folds = folds;
            this.held = held;
            this.measure = measure;
            if (held.trainingWeight() == 0.0) {
                throw new IllegalArgumentException("fold " + number + " trains on rows of weight 0 only");
            }
            if (!(held.share(measure) > 0)) {
                throw new IllegalArgumentException("fold " + number
                        + (held.weight() > 0
                                ? " holds out responses equal to the training mean: R² is not defined there; measure mse"
                                : " holds out rows of weight 0 only"));
            }
        }

        private double[] training() {
            double[] weights = Objects.requireNonNullElseGet(whole.weights(), () -> {
                double[] equal = new double[folds.rows()];
                Arrays.fill(equal, 1.0);
                return equal;
            });
            for (int i = 0; i < weights.length; i++) {
                weights[i] = folds.trains(number - 1, i) ? weights[i] : 0.0;
            }
            return weights;
        }

        Problem problem() {
            return whole.weights(training());
        }

        FoldFit fit(FoldPath fitter, DesignMatrix view, PathListener listener) {
            LassoPath path = fitter.fit(problem().through(view), listener);
            if (path.report().end() == PathEnd.CANCELLED) {
                throw cancelled();
            }
            return ended(
                    path,
                    held.errors(view, path.models(), measure),
                    path.report().sweeps());
        }

        /** The same, its errors told as they come; ends with the folds. */
        FoldFit fitUntil(EarlyEnd end, FoldPath fitter, DesignMatrix view, PathListener listener) {
            List<Double> errors = new ArrayList<>();
            LassoPath path = fitter.fit(problem().through(view), new ModelListener() {
                @Override
                public void onModel(LassoModel model) {
                    errors.add(held.errors(view, List.of(model), measure)[0]);
                    end.add(number - 1, errors.getLast());
                }

                @Override
                public void onPoint(Progress progress) {}

                @Override
                public boolean cancelled() {
                    return end.reached() || listener.cancelled();
                }
            });
            if (path.report().end() == PathEnd.CANCELLED && !end.reached()) {
                throw cancelled();
            }
            double[] known = errors.stream().mapToDouble(Double::doubleValue).toArray();
            return ended(path, known, path.report().sweeps());
        }

        CancellationException cancelled() {
            return new CancellationException("cancelled while fold " + number + " was fitted");
        }

        FoldFit fromMoments(LassoPath path, double[] squares, double sweeps) {
            return ended(path, held.fromSquares(squares, measure), sweeps);
        }

        private FoldFit ended(LassoPath path, double[] errors, double sweeps) {
            double[] gaps = new double[path.size()];
            boolean[] open = new boolean[path.size()];
            for (int l = 0; l < gaps.length; l++) {
                var certificate = path.model(l).certificate().orElseThrow();
                gaps[l] = certificate.relativeGap();
                open[l] = certificate.stop() != StopReason.CONVERGED;
            }
            return new FoldFit(errors, path.report().lambdaMax(), sweeps, gaps, open);
        }
    }
}
