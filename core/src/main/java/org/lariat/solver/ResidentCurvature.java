package org.lariat.solver;

import java.util.List;
import org.lariat.resident.ResidentDesign;

/**
 * L, the largest eigenvalue of AᵀA of one problem, for a step length: power iteration on the design, with a margin since it comes from below. Who
 * sees a step whose ‖A(b − z)‖² is more than L‖b − z‖² raises it.
 */
final class ResidentCurvature {
    /** Two passes each; what they leave to be found, the margin has or a raise finds. */
    private static final int ITERATIONS = 12;

    private static final double MARGIN = 1.05;

    private static final double RAISED = 1.25;

    private final int columns;
    private double value; // 0: not estimated yet

    /**
     * Not known yet.
     *
     * @param columns p: columns of norm 1 have a trace of their number
     */
    ResidentCurvature(int columns) {
        this.columns = columns;
    }

    /** L as far as it is known, after {@link #estimate}. */
    double value() {
        return value;
    }

    /** Says that a step was stretched so; true if L was too small for it. */
    boolean raise(double stretch) {
        if (!(stretch > value) || value >= columns) {
            return false;
        }
        value = Math.min(columns, RAISED * stretch);
        return true;
    }

    /** Estimates L of those that are not known yet, all of them in the same passes. */
    static void estimate(ResidentDesign design, List<ResidentPart> parts) {
        List<ResidentPart> open =
                parts.stream().filter(part -> part.curvature().value == 0.0).toList();
        if (open.isEmpty()) {
            return;
        }
        int n = design.rows();
        int p = design.columns();
        ResidentProducts products = new ResidentProducts(
                design, open.stream().map(ResidentPart::resident).toList());
        double[] v = new double[open.size() * p];
        double[] u = new double[open.size() * n];
        for (int k = 0; k < open.size(); k++) {
            System.arraycopy(open.get(k).resident().target(), 0, u, k * n, n);
            open.get(k).curvature().value = 1.0; // a diagonal element
        }
        products.correlations(normalized(u, n), v);
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            products.combine(normalized(v, p), u);
            for (int k = 0; k < open.size(); k++) {
                ResidentCurvature own = open.get(k).curvature();
                own.value = Math.max(own.value, square(u, k * n, n));
            }
            products.correlations(normalized(u, n), v);
        }
        for (ResidentPart part : open) {
            part.curvature().value = Math.min(p, MARGIN * part.curvature().value);
        }
    }

    /** Vectors of that length, one after the other, each to norm 1, in place; zeros stay. */
    private static double[] normalized(double[] v, int length) {
        for (int at = 0; at < v.length; at += length) {
            double norm = Math.sqrt(square(v, at, length));
            for (int k = at; k < at + length && norm > 0; k++) {
                v[k] /= norm;
            }
        }
        return v;
    }

    private static double square(double[] v, int at, int length) {
        double sum = 0.0;
        for (int k = at; k < at + length; k++) {
            sum = Math.fma(v[k], v[k], sum);
        }
        return sum;
    }
}
