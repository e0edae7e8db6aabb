package org.lariat.resident;

/**
 * FISTA on a resident design (Beck and Teboulle 2009, doi:10.1137/080716542) with restart by the gradient scheme of O'Donoghue and Candès
 * (arXiv:1204.3982), for a batch of problems in the order they were given. Its state stays on the device: nothing crosses per step. All
 * steps of the batch share one pass over Z for Zᵀr and one for Zz; columns that are zero in every z need not be read for the latter.
 */
public interface ResidentFista extends AutoCloseable {
    /**
     * Sets the iterates, and forgets momentum.
     *
     * @param b (count × p); columns not kept must be 0
     */
    void start(double[] b);

    /**
     * Iterates over some columns only from now on, compacted into memory of their own where that makes passes shorter. Others become 0 and stay
     * so. Momentum goes on: the iterate, the one before it and the weights are as they were.
     *
     * @param columns ascending; all columns again if there are p of them
     */
    void keep(int[] columns);

    /**
     * Takes steps. A step goes from z to the minimiser of the quadratic model at z whose curvature is L; a problem whose step moved
     * against its last one restarts its momentum.
     *
     * @param lambda λ of each problem, (count)
     * @param curvature L of each problem, (count): at least the largest eigenvalue of AᵀA
     * @param steps how many, ≥ 0
     */
    void iterate(double[] lambda, double[] curvature, int steps);

    /**
     * What the present iterates give for a duality gap; reads the kept columns once.
     *
     * @param lambda λ of each problem, (count)
     * @return one for each problem
     */
    Terms[] measure(double[] lambda);

    /** Writes the iterates to {@code out}, (count × p). */
    void read(double[] out);

    /** Gives the memory back; idempotent. */
    @Override
    void close();

    /**
     * Scalars of one problem, over the kept columns only. With r = y − Ab, c = Aᵀr and g_j = c_j − λ ridge_j b_j, column j is limited in the
     * direction of g_j if its upper bound (g_j &gt; 0) or its lower one (g_j &lt; 0) is finite.
     *
     * @param residualSquare ‖r‖²
     * @param targetResidual yᵀr
     * @param norm1 Σ_j unit_j|b_j|
     * @param ridgeSquare Σ_j ridge_j b_j²
     * @param largestRatio max of |g_j| / unit_j over columns with 0 &lt; unit_j &lt; ∞ that are not limited; 0 if there is none
     * @param limited Σ_j limit_j·max(0, |g_j| − λ unit_j) over columns with unit_j &lt; ∞ that are limited, by limit_j ≥ 0
     * @param stretch ‖A(b − z)‖²/‖b − z‖² of the last step, 0 before the first and where it did not move: greater than L if L was too small
     */
    record Terms(
            double residualSquare,
            double targetResidual,
            double norm1,
            double ridgeSquare,
            double largestRatio,
            double limited,
            double stretch) {
        /** The objective at λ. */
        public double primal(double lambda) {
            return 0.5 * residualSquare + lambda * (norm1 + 0.5 * ridgeSquare);
        }

        /**
         * The duality gap at λ over the kept columns, but for rounding and for columns of unit 0, whose c_j is taken to be 0: from the dual point
         * s·(r, −√(λ ridge)∘b) of the problem with its ridge part as extra rows, s the best that is feasible.
         */
        public double gap(double lambda) {
            double square = residualSquare + lambda * ridgeSquare;
            double feasible = largestRatio > lambda ? lambda / largestRatio : 1.0;
            double s = square > 0 ? Math.clamp(targetResidual / square, 0.0, feasible) : 0.0;
            double dual = s * targetResidual - 0.5 * s * s * square - limited;
            return primal(lambda) - Math.max(0.0, dual);
        }
    }
}
