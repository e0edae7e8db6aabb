package org.lariat.solver;

import org.lariat.resident.ResidentDesign;

/**
 * L, the largest eigenvalue of ZᵀZ, for a step length: power iteration on the design, with a margin since it comes from below. Who sees a step whose
 * ‖Z(b − z)‖² is more than L‖b − z‖² raises it.
 */
final class ResidentCurvature {
    /** Two passes each; what they leave to be found, the margin has or a raise finds. */
    private static final int ITERATIONS = 12;

    private static final double MARGIN = 1.05;

    private static final double RAISED = 1.25;

    private final ResidentDesign design;
    private final double[] target; // (n), where the iteration starts
    private double value; // 0: not estimated yet

    ResidentCurvature(ResidentDesign design, double[] target) {
        this.design = design;
        this.target = target;
    }

    /** L as far as it is known; the first call computes. */
    double value() {
        if (value == 0.0) {
            value = Math.min(design.columns(), MARGIN * estimate());
        }
        return value;
    }

    /** Says that a step was stretched so; true if L was too small for it. */
    boolean raise(double stretch) {
        if (!(stretch > value()) || value >= design.columns()) { // columns of norm 1 have a trace of their number
            return false;
        }
        value = Math.min(design.columns(), RAISED * stretch);
        return true;
    }

    private double estimate() {
        double[] v = new double[design.columns()];
        double[] u = target.clone();
        double largest = 1.0; // a diagonal element
        design.correlations(normalized(u), 1, v);
        for (int k = 0; k < ITERATIONS; k++) {
            design.combine(normalized(v), 1, u);
            largest = Math.max(largest, square(u));
            design.correlations(normalized(u), 1, v);
        }
        return largest;
    }

    /** To norm 1, in place; zeros stay. */
    private static double[] normalized(double[] v) {
        double norm = Math.sqrt(square(v));
        for (int k = 0; k < v.length && norm > 0; k++) {
            v[k] /= norm;
        }
        return v;
    }

    private static double square(double[] v) {
        double sum = 0.0;
        for (double element : v) {
            sum = Math.fma(element, element, sum);
        }
        return sum;
    }
}
