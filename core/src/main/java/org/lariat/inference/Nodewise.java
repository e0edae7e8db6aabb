package org.lariat.inference;

import java.util.Arrays;
import org.lariat.LassoModel;
import org.lariat.TrainingResidual;
import org.lariat.objective.Problem;

/**
 * One column without what the others explain of it: the direction z in which its coefficient is measured. Inner products
 * are ⟨a,b⟩ = Σ w_i a_i b_i with weights of sum 1.
 */
final class Nodewise {
    private final double[] shares; // weights of sum 1, (n)
    private final double[] residual; // z = x_j − γ₀ − X_{−j}γ, (n)
    private final double lambda;
    private final double norm; // ‖z‖
    private final double product; // ⟨z, x_j⟩
    private final int rows; // those of positive weight

    /**
     * Of a nodewise model.
     *
     * @param node the column as response
     * @param intercept whether intercepts are fitted
     * @param model the fit of it
     */
    Nodewise(Problem node, boolean intercept, LassoModel model) {
        this.shares = shares(node);
        this.residual = TrainingResidual.of(node, intercept, model).values();
        this.lambda = model.lambda();
        this.norm = Math.sqrt(against(residual));
        this.product = against(centred(node.y(), intercept));
        this.rows = TrainingResidual.rows(node);
    }

    private static double[] shares(Problem problem) {
        double[] shares = problem.weights();
        if (shares == null) {
            shares = new double[problem.x().rows()];
            Arrays.fill(shares, 1.0);
        }
        double total = Arrays.stream(shares).sum();
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= total;
        }
        return shares;
    }

    private double[] centred(double[] column, boolean intercept) {
        double mean = 0.0;
        for (int i = 0; i < column.length && intercept; i++) {
            mean += shares[i] * column[i];
        }
        for (int i = 0; i < column.length; i++) {
            column[i] -= mean;
        }
        return column;
    }

    /** ⟨z, v⟩, with v (n). */
    double against(double[] v) {
        double sum = 0.0;
        for (int i = 0; i < v.length; i++) {
            sum += shares[i] * residual[i] * v[i];
        }
        return sum;
    }

    /** λ of the nodewise lasso. */
    double lambda() {
        return lambda;
    }

    /** ⟨z, x_j⟩. */
    double product() {
        return product;
    }

    /** n, the number of rows with a positive weight. */
    int rows() {
        return rows;
    }

    /** η = √n·λ/‖z‖: at an optimum |⟨z,x_k⟩| ≤ λ for every other column k of standard deviation 1. */
    double biasFactor() {
        return norm > 0 ? Math.sqrt(rows) * lambda / norm : Double.POSITIVE_INFINITY;
    }

    /** τ = ‖z‖/⟨z,x_j⟩; the standard error is σ·τ/√n. */
    double noiseFactor() {
        return product > 0 ? norm / product : Double.POSITIVE_INFINITY;
    }
}
