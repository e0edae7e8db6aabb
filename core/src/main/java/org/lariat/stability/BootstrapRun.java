package org.lariat.stability;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.objective.Problem;

/**
 * One bootstrap: a fit for each resample at one λ, by way of larger ones. To begin at the coefficients of all rows instead took
 * as many sweeps and, on 300×5000, five times the time: much that is non-zero there must leave first.
 */
final class BootstrapRun {
    private final BootstrapOptions options;
    private final Problem problem;
    private final LassoModel model;
    private final ResamplingListener listener;
    private final RowSet rows;
    private final Streams draws;
    private final Map<Integer, double[]> values = Collections.synchronizedMap(new TreeMap<>());
    private final AtomicInteger missed = new AtomicInteger();

    BootstrapRun(BootstrapOptions options, Problem problem, LassoModel model, ResamplingListener listener) {
        this.options = options;
        this.problem = problem;
        this.model = model;
        this.listener = listener;
        this.rows = new RowSet(problem);
        this.draws = new Streams(options.seed(), options.resamples());
    }

    BootstrapResult run() {
        long begin = System.nanoTime();
        LassoOptions lasso = options.lasso().threads(1);
        new ResampledFits(options.resamples(), listener)
                .run(
                        options.lasso().threads(),
                        (k, inside) ->
                                lasso.single(problem.weights(rows.resampled(draws.stream(k))), model.lambda(), inside),
                        this::keep);
        return new BootstrapResult(options, model, values, missed.get(), 1e-9 * (System.nanoTime() - begin));
    }

    private void keep(int k, LassoPath path) {
        LassoModel one = path.model(0);
        int[] index = one.indices();
        double[] value = one.values();
        for (int m = 0; m < index.length; m++) {
            values.computeIfAbsent(index[m], j -> new double[options.resamples()])[k] = value[m];
        }
        missed.addAndGet(one.certificate().orElseThrow().trustworthy() ? 0 : 1);
    }
}
