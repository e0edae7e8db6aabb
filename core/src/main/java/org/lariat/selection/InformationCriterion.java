package org.lariat.selection;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Criteria that balance fit and size of a model; smaller is better. With n rows, d degrees of freedom (the intercept
 * included, see {@link DegreesOfFreedom}) and noise variance σ²,
 *
 * <pre>
 * −2 log L = n log(2πσ²) + RSS/σ²
 * </pre>
 *
 * where RSS = n·Σ w_i r_i² with weights of sum 1, and σ² is a known or estimated constant, or, as maximum likelihood has it,
 * RSS/n of the very point (see {@link NoiseVariance}). Values of R's {@code AIC(lm)} and {@code BIC(lm)} count σ² as one more
 * parameter: they are greater by 2 and log n. scikit-learn's {@code LassoLarsIC} takes σ² from least squares and does not
 * count the intercept: its values are smaller by 2 and log n. Neither changes what is chosen.
 *
 * <p>A perfect fit (RSS = 0) has the value +∞ where σ² is that of the point, since the likelihood then says nothing.
 */
public final class InformationCriterion {
    /** γ of {@link #EBIC}: the middle of [0, 1], where the criterion is consistent for p up to O(n) (Chen and Chen 2008). */
    public static final double DEFAULT_GAMMA = 0.5;

    /** −2 log L + 2d (Akaike 1974, doi:10.1109/TAC.1974.1100705). */
    public static final InformationCriterion AIC = new InformationCriterion("AIC", InformationCriterion::aic);

    /**
     * AIC + 2k(k+1)/(n−k−1), with k = d, plus 1 where σ² is estimated by the point; +∞ for k ≥ n − 1 (Hurvich and Tsai 1989,
     * doi:10.1093/biomet/76.2.297).
     */
    public static final InformationCriterion AICC = new InformationCriterion("AICc", InformationCriterion::aicc);

    /** −2 log L + d·log n (Schwarz 1978, doi:10.1214/aos/1176344136). */
    public static final InformationCriterion BIC = new InformationCriterion("BIC", InformationCriterion::bic);

    /** {@link #ebic} with γ = {@value #DEFAULT_GAMMA}. */
    public static final InformationCriterion EBIC = ebic(DEFAULT_GAMMA);

    /**
     * Generalised cross-validation, (RSS/n)/(1 − d/n)², in squared units of the response; +∞ for d ≥ n. Needs no σ² (Golub,
     * Heath and Wahba 1979, doi:10.1080/00401706.1979.10489751).
     */
    public static final InformationCriterion GCV = new InformationCriterion("GCV", InformationCriterion::gcv);

    /**
     * Mallows' Cp, RSS/σ² − n + 2d, with a σ² that is not that of the point (Mallows 1973,
     * doi:10.1080/00401706.1973.10489103); the value of R's lars.
     */
    public static final InformationCriterion CP = new InformationCriterion("Cp", InformationCriterion::cp);

    private final String label;
    private final Formula formula;

    /** A criterion's formula; the variance is empty where it is that of the point. */
    @FunctionalInterface
    private interface Formula {
        double value(PointSummary point, OptionalDouble variance);
    }

    private InformationCriterion(String label, Formula formula) {
        this.label = label;
        this.formula = formula;
    }

    /**
     * The extended BIC: BIC + 2γ·log C(p, s) for s of p selectable columns selected, so that models are not only penalised for
     * their size but for how many of that size there are (Chen and Chen 2008, doi:10.1093/biomet/asn034).
     *
     * @param gamma γ in [0, 1]; 0 is BIC
     * @throws IllegalArgumentException if γ is out of range
     */
    public static InformationCriterion ebic(double gamma) {
        if (!(gamma >= 0 && gamma <= 1)) {
            throw new IllegalArgumentException("gamma of EBIC must be in [0, 1], not " + gamma);
        }
        String label = gamma == DEFAULT_GAMMA ? "EBIC" : String.format(Locale.ROOT, "EBIC (gamma %s)", gamma);
        return new InformationCriterion(
                label,
                (point, variance) ->
                        bic(point, variance) + 2 * gamma * logBinomial(point.selectable(), point.selected()));
    }

    /** The criteria with their usual constants. */
    public static List<InformationCriterion> all() {
        return List.of(AIC, AICC, BIC, EBIC, GCV, CP);
    }

    /** Its usual name. */
    public String label() {
        return label;
    }

    /** Whether a noise variance enters at all. */
    public boolean usesNoiseVariance() {
        return this != GCV;
    }

    /** What is taken for σ² unless told otherwise: that of each point, but for Cp least squares. */
    public NoiseVariance usualNoise() {
        return this == CP ? NoiseVariance.LEAST_SQUARES : NoiseVariance.EACH_POINT;
    }

    /**
     * The criterion of one point; smaller is better.
     *
     * @param point its fit and size
     * @param variance σ²; empty takes RSS/n of the point
     * @throws IllegalArgumentException for Cp without a variance
     */
    public double of(PointSummary point, OptionalDouble variance) {
        return formula.value(point, variance);
    }

    private static double aic(PointSummary point, OptionalDouble variance) {
        return deviance(point, variance) + 2 * point.degreesOfFreedom();
    }

    private static double aicc(PointSummary point, OptionalDouble variance) {
        double k = point.degreesOfFreedom() + (variance.isEmpty() ? 1 : 0);
        double left = point.rows() - k - 1;
        return left > 0 ? aic(point, variance) + 2 * k * (k + 1) / left : Double.POSITIVE_INFINITY;
    }

    private static double bic(PointSummary point, OptionalDouble variance) {
        return deviance(point, variance) + point.degreesOfFreedom() * StrictMath.log(point.rows());
    }

    private static double gcv(PointSummary point, OptionalDouble variance) {
        double left = 1.0 - point.degreesOfFreedom() / point.rows();
        return left > 0 ? point.meanSquaredResidual() / (left * left) : Double.POSITIVE_INFINITY;
    }

    private static double cp(PointSummary point, OptionalDouble variance) {
        double known = variance.orElseThrow(() -> new IllegalArgumentException(
                "Cp needs a noise variance that does not come from the point itself: least squares, or a given one"));
        return point.rows() * point.meanSquaredResidual() / known - point.rows() + 2 * point.degreesOfFreedom();
    }

    /** −2 log L. */
    private static double deviance(PointSummary point, OptionalDouble variance) {
        double msr = point.meanSquaredResidual();
        if (variance.isEmpty() && msr == 0.0) {
            return Double.POSITIVE_INFINITY;
        }
        double known = variance.orElse(msr);
        return point.rows() * (StrictMath.log(2 * Math.PI * known) + msr / known);
    }

    private static double logBinomial(int of, int chosen) {
        int fewer = Math.min(chosen, of - chosen);
        double sum = 0.0;
        for (int k = 1; k <= fewer; k++) {
            sum += StrictMath.log((double) (of - fewer + k) / k);
        }
        return sum;
    }

    /**
     * Index of the smallest value, the first of equal ones; 0 if none is finite.
     *
     * @param values criterion of each point, in path order
     */
    public static int best(double[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            if (values[k] < values[best]) {
                best = k;
            }
        }
        return best;
    }

    @Override
    public String toString() {
        return label;
    }
}
