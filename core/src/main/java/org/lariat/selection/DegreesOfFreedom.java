package org.lariat.selection;

import java.util.Arrays;
import org.lariat.kernel.VectorKernel;
import org.lariat.matrix.StandardizedMatrix;
import org.lariat.objective.Penalty;
import org.lariat.objective.Problem;

/**
 * How much a fit adapts to its data, d = Σ_i ∂ŷ_i/∂y_i, for points of one path:
 *
 * <ul>
 *   <li>1 for the intercept, if one is fitted;
 *   <li>lasso: the rank of the columns with non-zero coefficients, unpenalised ones among them (Tibshirani and Taylor 2012,
 *       doi:10.1214/12-AOS1003);
 *   <li>elastic net and ridge: tr(X_A(X_AᵀX_A + D)⁻¹X_Aᵀ) over those columns, with D the L2 part of the objective's second
 *       derivative (Zou, Hastie and Tibshirani 2007, doi:10.1214/009053607000000127, for the lasso; the same argument).
 * </ul>
 *
 * <p>Coefficients at a bound do not move with the data and do not count. Above {@value #WIDEST} active columns, and as many
 * rows, neither rank nor trace is measured: the columns are counted, which is an upper bound, and {@link #counted} says so.
 *
 * <p>Not thread-safe.
 */
public final class DegreesOfFreedom {
    /** Order up to which rank and trace are measured: some seconds for one point. */
    public static final int WIDEST = 3000;

    private final StandardizedMatrix x;
    private final Penalty penalty; // in original units of λ
    private final double alpha;
    private final boolean intercept;
    private final double[] lower; // (p) or empty
    private final double[] upper; // (p) or empty
    private final ActiveRank ranks;
    private final RidgeTrace traces;
    private boolean counted;

    /**
     * For the points of one path.
     *
     * @param problem what was fitted
     * @param x its design, measured
     * @param alpha the share of L1
     * @param intercept whether β₀ is fitted
     * @param standardize whether the penalty is on the scale of standard deviations
     * @param kernel for dot products
     */
    public DegreesOfFreedom(
            Problem problem,
            StandardizedMatrix x,
            double alpha,
            boolean intercept,
            boolean standardize,
            VectorKernel kernel) {
        this.x = x;
        this.penalty = new Penalty(problem, x, alpha, standardize, 1.0);
        this.alpha = alpha;
        this.intercept = intercept;
        double[] l = problem.lower();
        double[] u = problem.upper();
        this.lower = l == null ? new double[0] : l;
        this.upper = u == null ? new double[0] : u;
        this.ranks = new ActiveRank(x, kernel);
        this.traces = new RidgeTrace(x, kernel);
    }

    /**
     * d of one point.
     *
     * @param lambda λ in original units
     * @param index columns of the non-zero coefficients, ascending
     * @param value their values, in original units
     */
    public double of(double lambda, int[] index, double[] value) {
        int[] active = new int[index.length];
        int count = 0;
        for (int k = 0; k < index.length; k++) {
            if (moves(index[k], value[k])) {
                active[count++] = index[k];
            }
        }
        active = Arrays.copyOf(active, count);
        return (intercept ? 1.0 : 0.0) + ofColumns(lambda, active);
    }

    private double ofColumns(double lambda, int[] active) {
        if (Math.min(active.length, x.rows()) > WIDEST) {
            counted = true;
            return Math.min(active.length, x.rows());
        }
        Penalty here = penalty.at(lambda);
        double[] ridge = Arrays.stream(active).mapToDouble(here::l2).toArray();
        boolean shrinks = alpha < 1 && Arrays.stream(ridge).anyMatch(RidgeTrace::penalizes);
        return shrinks ? traces.of(active, ridge) : ranks.independent(active).length;
    }

    private boolean moves(int j, double value) {
        boolean atBound = lower.length > 0 && (value == lower[j] || value == upper[j]);
        return !atBound && x.norm(j) > 0;
    }

    /** Number of penalised columns that may have a non-zero coefficient. */
    public int selectable() {
        int count = 0;
        for (int j = 0; j < x.columns(); j++) {
            count += isSelectable(j) ? 1 : 0;
        }
        return count;
    }

    /** Whether column {@code j} is penalised and may have a non-zero coefficient. */
    public boolean isSelectable(int j) {
        return penalty.isCandidate(j) && penalty.isPenalized(j);
    }

    /** True once a point had too many columns to measure, so that they were counted. */
    public boolean counted() {
        return counted;
    }
}
