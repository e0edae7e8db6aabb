package org.lariat.solver;

import java.util.Arrays;
import org.lariat.matrix.Residual;
import org.lariat.objective.DualityGap;
import org.lariat.objective.GapBound;
import org.lariat.objective.StandardizedProblem;

/**
 * Where a fit stands: coefficients, their residual, and the correlations that belong to it. Handed from λ to λ, which is
 * the warm start.
 */
public final class SolverState {
    private final StandardizedProblem problem;
    private final double[] b; // standardised coefficients, (p)
    private final double[] correlations; // x̃_jᵀΩr/n as of sweptAt, (p)
    private final Residual residual;
    private long refreshes; // how often the residual was recomputed
    private long sweptAt = -1; // the refresh that the correlations belong to
    private boolean stale; // coefficients have moved, the residual has not been recomputed since
    private double knownSquare; // ⟨r,r⟩ while the residual is stale
    private double knownIntercept; // likewise

    /**
     * Starts at given coefficients.
     *
     * @param problem the problem
     * @param b standardised coefficients, (p); kept, not copied
     */
    public SolverState(StandardizedProblem problem, double[] b) {
        this.problem = problem;
        this.b = b;
        this.correlations = new double[b.length];
        this.residual = problem.x().newResidual();
        refresh();
    }

    /** Standardised coefficients, (p); live. */
    public double[] b() {
        return b;
    }

    /** The residual of {@link #b()}; live. Recomputed first if it is {@linkplain #leaveResidual stale}. */
    public Residual residual() {
        if (stale) {
            refresh();
        }
        return residual;
    }

    /**
     * Says that coefficients were moved by somebody who knows what is asked of the residual without computing it.
     *
     * @param meanSquaredResidual ⟨r,r⟩
     * @param intercept weighted mean of what is not explained by the centred columns
     */
    void leaveResidual(double meanSquaredResidual, double intercept) {
        stale = true;
        knownSquare = meanSquaredResidual;
        knownIntercept = intercept;
        refreshes++;
    }

    /** ⟨r,r⟩ in the scale of the target. */
    public double meanSquaredResidual() {
        return stale ? knownSquare : problem.x().inner(residual.plain(), residual.plain());
    }

    /** What the residual's mean would be without an intercept, in the scale of the target. */
    public double intercept() {
        return stale ? knownIntercept : residual.intercept();
    }

    /** Correlations of all columns as of the last {@link #refresh()}, (p); live. Reads X if that has not been done since. */
    public double[] correlations() {
        if (sweptAt != refreshes || stale) {
            problem.x().correlations(residual(), correlations);
            sweptAt = refreshes;
        }
        return correlations;
    }

    /**
     * The gap over all columns that may have non-zero coefficients, which reads X if {@link #correlations()} does.
     *
     * @param gap at λ
     * @param candidates the columns
     */
    GapBound certify(DualityGap gap, int[] candidates) {
        double[] all = correlations();
        double[] c = new double[candidates.length];
        for (int k = 0; k < c.length; k++) {
            c[k] = all[candidates[k]];
        }
        return gap.evaluate(residual(), b, candidates, c, c.length);
    }

    /** Whether {@link #correlations()} would not have to read X. */
    boolean knowsCorrelations() {
        return sweptAt == refreshes && !stale;
    }

    /** How often {@link #refresh()} was called: tells whether somebody else has moved the coefficients. */
    long refreshes() {
        return refreshes;
    }

    /** Columns with non-zero coefficients, ascending. */
    public int[] support() {
        int[] support = new int[64]; // seldom as many as columns
        int count = 0;
        for (int j = 0; j < b.length; j++) {
            if (b[j] != 0.0) {
                if (count == support.length) {
                    support = Arrays.copyOf(support, 2 * count);
                }
                support[count++] = j;
            }
        }
        return Arrays.copyOf(support, count);
    }

    /** Goes to given coefficients, all others being 0. */
    public void set(int[] index, double[] coefficients) {
        Arrays.fill(b, 0.0);
        for (int k = 0; k < index.length; k++) {
            b[index[k]] = coefficients[k];
        }
        refresh();
    }

    /** Recomputes the residual from the coefficients. */
    public void refresh() {
        int[] support = support();
        double[] coefficients = new double[support.length];
        for (int k = 0; k < support.length; k++) {
            coefficients[k] = b[support[k]];
        }
        refresh(support, coefficients, support.length);
    }

    /**
     * Recomputes the residual, for somebody who knows where the non-zero coefficients are.
     *
     * @param support all columns with non-zero coefficients, in any fixed order
     * @param coefficients theirs
     * @param count how many
     */
    void refresh(int[] support, double[] coefficients, int count) {
        problem.x().refresh(problem.target(), support, coefficients, count, problem.centred(), residual);
        stale = false;
        refreshes++;
    }
}
