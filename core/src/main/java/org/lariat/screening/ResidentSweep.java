package org.lariat.screening;

import org.lariat.matrix.StandardizedMatrix;
import org.lariat.resident.ResidentDesign;
import org.lariat.resident.StandardizedColumns;

/** Sweeps by a resident design of {@link StandardizedColumns}: ⟨x̃_j,v⟩ = z_jᵀ(√(ω/n)∘v). */
public final class ResidentSweep implements Sweep {
    /**
     * Roundings of float64 on the way: six of an element of Z (its difference, quotient, root and product), three of √(ω/n)∘v, and slack for
     * norms that are 1 only up to theirs.
     */
    private static final double ROUNDINGS = 16.0 * 0x1p-53;

    private final ResidentDesign design;
    private final double[] roots; // √(ω/n), (n)
    private final double[] scaled; // (n)

    /**
     * For a design uploaded from this matrix.
     *
     * @param design the columns of {@link StandardizedColumns}
     * @param x the matrix
     */
    public ResidentSweep(ResidentDesign design, StandardizedMatrix x) {
        this.design = design;
        this.roots = StandardizedColumns.roots(x);
        this.scaled = new double[roots.length];
    }

    @Override
    public void correlations(double[] v, double[] out) {
        for (int i = 0; i < v.length; i++) {
            scaled[i] = roots[i] * v[i];
        }
        design.correlations(scaled, 1, out);
    }

    @Override
    public double error() {
        return 1.0001 * design.correlationError() + ROUNDINGS;
    }

    @Override
    public double cost() {
        return design.sweepCost();
    }
}
