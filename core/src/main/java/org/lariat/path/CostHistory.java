package org.lariat.path;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How the objective fell while one λ was solved.
 *
 * @param lambda λ
 * @param costs in the order of iterations, the warm start first where the solver looks at it
 */
public record CostHistory(double lambda, List<Cost> costs) {
    /** Copies the list. */
    public CostHistory {
        costs = List.copyOf(costs);
    }

    /**
     * The objective after an iteration.
     *
     * @param iteration iterations done for this λ: passes of coordinate descent, gradient steps, for {@code lars} knots passed
     * @param sweeps columns read for this λ so far, divided by p
     * @param objective the primal objective P, see {@link org.lariat.objective.Problem}
     * @param gap the proved gap, where it was computed
     */
    public record Cost(long iteration, double sweeps, double objective, OptionalDouble gap) {}
}
