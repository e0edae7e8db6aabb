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
     * Iterates over some columns only from now on, compacted into memory of their own: one pass over them. Others stay 0. Momentum goes on.
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
     * Scalars of one problem, with r = y − Ab and c = Aᵀr; over the kept columns only.
     *
     * @param residualSquare ‖r‖²
     * @param targetResidual yᵀr
     * @param penalty Σ_j (unit_j|b_j| + ½ ridge_j b_j²), without λ
     * @param largestRatio max over j with unit_j &gt; 0 of |c_j − λ ridge_j b_j| / unit_j
     * @param stretch ‖A(b − z)‖²/‖b − z‖² of the last step, 0 before the first: greater than L if L was too small
     */
    record Terms(double residualSquare, double targetResidual, double penalty, double largestRatio, double stretch) {}
}
