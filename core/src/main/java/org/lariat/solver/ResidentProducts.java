package org.lariat.solver;

import java.util.List;
import org.lariat.resident.ResidentDesign;
import org.lariat.resident.ResidentProblem;

/** Products with the matrices A of several {@linkplain ResidentProblem problems} on one design: a pass over Z serves all of them. */
final class ResidentProducts {
    private final ResidentDesign design;
    private final List<ResidentProblem> problems;
    private final int n;
    private final int p;

    ResidentProducts(ResidentDesign design, List<ResidentProblem> problems) {
        this.design = design;
        this.problems = problems;
        this.n = design.rows();
        this.p = design.columns();
    }

    /** {@code out_k = A_kᵀv_k}; {@code v} (count × n), {@code out} (count × p). */
    void correlations(double[] v, double[] out) {
        double[] rows = v.clone();
        for (int k = 0; k < problems.size(); k++) {
            ResidentProblem.Reweighting reweighting = problems.get(k).reweighting();
            if (reweighting != null) {
                reweighting.scaleRows(v, rows, k * n);
            }
        }
        design.correlations(rows, problems.size(), out);
        for (int k = 0; k < problems.size(); k++) {
            ResidentProblem.Reweighting reweighting = problems.get(k).reweighting();
            if (reweighting != null) {
                double along = reweighting.along(v, k * n);
                for (int j = 0; j < p; j++) {
                    out[k * p + j] = reweighting.correlation(j, out[k * p + j], along);
                }
            }
        }
    }

    /** {@code out_k = A_k b_k}; {@code b} (count × p), {@code out} (count × n). */
    void combine(double[] b, double[] out) {
        double[] columns = b.clone();
        double[] shifted = new double[problems.size()];
        for (int k = 0; k < problems.size(); k++) {
            ResidentProblem.Reweighting reweighting = problems.get(k).reweighting();
            for (int j = 0; j < p && reweighting != null; j++) {
                columns[k * p + j] *= reweighting.scale()[j];
                shifted[k] = Math.fma(reweighting.shift()[j], columns[k * p + j], shifted[k]);
            }
        }
        design.combine(columns, problems.size(), out);
        for (int k = 0; k < problems.size(); k++) {
            ResidentProblem.Reweighting reweighting = problems.get(k).reweighting();
            for (int i = 0; i < n && reweighting != null; i++) {
                out[k * n + i] = reweighting.fitted(i, out[k * n + i], shifted[k]);
            }
        }
    }
}
