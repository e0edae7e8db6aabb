package org.lariat.inference;

import java.util.concurrent.CancellationException;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.TrainingResidual;
import org.lariat.objective.Problem;
import org.lariat.path.LambdaGrid;

/**
 * The scaled lasso (Sun and Zhang 2012, doi:10.1093/biomet/ass043; the square-root lasso of Belloni, Chernozhukov and Wang
 * 2011): coefficients and the level of the noise at once, the minimiser over β and σ of
 *
 * <pre>
 * Σ w_i r_i²/(2σ) + σ/2 + λ₀ Σ v_j s_j|β_j|,   λ₀ = √(2 log(p)/n)
 * </pre>
 *
 * found by turns: the lasso at λ = σ̂λ₀, then σ̂² = Σ w_i r_i². The objective is convex in both, so it ends at the minimum. λ₀
 * needs no tuning; σ̂ tends to be too large where many effects are strong, since the lasso shrinks them.
 *
 * @param model the lasso at λ = σ̂λ₀, with its certificate
 * @param variance σ̂², in squared units of the response
 * @param iterations lasso fits done
 */
public record ScaledLasso(LassoModel model, double variance, int iterations) {
    /** Relative change of σ̂ at which it stands still: far below its standard error. */
    private static final double CHANGE = 1e-6;

    /** More turns than that are only needed where σ̂ sinks towards 0. */
    private static final int MOST_ITERATIONS = 200;

    /**
     * Fits.
     *
     * @param problem the data
     * @param options intercept, tolerance and what runs; α is 1, and columns are standardised
     * @throws IllegalArgumentException if the response is constant, or fitted perfectly
     * @throws CancellationException if the thread is interrupted
     */
    public static ScaledLasso fit(Problem problem, LassoOptions options) {
        LassoOptions lasso = options.alpha(1.0).standardize(true);
        double lambda0 =
                Math.sqrt(2 * StrictMath.log(Math.max(2, problem.x().columns())) / TrainingResidual.rows(problem));
        LassoModel model = lasso.lambdas(LambdaGrid.geometric(1)).path(problem).model(0);
        double sigma = Math.sqrt(model.meanSquaredResidual());
        double least = 1e-9 * sigma;
        for (int turn = 1; turn <= MOST_ITERATIONS; turn++) {
            if (!(sigma > least)) {
                throw new IllegalArgumentException(
                        "the scaled lasso finds no noise: the response is constant, or is fitted perfectly");
            }
            model = lasso.fit(problem, sigma * lambda0);
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the scaled lasso was interrupted");
            }
            double next = Math.sqrt(model.meanSquaredResidual());
            boolean still = Math.abs(next - sigma) <= CHANGE * sigma;
            sigma = next;
            if (still) {
                return new ScaledLasso(model, sigma * sigma, turn);
            }
        }
        throw new IllegalArgumentException("the scaled lasso did not settle within " + MOST_ITERATIONS
                + " fits: there is hardly any noise, or too many columns explain it");
    }
}
