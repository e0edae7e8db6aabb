package org.lariat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lariat.kernel.VectorKernel;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;
import org.lariat.objective.Certificate;
import org.lariat.objective.GapBound;
import org.lariat.objective.Penalty;
import org.lariat.objective.Problem;
import org.lariat.objective.StandardizedProblem;
import org.lariat.path.PathEnd;
import org.lariat.path.PathListener;
import org.lariat.path.PathPoint;
import org.lariat.path.PathSegments;
import org.lariat.path.PathSolver;
import org.lariat.solver.CoordinateDescent;
import org.lariat.solver.LarsSolver;
import org.lariat.solver.PointSolver;
import org.lariat.solver.SolverState;

/**
 * Where to start: lasso and elastic-net regression (the objective is in {@link Problem}).
 *
 * {@snippet :
 * LassoPath path = Lasso.options().path(x, y);              // x: n rows of p values, y: n values
 * LassoModel model = path.best(InformationCriterion.BIC);
 * double[] beta = model.coefficients();                     // original units
 * double[] yHat = model.predict(xNew);
 * double gap = model.certificate().orElseThrow().relativeGap();
 * }
 */
public final class Lasso {
    private final Problem problem;
    private final LassoOptions options;
    private final PathListener listener;
    private final @Nullable Checkpoints checkpoints;
    private final @Nullable SolverSource shared;

    private Lasso(
            Problem problem,
            LassoOptions options,
            PathListener listener,
            @Nullable Checkpoints checkpoints,
            @Nullable SolverSource shared) {
        this.problem = problem;
        this.options = options;
        this.listener = listener;
        this.checkpoints = checkpoints;
        this.shared = shared;
    }

    /** The defaults: lasso, intercept, standardised, 100 λs, relative gap 1e-7, best backend, all processors. */
    public static LassoOptions options() {
        return LassoOptions.defaults();
    }

    static LassoPath path(Problem problem, LassoOptions options, PathListener listener) {
        return new Lasso(problem, options, listener, null, null).fit(null);
    }

    static LassoPath path(Problem problem, LassoOptions options, PathListener listener, SolverSource shared) {
        return new Lasso(problem, options, listener, null, shared).fit(null);
    }

    static LassoPath path(Problem problem, LassoOptions options, PathListener listener, Checkpoints checkpoints) {
        return new Lasso(problem, options, listener, checkpoints, null).fit(null);
    }

    static LassoPath single(Problem problem, LassoOptions options, double lambda, PathListener listener) {
        LassoOptions one = options.lambdas(lambda);
        return new Lasso(problem, one, listener, null, null).fit(lambda);
    }

    /** The λs of a path, before there is one. */
    static double[] lambdas(Problem problem, LassoOptions options) {
        if (options.lambdas().isGiven()) {
            return options.lambdas().values(0.0, problem.x().rows(), problem.x().columns());
        }
        Lasso lasso = new Lasso(problem, options, PathListener.NONE, null, null);
        try (Computing computing = new Computing(options, null)) {
            StandardizedProblem standardized = lasso.standardized(computing);
            // It makes the null model of every solver, and prepares nothing for a path.
            PathSolver paths = lasso.paths(standardized, new CoordinateDescent(standardized));
            double lambdaMax = paths.lambdaMax(paths.nullModel(), options.alpha());
            return options.lambdas()
                    .values(lambdaMax, problem.x().rows(), problem.x().columns());
        }
    }

    private StandardizedProblem standardized(Computing computing) {
        Workers workers = computing.workers();
        StandardizedMatrix x = new StandardizedMatrix(
                problem.x().using(computing.kernel(), workers), problem.weights(), options.intercept(), workers);
        return new StandardizedProblem(problem, x, options.alpha(), options.intercept(), options.standardize());
    }

    private PathSolver paths(StandardizedProblem standardized, PointSolver solver) {
        return new PathSolver(
                standardized,
                solver,
                options.tolerance(),
                options.maxEpochs(),
                options.maxFeatures(),
                translating(listener, standardized),
                options.history());
    }

    /** Fits the grid of the options, or one λ by way of larger ones. */
    private LassoPath fit(@Nullable Double single) {
        long begin = System.nanoTime();
        try (Computing computing = new Computing(options, shared)) {
            VectorKernel kernel = computing.kernel();
            StandardizedProblem standardized = standardized(computing);
            StandardizedMatrix x = standardized.x();
            PointSolver solver = computing.solver(standardized);
            PathSolver paths = paths(standardized, solver);
            SolverState state = paths.nullModel();
            double lambdaMax = paths.lambdaMax(state, options.alpha());
            double[] lambdas = options.lambdas().values(lambdaMax, x.rows(), x.columns());
            FitNotes notes = new FitNotes();
            notes.aboutData(problem, x, state.correlations(), options);
            notes.aboutLambdas(lambdas, lambdaMax, problem);
            double[] start = problem.start();
            if (start != null) {
                SolverState given = startingAt(start, standardized);
                // A start that is worse than nothing is dropped: coming back from far away costs digits and epochs.
                boolean better = paths.objective(given, lambdas[0]) < paths.objective(state, lambdas[0]);
                start = better ? start : null;
                state = better ? given : state;
            }
            long prepared = System.nanoTime();

            PathSolver.Result result;
            long newtonSteps = 0; // of solvers that are not there any more
            if (single != null) {
                result = paths.single(single, lambdaMax, state, start);
            } else if (checkpoints != null) {
                PathSegments segments = new PathSegments(
                        standardized,
                        lambdas,
                        checkpoints.every(),
                        spent -> computing.another(spent, standardized),
                        checkpoints.saved());
                PathSegments.Result parts = segments.solve(
                        paths, state, start == null ? lambdaMax : Double.POSITIVE_INFINITY, checkpoints.from());
                result = parts.path();
                newtonSteps = parts.newtonSteps() - solver.newtonSteps();
            } else if (solver instanceof LarsSolver lars && options.lambdas().isKnots()) {
                result = paths.knots(lars, lambdas[lambdas.length - 1], state);
            } else {
                result = paths.path(lambdas, state, start == null ? lambdaMax : Double.POSITIVE_INFINITY);
            }
            List<LassoModel> models = models(result.points(), standardized);
            if (result.end() == PathEnd.MAX_FEATURES) {
                notes.aboutFeatures(options.maxFeatures(), models.getFirst());
            }
            notes.aboutPoints(models, options.tolerance());
            notes.aboutSolver(solver);
            computing.declined().ifPresent(notes::add);
            FitReport report = new FitReport(
                    kernel.name(),
                    kernel.description(),
                    solver.name(),
                    options.threads(),
                    x.design().description(),
                    x.rows(),
                    x.columns(),
                    lambdaMax,
                    1e-9 * (prepared - begin),
                    1e-9 * (System.nanoTime() - prepared),
                    x.sweeps(),
                    result.points().stream().mapToLong(p -> p.result().epochs()).sum(),
                    newtonSteps + solver.newtonSteps(),
                    result.end(),
                    notes.all(),
                    solver.knots().stream()
                            .map(knot -> knot.scaled(standardized.sigma()))
                            .toList(),
                    paths.history(),
                    computing.use());
            return new LassoPath(withKnots(models), models, report);
        }
    }

    /** The options, with the λs that were visited where the knots were asked for. */
    private LassoOptions withKnots(List<LassoModel> models) {
        return options.lambdas().isKnots()
                ? options.lambdas(
                        models.stream().mapToDouble(LassoModel::lambda).toArray())
                : options;
    }

    /** A listener to models hears of points in original units. */
    private PathListener translating(PathListener heard, StandardizedProblem standardized) {
        if (!(heard instanceof ModelListener models)) {
            return heard;
        }
        return new PathListener() {
            @Override
            public void onSolution(PathPoint point) {
                models.onModel(models(List.of(point), standardized).getFirst());
            }

            @Override
            public void onPoint(Progress progress) {
                models.onPoint(progress);
            }

            @Override
            public boolean cancelled() {
                return models.cancelled();
            }
        };
    }

    private static SolverState startingAt(double[] beta, StandardizedProblem problem) {
        var penalty = problem.penalty(0.0);
        double[] b = new double[beta.length];
        for (int j = 0; j < b.length; j++) {
            if (penalty.isCandidate(j)) {
                b[j] = penalty.clipped(j, beta[j] * problem.x().norm(j) / problem.sigma());
            }
        }
        return new SolverState(problem, b);
    }

    /** Back to original units: β_j = σ b_j / t_j. */
    private List<LassoModel> models(List<PathPoint> points, StandardizedProblem standardized) {
        StandardizedMatrix x = standardized.x();
        double sigma = standardized.sigma();
        double nullDeviance = x.inner(standardized.target(), standardized.target());
        List<LassoModel> models = new ArrayList<>();
        for (PathPoint point : points) {
            int[] index = point.index();
            double[] value = point.b();
            for (int k = 0; k < index.length; k++) {
                value[k] = inOriginalUnits(value[k], index[k], standardized);
            }
            double intercept = options.intercept() ? standardized.targetMean() + sigma * point.intercept() : 0.0;
            models.add(new LassoModel(
                    point.lambda(),
                    intercept,
                    x.columns(),
                    index,
                    value,
                    nullDeviance > 0 ? 1.0 - point.meanSquaredResidual() / nullDeviance : 0.0,
                    point.meanSquaredResidual() * sigma * sigma,
                    Optional.of(certificate(point, sigma))));
        }
        return models;
    }

    /** σ b_j / t_j; at a bound the user's bound itself, whatever became of it in standardised units. */
    private static double inOriginalUnits(double b, int j, StandardizedProblem standardized) {
        Penalty penalty = standardized.penalty(0.0);
        if (Math.abs(b) == penalty.limit(j, b > 0)) {
            return standardized.bound(j, b > 0);
        }
        double value = b / standardized.x().norm(j) * standardized.sigma();
        return Math.min(standardized.bound(j, true), Math.max(standardized.bound(j, false), value));
    }

    private static Certificate certificate(PathPoint point, double sigma) {
        GapBound bound = point.result().bound();
        double square = sigma * sigma;
        return new Certificate(
                bound.primal() * square,
                bound.dual() * square,
                bound.gap() * square,
                bound.primal() > 0 ? bound.relative() : bound.gap() * square,
                bound.kkt() * sigma,
                bound.floor() * square,
                point.sweeps(),
                point.result().epochs(),
                point.result().stop());
    }
}
