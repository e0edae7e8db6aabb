package org.lariat.stability;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.lariat.FitReport;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.objective.Problem;
import org.lariat.path.LambdaGrid;
import org.lariat.path.PathEnd;
import org.lariat.path.PathListener;

/** One stability selection: the grid from the whole data, a path for each subsample, counts. */
final class StabilityRun {
    private static final int FEWEST_ROWS = 4; // two in each half

    private final StabilityOptions options;
    private final Problem problem;
    private final ResamplingListener listener;
    private final RowSet rows;
    private final Streams draws;
    private final Streams perturbations;
    private final Candidates candidates;
    private final OptionalInt limit;
    private final AtomicInteger missed = new AtomicInteger();
    private final AtomicInteger overfull = new AtomicInteger();

    StabilityRun(StabilityOptions options, Problem problem, ResamplingListener listener) {
        this.options = options;
        this.problem = problem;
        this.listener = listener;
        this.rows = new RowSet(problem);
        if (rows.size() < FEWEST_ROWS) {
            throw new NotApplicableException("there are " + rows.size()
                    + " rows with positive weight; halves of at least two rows need " + FEWEST_ROWS);
        }
        this.draws = new Streams(options.seed(), options.draws());
        this.perturbations = new Streams(~options.seed(), options.subsamples()); // apart from those of the draws
        this.candidates = new Candidates(problem);
        this.limit = options.rule().limit(options.bound(), candidates.count(), options.subsamples());
    }

    StabilityResult run() {
        long begin = System.nanoTime();
        FitReport whole = wholeData();
        int count = options.subsamples();
        boolean nothing = whole.lambdaMax() == 0.0; // as the report's notes say
        CommonGrid grid = new CommonGrid(
                nothing ? LambdaGrid.of(0.0) : options.lasso().lambdas(),
                whole.lambdaMax(),
                whole.rows(),
                whole.columns());
        double[] lambdas = grid.lambdas();
        SelectionCounts counts = new SelectionCounts(lambdas.length);
        if (!nothing) {
            new ResampledFits(count, listener)
                    .run(options.lasso().threads(), (k, inside) -> fit(k, grid, inside), (k, path) -> {
                        counts.add(selection(path, lambdas.length));
                        missed.addAndGet(trustworthy(path) ? 0 : 1);
                    });
        }
        ErrorTerms terms =
                options.rule().terms(options.bound(), candidates.count(), count, (double) counts.selections() / count);
        return new StabilityResult(
                options,
                whole,
                terms,
                lambdas,
                counts,
                candidates,
                rows.size() / 2,
                missed.get(),
                notes(whole),
                1e-9 * (System.nanoTime() - begin));
    }

    /** The null model of the whole data, for λmax and what there is to say about the data. */
    private FitReport wholeData() {
        FitReport report = options.lasso()
                .lambdas(LambdaGrid.geometric(1))
                .path(problem, new PathListener() {
                    @Override
                    public void onPoint(Progress progress) {
                        // one point
                    }

                    @Override
                    public boolean cancelled() {
                        return listener.cancelled();
                    }
                })
                .report();
        if (report.end() == PathEnd.CANCELLED) {
            throw new CancellationException("stopped before the first fit");
        }
        return report;
    }

    private LassoPath fit(int k, CommonGrid grid, PathListener inside) {
        Problem subsample = subsample(k);
        LassoOptions lasso = options.lasso().threads(1);
        if (limit.isPresent()) {
            lasso = lasso.maxFeatures(Math.min(lasso.maxFeatures(), limit.getAsInt() + candidates.always()));
        }
        LassoPath path = lasso.lambdas(grid.lambdas()).path(subsample, inside);
        double lambdaMax = path.report().lambdaMax();
        double[] further = grid.lambdas(lambdaMax);
        boolean whole = further.length == grid.lambdas().length || path.report().end() == PathEnd.CANCELLED;
        return whole ? path : lasso.lambdas(further).path(subsample, inside);
    }

    private Problem subsample(int k) {
        int perDraw = options.sampling().fitsPerDraw();
        Problem half = problem.weights(rows.half(draws.stream(k / perDraw), k % perDraw));
        return options.weakness() == 1.0 ? half : half.penaltyFactors(perturbed(perturbations.stream(k)));
    }

    /** The randomised lasso: v_j/W_j. */
    private double[] perturbed(RandomGenerator random) {
        double[] out = new double[problem.x().columns()];
        for (int j = 0; j < out.length; j++) {
            double w = options.weakness() + (1 - options.weakness()) * random.nextDouble();
            out[j] = candidates.factor(j) / w;
        }
        return out;
    }

    private PathSelection selection(LassoPath path, int gridSize) {
        int skipped = path.options().lambdas().count() - gridSize; // where the grid was continued for it
        if (limit.isEmpty()) {
            return PathSelection.onGrid(path, candidates, gridSize, skipped);
        }
        int q = limit.getAsInt();
        overfull.addAndGet(path.model(0).nonzeros() > q + candidates.always() ? 1 : 0);
        return PathSelection.first(path, q, candidates, gridSize, skipped);
    }

    private static boolean trustworthy(LassoPath path) {
        return path.models().stream()
                .allMatch(m -> m.certificate().orElseThrow().trustworthy());
    }

    private List<String> notes(FitReport whole) {
        List<String> notes = new ArrayList<>(whole.notes());
        if (candidates.always() > 0) {
            notes.add("features that are never penalised are in every model and not chosen from; their number is "
                    + candidates.always());
        }
        if (overfull.get() > 0) {
            notes.add("in " + overfull.get() + " of " + options.subsamples() + " subsamples more than "
                    + limit.orElseThrow()
                    + " features were non-zero at the largest lambda already, so nothing was selected"
                    + " there; begin at a larger one");
        }
        if (missed.get() > 0) {
            notes.add("in " + missed.get() + " of " + options.subsamples()
                    + " subsamples the tolerance was not reached at some lambda");
        }
        return notes;
    }
}
