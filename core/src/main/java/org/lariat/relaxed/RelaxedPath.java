package org.lariat.relaxed;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lariat.LassoModel;
import org.lariat.LassoPath;
import org.lariat.TrainingResidual;

/** A lasso path and the least-squares refits of its points; see {@link Relaxed}. Thread-safe. */
public final class RelaxedPath {
    private final LassoPath lasso;
    private final Refit refit;

    RelaxedPath(LassoPath lasso, Refit refit) {
        int columns = refit.problem().x().columns();
        if (lasso.model(0).columns() != columns) {
            throw new IllegalArgumentException(
                    "the path has " + lasso.model(0).columns() + " columns, the problem has " + columns);
        }
        this.lasso = lasso;
        this.refit = refit;
    }

    /** The lasso path, γ = 1. */
    public LassoPath lasso() {
        return lasso;
    }

    /** Number of points. */
    public int size() {
        return lasso.size();
    }

    /**
     * Least squares on the columns selected at point {@code k}, with the certificate of that fit (λ = 0).
     *
     * @param k from 0 (the largest λ)
     */
    public LassoModel refit(int k) {
        return refit.on(lasso.model(k).indices());
    }

    /**
     * The relaxed model at point {@code k}. It has no certificate unless γ = 1, since it minimises no objective at λ.
     *
     * @param k from 0 (the largest λ)
     * @param gamma γ in [0, 1]: 1 is the lasso, 0 the refit
     * @throws IllegalArgumentException if γ is out of range
     */
    public LassoModel model(int k, double gamma) {
        if (!(gamma >= 0 && gamma <= 1)) {
            throw new IllegalArgumentException("gamma must be in [0, 1], not " + gamma);
        }
        LassoModel shrunk = lasso.model(k);
        return gamma == 1.0 ? shrunk : blend(shrunk, refit(k), gamma);
    }

    /** The refit has no columns but those of the lasso. */
    private LassoModel blend(LassoModel shrunk, LassoModel full, double gamma) {
        int[] index = Arrays.stream(shrunk.indices())
                .filter(j -> blend(shrunk.coefficient(j), full.coefficient(j), gamma) != 0.0)
                .toArray();
        double[] value = Arrays.stream(index)
                .mapToDouble(j -> blend(shrunk.coefficient(j), full.coefficient(j), gamma))
                .toArray();
        boolean fitsIntercept = lasso.options().intercept();
        double intercept = fitsIntercept ? blend(shrunk.intercept(), full.intercept(), gamma) : 0.0;
        TrainingResidual residual = TrainingResidual.of(refit.problem(), fitsIntercept, intercept, index, value);
        return new LassoModel(
                shrunk.lambda(),
                intercept,
                shrunk.columns(),
                index,
                value,
                residual.devianceExplained(),
                residual.meanSquare(),
                Optional.empty());
    }

    private static double blend(double shrunk, double full, double gamma) {
        return gamma * shrunk + (1.0 - gamma) * full;
    }

    /**
     * The relaxed models of all points, λ decreasing.
     *
     * @param gamma γ in [0, 1]
     */
    public List<LassoModel> models(double gamma) {
        return IntStream.range(0, size()).mapToObj(k -> model(k, gamma)).toList();
    }

    /**
     * The relaxed path at one γ, as a path; its options and report are those of the lasso.
     *
     * @param gamma γ in [0, 1]
     */
    public LassoPath path(double gamma) {
        return new LassoPath(lasso.options(), models(gamma), lasso.report());
    }

    /**
     * The relaxed model at any λ of the path's range. Between two points, their relaxed coefficients are interpolated linearly
     * in λ, as glmnet does.
     *
     * @param lambda between the smallest and the largest λ of the path
     * @param gamma γ in [0, 1]
     * @throws IllegalArgumentException if λ or γ are out of range
     */
    public LassoModel at(double lambda, double gamma) {
        double[] lambdas = lasso.lambdas();
        int right = 0;
        while (right < lambdas.length - 1 && lambdas[right] > lambda) {
            right++;
        }
        List<LassoModel> around = right == 0 || lambdas[right] == lambda
                ? List.of(model(right, gamma))
                : List.of(model(right - 1, gamma), model(right, gamma));
        LassoPath part = new LassoPath(lasso.options(), around, lasso.report());
        return inRange(lambda, lambdas) ? part.at(lambda) : lasso.at(lambda);
    }

    private static boolean inRange(double lambda, double[] lambdas) {
        return lambda <= lambdas[0] && lambda >= lambdas[lambdas.length - 1];
    }
}
