package org.lariat.solver;

import org.lariat.objective.GapBound;

/**
 * Hears how the objective falls while one λ is solved. Iterations count from 0, where work on the λ begins; objectives and gaps are
 * in the scale of the target.
 */
public interface CostListener {
    /** Hears nothing, so that nothing is computed for it. */
    CostListener NONE = new CostListener() {
        @Override
        public boolean isListening() {
            return false;
        }

        @Override
        public void onIterate(long iteration, double objective) {}

        @Override
        public void onGap(long iteration, GapBound bound) {}

        @Override
        public CostListener after(long iterations) {
            return this;
        }
    };

    /** Whether an objective that is computed for {@link #onIterate} alone is worth its cost. */
    boolean isListening();

    /**
     * The objective after an iteration, from a residual that updates may have moved by rounding.
     *
     * @param iteration iterations done
     * @param objective the primal objective
     */
    void onIterate(long iteration, double objective);

    /**
     * The gap after an iteration, which replaces what {@link #onIterate} said of it.
     *
     * @param iteration iterations done
     * @param bound the proved gap, and the primal objective
     */
    void onGap(long iteration, GapBound bound);

    /** The same listener for somebody who goes on after others have done some iterations, and counts from 0 again. */
    default CostListener after(long iterations) {
        CostListener whole = this;
        return new CostListener() {
            @Override
            public boolean isListening() {
                return whole.isListening();
            }

            @Override
            public void onIterate(long iteration, double objective) {
                whole.onIterate(iterations + iteration, objective);
            }

            @Override
            public void onGap(long iteration, GapBound bound) {
                whole.onGap(iterations + iteration, bound);
            }
        };
    }
}
