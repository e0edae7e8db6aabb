package org.lariat.solver;

import java.util.Arrays;
import org.lariat.matrix.Residual;
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

    /** The residual of {@link #b()}; live. */
    public Residual residual() {
        return residual;
    }

    /** Correlations of all columns as of the last {@link #refresh()}, (p); live. Reads X if that has not been done since. */
    public double[] correlations() {
        if (sweptAt != refreshes) {
            problem.x().correlations(residual, correlations);
            sweptAt = refreshes;
        }
        return correlations;
    }

    /** How often {@link #refresh()} was called: tells whether somebody else has moved the coefficients. */
    long refreshes() {
        return refreshes;
    }

    /** Columns with non-zero coefficients, ascending. */
    public int[] support() {
        int[] support = new int[b.length];
        int count = 0;
        for (int j = 0; j < b.length; j++) {
            if (b[j] != 0.0) {
                support[count++] = j;
            }
        }
        return Arrays.copyOf(support, count);
    }

    /** Recomputes the residual from the coefficients. */
    public void refresh() {
        int[] support = support();
        double[] coefficients = new double[support.length];
        for (int k = 0; k < support.length; k++) {
            coefficients[k] = b[support[k]];
        }
        problem.x().refresh(problem.target(), support, coefficients, support.length, problem.centred(), residual);
        refreshes++;
    }
}
