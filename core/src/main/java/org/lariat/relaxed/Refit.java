package org.lariat.relaxed;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;
import org.lariat.objective.Problem;
import org.lariat.selection.ActiveRank;
import org.lariat.solver.Solvers;

/**
 * Least squares on some columns of a problem, by orthogonalising them (a QR factorisation). One that depends on those before it
 * gets the coefficient 0. Bounds of the problem hold. Each set of columns is fitted once. Thread-safe.
 */
public final class Refit {
    private final Problem problem;
    private final LassoOptions options;
    private final ActiveRank ranks; // guarded by itself
    private final Map<List<Integer>, LassoModel> known = new ConcurrentHashMap<>();

    /**
     * For one problem.
     *
     * @param problem the data; penalty factors do not matter
     * @param options intercept, tolerance and what runs
     */
    public Refit(Problem problem, LassoOptions options) {
        this.problem = problem;
        this.options = options.onHost().alpha(1.0).solver(Solvers.AUTO);
        this.ranks = new ActiveRank(
                new StandardizedMatrix(problem.x(), problem.weights(), options.intercept(), Workers.SERIAL),
                options.kernel());
    }

    /** The data. */
    Problem problem() {
        return problem;
    }

    /**
     * Fits.
     *
     * @param columns column numbers, from 0
     * @return the fit, with λ = 0 and a certificate
     * @throws IndexOutOfBoundsException if there is no such column
     * @throws CancellationException if the thread is interrupted
     */
    public LassoModel on(int... columns) {
        List<Integer> key = IntStream.of(columns).sorted().boxed().toList();
        return known.computeIfAbsent(
                key, set -> fit(set.stream().mapToInt(Integer::intValue).toArray()));
    }

    private LassoModel fit(int[] columns) {
        double[] factors = new double[problem.x().columns()];
        Arrays.fill(factors, Double.POSITIVE_INFINITY);
        int[] independent;
        synchronized (ranks) {
            independent = ranks.independent(columns);
        }
        for (int j : independent) {
            factors[j] = 0.0; // never penalised: fitted by orthogonalisation
        }
        LassoModel model = options.fit(problem.penaltyFactors(factors), 0.0);
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the refit was interrupted");
        }
        return model;
    }
}
