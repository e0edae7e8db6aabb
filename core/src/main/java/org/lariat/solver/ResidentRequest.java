package org.lariat.solver;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lariat.objective.Penalty;

/**
 * One problem's wish to be iterated on a resident design at some neighbouring λs, and what came of it; made by {@link ResidentFistaSolver}, seen to by
 * {@link ResidentBatches}. Whoever asks waits, so that arrays need not be copied.
 */
public final class ResidentRequest {
    private final ResidentPart part;
    private final double[] lambdas; // decreasing
    private final double[] start; // (p)
    private final double @Nullable [] residual; // of the start, in ordinary inner products, (n)
    private final double previousLambda;
    private final Limits limits;
    private final int[][] index; // of each λ
    private final double[][] value;
    private long steps;

    /**
     * From a solution.
     *
     * @param lambdas decreasing, positive
     * @param state where to start
     * @param previousLambda λ at which that is a solution; +∞ if none
     */
    ResidentRequest(ResidentPart part, double[] lambdas, SolverState state, double previousLambda, Limits limits) {
        this.part = part;
        this.lambdas = lambdas;
        this.start = state.b();
        this.residual = Double.isInfinite(previousLambda)
                ? null
                : part.inRowSpace(state.residual().plain());
        this.previousLambda = previousLambda;
        this.limits = limits;
        this.index = new int[lambdas.length][0];
        this.value = new double[lambdas.length][0];
    }

    ResidentPart part() {
        return part;
    }

    int size() {
        return lambdas.length;
    }

    double lambda(int k) {
        return lambdas[k];
    }

    double smallestLambda() {
        return lambdas[lambdas.length - 1];
    }

    double[] start() {
        return start;
    }

    /** Of the start, (n); null if that solves nothing. */
    double @Nullable [] residual() {
        return residual;
    }

    double previousLambda() {
        return previousLambda;
    }

    Limits limits() {
        return limits;
    }

    /** Takes the coefficients at λ number {@code k}, (p) from {@code at}, moved into the bounds. */
    void take(int k, double[] b, int at) {
        Penalty penalty = part.problem().penalty(0.0);
        int[] columns = new int[start.length];
        int count = 0;
        for (int j = 0; j < start.length; j++) {
            if (b[at + j] != 0.0 && penalty.isCandidate(j)) {
                columns[count++] = j;
            }
        }
        index[k] = Arrays.copyOf(columns, count);
        value[k] = new double[count];
        for (int i = 0; i < count; i++) {
            value[k][i] = penalty.clipped(index[k][i], b[at + index[k][i]]);
        }
    }

    /** Counts steps taken for it. */
    void took(long more) {
        steps += more;
    }

    /** Steps taken for it. */
    long steps() {
        return steps;
    }

    /** Whether λ is one of those asked for. */
    boolean has(double lambda) {
        return indexOf(lambda) >= 0;
    }

    /** Writes what was found at one of its λs to {@code out}, (p). */
    void coefficients(double lambda, double[] out) {
        int k = indexOf(lambda);
        Arrays.fill(out, 0.0);
        for (int i = 0; i < index[k].length; i++) {
            out[index[k][i]] = value[k][i];
        }
    }

    private int indexOf(double lambda) {
        for (int k = 0; k < lambdas.length; k++) {
            if (lambdas[k] == lambda) {
                return k;
            }
        }
        return -1;
    }
}
