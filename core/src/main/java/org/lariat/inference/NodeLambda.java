package org.lariat.inference;

import java.util.List;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.objective.Problem;
import org.lariat.path.LambdaGrid;

/** How λ of a nodewise lasso is chosen, the regression of one column on the others. */
public sealed interface NodeLambda {
    /**
     * The nodewise model.
     *
     * @param node the column as response, itself excluded from the design
     * @param options how nodewise lassos are fitted
     * @param columns number of columns p
     */
    LassoModel fit(Problem node, LassoOptions options, int columns);

    /** A phrase about it. */
    String label();

    /**
     * The rule of Zhang and Zhang 2014 (doi:10.1111/rssb.12026, table 1). Along the nodewise path let z be the residual, η =
     * √n·λ/‖z‖ the bias factor, and τ = ‖z‖/⟨z,x_j⟩ the noise factor, to which the standard error is proportional. First the
     * largest λ with η ≤ √(2 log p); then the smallest λ whose τ is at most a quarter larger.
     */
    static NodeLambda balanced() {
        return new Balanced();
    }

    /**
     * One λ for all columns.
     *
     * @param lambda λ &gt; 0, for columns of standard deviation 1; times the standard deviation of the column in work
     * @throws IllegalArgumentException if it is not positive and finite
     */
    static NodeLambda fixed(double lambda) {
        return new Fixed(lambda);
    }

    /** See {@link NodeLambda#balanced}. */
    record Balanced() implements NodeLambda {
        /** Points of a nodewise path: neighbouring λs differ by a tenth with fewer rows than columns, else by a sixth. */
        private static final int POINTS = 50;

        /** κ₀: by how much the noise factor may grow for the sake of less bias. */
        private static final double MORE_NOISE = 0.25;

        /** κ₁: by how much the smallest bias factor there is may be passed, if none is small enough. */
        private static final double MORE_BIAS = 0.5;

        @Override
        public LassoModel fit(Problem node, LassoOptions options, int columns) {
            List<LassoModel> path =
                    options.lambdas(LambdaGrid.geometric(POINTS)).path(node).models();
            Nodewise[] points = new Nodewise[path.size()];
            for (int k = 0; k < points.length; k++) {
                points[k] = new Nodewise(node, options.intercept(), path.get(k));
            }
            double bound = Math.sqrt(2 * StrictMath.log(Math.max(2, columns)));
            double least = Double.POSITIVE_INFINITY;
            for (Nodewise point : points) {
                least = Math.min(least, point.biasFactor());
            }
            bound = least > bound ? (1 + MORE_BIAS) * least : bound;
            int first = 0;
            while (points[first].biasFactor() > bound) {
                first++;
            }
            double noise = (1 + MORE_NOISE) * points[first].noiseFactor();
            int last = first;
            while (last + 1 < points.length && points[last + 1].noiseFactor() <= noise) {
                last++;
            }
            return path.get(last);
        }

        @Override
        public String label() {
            return "Zhang and Zhang 2014";
        }
    }

    /**
     * One λ for all columns.
     *
     * @param lambda for columns of standard deviation 1
     */
    record Fixed(double lambda) implements NodeLambda {
        /** Checks λ. */
        public Fixed {
            if (!(lambda > 0 && Double.isFinite(lambda))) {
                throw new IllegalArgumentException(
                        "lambda of nodewise lassos must be positive and finite, not " + lambda);
            }
        }

        @Override
        public LassoModel fit(Problem node, LassoOptions options, int columns) {
            LassoModel nothing =
                    options.lambdas(LambdaGrid.geometric(1)).path(node).model(0);
            return options.fit(node, lambda * Math.sqrt(nothing.meanSquaredResidual()));
        }

        @Override
        public String label() {
            return "lambda " + lambda + " per standard deviation";
        }
    }
}
