package org.lariat.objective;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lariat.matrix.StandardizedMatrix;

/**
 * A {@link Problem} in the form the solvers work on: standardised columns, and a target of order 1, which is
 * (y − offset − its weighted mean)/σ with σ a power of two, so that scaling is exact. In this form the loss is
 * ½⟨r,r⟩ with the inner product of {@link StandardizedMatrix}; λ and coefficients are those of the problem divided by σ.
 */
public final class StandardizedProblem {
    private final StandardizedMatrix x;
    private final boolean centred;
    private final double[] target; // (n)
    private final double targetMean;
    private final double sigma;
    private final double responseSize;
    private final double targetError;
    private final double targetNorm;
    private final double @Nullable [] lowerBounds; // original units, (p)
    private final double @Nullable [] upperBounds; // original units, (p)
    private final Penalty penalty;
    private final OrthogonalBasis unpenalized;

    /**
     * Standardises.
     *
     * @param problem the user's problem
     * @param x its design, measured
     * @param alpha the share of L1
     * @param intercept whether β₀ is fitted
     * @param standardize whether the penalty is on the scale of standard deviations
     */
    public StandardizedProblem(
            Problem problem, StandardizedMatrix x, double alpha, boolean intercept, boolean standardize) {
        this.x = x;
        this.centred = intercept;
        double[] raw = problem.y();
        double[] offset = problem.offset();
        double[] lost = new double[raw.length]; // what rounding took off each element of the target
        double size = largestMagnitude(raw, x.omega());
        if (offset != null) {
            size += largestMagnitude(offset, x.omega());
            for (int i = 0; i < raw.length; i++) {
                double difference = raw[i] - offset[i];
                lost[i] = lostBySubtracting(raw[i], offset[i], difference);
                raw[i] = difference;
            }
        }
        double largest = largestMagnitude(raw, x.omega());
        int before = largest > 0 ? Math.getExponent(largest) : 0;
        for (int i = 0; i < raw.length; i++) {
            raw[i] = Math.scalb(raw[i], -before);
            lost[i] = Math.scalb(lost[i], -before);
        }
        double mean = intercept ? mean(raw, x.omega()) : 0.0;
        for (int i = 0; i < raw.length; i++) {
            double difference = raw[i] - mean;
            lost[i] += lostBySubtracting(raw[i], mean, difference);
            raw[i] = difference;
        }
        double rest = largestMagnitude(raw, x.omega());
        int after = rest > 0 ? Math.getExponent(rest) : 0;
        for (int i = 0; i < raw.length; i++) {
            raw[i] = x.omega()[i] > 0 ? Math.scalb(raw[i], -after) : 0.0;
            lost[i] = x.omega()[i] > 0 ? Math.scalb(lost[i], -after) : 0.0;
        }
        this.target = raw;
        this.targetMean = Math.scalb(mean, before);
        this.sigma = Math.scalb(1.0, before + after);
        this.responseSize = size / sigma;
        this.targetError = x.norm(lost);
        this.targetNorm = x.norm(target);
        this.lowerBounds = problem.lower();
        this.upperBounds = problem.upper();
        this.penalty = new Penalty(problem, x, alpha, standardize, sigma);
        this.unpenalized = new OrthogonalBasis(x);
        for (int j = 0; j < x.columns(); j++) {
            if (penalty.isCandidate(j) && !penalty.isPenalized(j) && penalty.isUnbounded(j)) {
                unpenalized.add(j);
            }
        }
    }

    /** The rounding error of {@code difference = a − b}, exactly (Knuth's TwoSum). */
    private static double lostBySubtracting(double a, double b, double difference) {
        double part = difference - a;
        return (a - (difference - part)) - (b + part);
    }

    private static double largestMagnitude(double[] values, double[] omega) {
        double largest = 0.0;
        for (int i = 0; i < values.length; i++) {
            largest = omega[i] > 0 ? Math.max(largest, Math.abs(values[i])) : largest;
        }
        return largest;
    }

    /** The weighted mean; exactly the common value where all values with positive weight are equal. */
    private static double mean(double[] values, double[] omega) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double sum = 0.0;
        for (int i = 0; i < values.length; i++) {
            if (omega[i] > 0) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
                sum += omega[i] * values[i];
            }
        }
        return low == high ? low : sum / values.length;
    }

    /** The standardised design. */
    public StandardizedMatrix x() {
        return x;
    }

    /** Whether columns and residuals are centred. */
    public boolean centred() {
        return centred;
    }

    /** The target, (n); live, to be read only. */
    public double[] target() {
        return target;
    }

    /** ‖target‖ in the norm of {@link StandardizedMatrix#norm(double[])}. */
    public double targetNorm() {
        return targetNorm;
    }

    /** What was taken off the response before scaling. */
    public double targetMean() {
        return targetMean;
    }

    /** σ: what the response was divided by, a power of two. */
    public double sigma() {
        return sigma;
    }

    /** Norm of what rounding took off the target when offset and mean were subtracted, in its scale. */
    public double targetError() {
        return targetError;
    }

    /** Largest response plus largest offset, in the scale of the target: a fitted value's rounding is proportional to it. */
    public double responseSize() {
        return responseSize;
    }

    /** The penalty at λ, in the scale of the target. */
    public Penalty penalty(double lambda) {
        return penalty.at(lambda);
    }

    /**
     * The user's bound of a coefficient, in original units.
     *
     * @param j column
     * @param upper whether the upper one
     */
    public double bound(int j, boolean upper) {
        double[] bounds = upper ? upperBounds : lowerBounds;
        return bounds != null ? bounds[j] : upper ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    /** The columns that may have non-zero coefficients, ascending. */
    public int[] candidates() {
        return IntStream.range(0, x.columns()).filter(penalty::isCandidate).toArray();
    }

    /** The columns that are never penalised and not bounded. */
    public OrthogonalBasis unpenalizedColumns() {
        return unpenalized;
    }

    /** The columns that are minimised over exactly at λ: those never penalised and not bounded; at λ = 0 all not bounded. */
    public OrthogonalBasis freeColumns(double lambda) {
        if (lambda > 0) {
            return unpenalized;
        }
        // All unbounded columns together; the rank cannot pass n.
        OrthogonalBasis all = new OrthogonalBasis(unpenalized);
        boolean[] known = new boolean[x.columns()];
        for (int k = 0; k < all.size(); k++) {
            known[all.member(k)] = true;
        }
        for (int j = 0; j < x.columns() && all.size() < x.rows(); j++) {
            if (!known[j] && penalty.isCandidate(j) && penalty.isUnbounded(j)) {
                all.add(j);
            }
        }
        return all;
    }
}
