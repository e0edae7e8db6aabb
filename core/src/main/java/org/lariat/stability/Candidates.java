package org.lariat.stability;

import java.util.Arrays;
import org.lariat.objective.Problem;

/** Which features are chosen from: those penalised and not excluded. */
final class Candidates {
    private final double[] factors; // (p)
    private final int count;
    private final int always;

    /**
     * Looks at the penalty factors.
     *
     * @throws NotApplicableException if there is no feature to choose from
     */
    Candidates(Problem problem) {
        double[] given = problem.penaltyFactors();
        this.factors = given == null ? ones(problem.x().columns()) : given;
        int chosenFrom = 0;
        int unpenalized = 0;
        for (int j = 0; j < factors.length; j++) {
            chosenFrom += contains(j) ? 1 : 0;
            unpenalized += isAlways(j) ? 1 : 0;
        }
        this.count = chosenFrom;
        this.always = unpenalized;
        if (count == 0) {
            throw new NotApplicableException(
                    "there is no feature to choose from: none has a positive and finite penalty factor");
        }
    }

    private static double[] ones(int p) {
        double[] all = new double[p];
        Arrays.fill(all, 1.0);
        return all;
    }

    /** Whether feature {@code j} is chosen from. */
    boolean contains(int j) {
        return factors[j] > 0 && factors[j] < Double.POSITIVE_INFINITY;
    }

    /** Whether feature {@code j} is in every model, as it is never penalised. */
    boolean isAlways(int j) {
        return factors[j] == 0.0;
    }

    /** Penalty factor of feature {@code j}. */
    double factor(int j) {
        return factors[j];
    }

    /** Number of features to choose from. */
    int count() {
        return count;
    }

    /** Number of features in every model. */
    int always() {
        return always;
    }
}
