package org.lariat.solver;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.lariat.objective.OrthogonalBasis;
import org.lariat.objective.Penalty;

/** The columns that coordinate descent works on: grows, never shrinks, while one λ is solved. Free columns stay out. */
final class WorkingSet {
    private final Penalty penalty;
    private final int[] candidates;
    private final boolean[] in; // (p)
    private final boolean[] isFree; // (p)
    private int size;

    WorkingSet(Penalty penalty, OrthogonalBasis free, int[] candidates) {
        this.penalty = penalty;
        this.candidates = candidates;
        int p = candidates.length == 0 ? 0 : candidates[candidates.length - 1] + 1;
        this.in = new boolean[p];
        this.isFree = new boolean[p];
        for (int k = 0; k < free.size(); k++) {
            isFree[free.member(k)] = true;
        }
    }

    /** Takes in every column with a non-zero coefficient. */
    void takeSupport(double[] b) {
        for (int j : candidates) {
            if (b[j] != 0.0) {
                take(j);
            }
        }
    }

    /** Takes in the columns that are never penalised (the free ones among them stay out). */
    void takeUnpenalized() {
        for (int j : candidates) {
            if (!penalty.isPenalized(j)) {
                take(j);
            }
        }
    }

    /**
     * Takes in the columns that the sequential strong rule keeps: |c_j| ≥ 2ℓ1 − ℓ1 at the previous λ (Tibshirani et al. 2012,
     * doi:10.1111/j.1467-9868.2011.01004.x). The rule may err, so it only chooses where to begin.
     *
     * @param c correlations at the solution for the previous λ, (p)
     * @param previousLambda +∞ if there is none: then nothing is taken
     */
    void takeStrong(double[] c, double previousLambda) {
        if (Double.isInfinite(previousLambda)) {
            return;
        }
        Penalty previous = penalty.at(previousLambda);
        for (int j : candidates) {
            if (Math.abs(c[j]) >= 2 * penalty.l1(j) - previous.l1(j)) {
                take(j);
            }
        }
    }

    /**
     * Takes in columns outside that violate optimality, the worst first, at most as many as there are inside (and at least
     * {@code least}): the set at most doubles.
     *
     * @param c correlations now, (p)
     * @return whether any was taken
     */
    boolean takeViolators(double[] c, int least) {
        int[] violators = IntStream.of(candidates)
                .filter(j -> !in[j] && !isFree[j] && penalty.violation(j, c[j], 0.0) > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(j -> -penalty.violation(j, c[j], 0.0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(Math.max(least, size))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int j : violators) {
            take(j);
        }
        return violators.length > 0;
    }

    private void take(int j) {
        if (!in[j] && !isFree[j]) {
            in[j] = true;
            size++;
        }
    }

    /** The columns, ascending. */
    int[] columns() {
        int[] columns = new int[size];
        int k = 0;
        for (int j : candidates) {
            if (in[j]) {
                columns[k++] = j;
            }
        }
        return Arrays.copyOf(columns, k);
    }
}
