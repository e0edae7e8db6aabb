package org.lariat.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.TrainingResidual;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.matrix.Workers;
import org.lariat.objective.Problem;

/**
 * The debiased (desparsified) lasso: confidence intervals for single coefficients, also with more columns than rows (van de
 * Geer, Bühlmann, Ritov and Dezeure 2014, doi:10.1214/14-AOS1221; Zhang and Zhang 2014, doi:10.1111/rssb.12026; Javanmard and
 * Montanari 2014, arXiv:1306.3171). With r the residual of the lasso and z_j that of column j in a lasso on all others,
 *
 * <pre>
 * b_j = β̂_j + ⟨z_j,r⟩/⟨z_j,x_j⟩,   se_j = σ̂·‖z_j‖/(√n·|⟨z_j,x_j⟩|),   b_j ± Φ⁻¹((1+level)/2)·se_j
 * </pre>
 *
 * <p>Unpenalised columns of the problem are unpenalised in the nodewise lassos too, excluded ones are excluded there, and
 * weights are inverse variances up to a factor.
 *
 * {@snippet :
 * Debiased inference = Debiased.options().level(0.95).columns(0, 3).fit(problem, Debiased.initial(problem, options));
 * Interval first = inference.intervals().getFirst();
 * }
 *
 * <p>What must hold for the intervals to cover as they say: {@link #assumptions()}.
 */
public final class Debiased {
    /** λ of {@link #initial} over that of the scaled lasso. */
    private static final double SHARE_OF_SCALED = 0.5;

    private static final List<String> ASSUMPTIONS = List.of(
            "the response is linear in all columns given, plus independent noise of variance sigma^2 (divided by the weight, where"
                    + " there are weights), with tails no heavier than a normal distribution's",
            "few coefficients s matter: s log(p) is small against sqrt(n)",
            "no small set of columns is nearly dependent (the compatibility condition), and each column depends on few others",
            "rows are independent; columns were not chosen by looking at the response",
            "each interval covers with its level by itself: several together do not, and least of all those picked for"
                    + " their small p-values");

    private final List<Interval> intervals;
    private final double level;
    private final double noiseVariance;
    private final String noise;
    private final List<String> notes;

    private Debiased(List<Interval> intervals, double level, double noiseVariance, String noise, List<String> notes) {
        this.intervals = List.copyOf(intervals);
        this.level = level;
        this.noiseVariance = noiseVariance;
        this.noise = noise;
        this.notes = List.copyOf(notes);
    }

    /** The defaults: level 0.95, all columns, σ̂² = RSS/(n − d) of the model, λ by the rule of Zhang and Zhang. */
    public static DebiasedOptions options() {
        return DebiasedOptions.defaults();
    }

    /**
     * A lasso to debias that needs no tuning: at half the λ of the {@link ScaledLasso}. That λ keeps every column out that only
     * noise speaks for, at the price of shrinking the others, which debiasing then has to undo with what precision it has; at half
     * of it intervals cover better (measured, bench/reports/inference.md).
     *
     * @param problem the data
     * @param options how to fit; α is 1, and columns are standardised
     * @throws IllegalArgumentException if the response is constant, or fitted perfectly
     */
    public static LassoModel initial(Problem problem, LassoOptions options) {
        double lambda = ScaledLasso.fit(problem, options).model().lambda();
        return options.alpha(1.0).standardize(true).fit(problem, SHARE_OF_SCALED * lambda);
    }

    /** What must hold for the intervals to cover as they say, a sentence each. */
    public static List<String> assumptions() {
        return ASSUMPTIONS;
    }

    static Debiased fit(Problem problem, LassoModel model, DebiasedOptions options) {
        if (model.columns() != problem.x().columns()) {
            throw new IllegalArgumentException("the model has " + model.columns() + " columns, the problem has "
                    + problem.x().columns());
        }
        List<String> notes = new ArrayList<>();
        int[] columns = columns(problem, options, notes);
        double variance = options.noise().variance(problem, options.lasso(), model);
        double[] r =
                TrainingResidual.of(problem, options.lasso().intercept(), model).values();
        double quantile = Normal.upperQuantile(0.5 * (1 - options.level()));
        Interval[] intervals = new Interval[columns.length];
        try (Workers workers = new Workers(options.lasso().threads())) {
            workers.forEach(columns.length, 1, Integer.MAX_VALUE, (from, to) -> {
                for (int k = from; k < to; k++) {
                    Nodewise node = node(problem, columns[k], options);
                    intervals[k] = interval(model, columns[k], node, node.against(r), variance, quantile);
                }
            });
        }
        notesOn(intervals, problem, notes);
        return new Debiased(
                Arrays.asList(intervals),
                options.level(),
                variance,
                options.noise().label(),
                notes);
    }

    private static Interval interval(
            LassoModel model, int j, Nodewise node, double correlation, double variance, double quantile) {
        // A column that the unpenalised ones explain entirely leaves no direction to measure in: nothing is known of
        // it.
        double shift = node.product() > 0 ? correlation / node.product() : 0.0;
        double estimate = model.coefficient(j) + shift;
        double error = Math.sqrt(variance / node.rows()) * node.noiseFactor();
        double tail = Normal.upperTail(Math.abs(estimate) / error);
        return new Interval(
                j,
                model.coefficient(j),
                estimate,
                error,
                estimate - quantile * error,
                estimate + quantile * error,
                Math.min(1.0, 2 * tail),
                node.lambda(),
                node.biasFactor());
    }

    /** The lasso of column {@code j} on the others, columns standardised. */
    private static Nodewise node(Problem problem, int j, DebiasedOptions options) {
        double[] column = new double[problem.x().rows()];
        problem.x().column(j, column);
        double[] factors = problem.penaltyFactors();
        double[] among = new double[problem.x().columns()];
        for (int k = 0; k < among.length; k++) {
            double factor = factors == null ? 1.0 : factors[k];
            among[k] = factor == 0.0 || Double.isInfinite(factor) ? factor : 1.0;
        }
        among[j] = Double.POSITIVE_INFINITY;
        Problem node = Problem.of(problem.x(), column).penaltyFactors(among);
        double[] weights = problem.weights();
        node = weights == null ? node : node.weights(weights);
        LassoOptions lasso = options.lasso();
        LassoOptions nodewise = lasso.alpha(1.0)
                .standardize(true)
                .maxFeatures(Integer.MAX_VALUE)
                .threads(1);
        LassoModel fitted = options.nodeLambda().fit(node, nodewise, among.length);
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("debiasing was interrupted");
        }
        return new Nodewise(node, lasso.intercept(), fitted);
    }

    /** The columns asked for; where all are meant, those that can have a coefficient. */
    private static int[] columns(Problem problem, DebiasedOptions options, List<String> notes) {
        int p = problem.x().columns();
        double[] factors = problem.penaltyFactors();
        StandardizedMatrix x = new StandardizedMatrix(
                problem.x(), problem.weights(), options.lasso().intercept(), Workers.SERIAL);
        if (options.columns().isEmpty()) {
            int[] all = IntStream.range(0, p)
                    .filter(j -> x.norm(j) > 0 && (factors == null || Double.isFinite(factors[j])))
                    .toArray();
            if (all.length < p) {
                notes.add(
                        String.format(Locale.ROOT, "%d constant or excluded columns have no interval", p - all.length));
            }
            return all;
        }
        for (int j : options.columns()) {
            if (j < 0 || j >= p) {
                throw new IllegalArgumentException("there is no column " + j + "; columns are 0 … " + (p - 1));
            }
            if (x.norm(j) == 0.0) {
                throw new IllegalArgumentException(
                        "column " + j + " is constant, so that its coefficient cannot be inferred");
            }
            if (factors != null && Double.isInfinite(factors[j])) {
                throw new IllegalArgumentException("column " + j + " is excluded, so that it has no coefficient");
            }
        }
        return options.columns().stream().mapToInt(Integer::intValue).toArray();
    }

    private static void notesOn(Interval[] intervals, Problem problem, List<String> notes) {
        double bound = Math.sqrt(2 * StrictMath.log(Math.max(2, problem.x().columns())));
        long biased = Arrays.stream(intervals)
                .filter(interval -> interval.biasFactor() > 1.001 * bound)
                .count();
        if (biased > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%d of %d columns can hardly be told from the others (bias factor above %.2f): their intervals may not"
                            + " cover",
                    biased,
                    intervals.length,
                    bound));
        }
        if (problem.lower() != null) {
            notes.add("intervals make no use of the bounds on coefficients");
        }
    }

    /** One interval for each column asked for, in their order. */
    public List<Interval> intervals() {
        return intervals;
    }

    /** The confidence level of each interval. */
    public double level() {
        return level;
    }

    /** σ̂², in squared units of the response. */
    public double noiseVariance() {
        return noiseVariance;
    }

    /** Where the noise variance comes from. */
    public String noise() {
        return noise;
    }

    /** What a user should know about these intervals, a sentence each. */
    public List<String> notes() {
        return notes;
    }
}
