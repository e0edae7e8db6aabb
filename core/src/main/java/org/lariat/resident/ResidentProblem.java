package org.lariat.resident;

import org.jspecify.annotations.Nullable;

/**
 * What one problem minimises over b, at a λ given later:
 *
 * <pre>
 * ½‖y − A b‖² + λ Σ_j (unit_j |b_j| + ½ ridge_j b_j²),   lower_j ≤ b_j ≤ upper_j
 * </pre>
 *
 * with A = Z, or, where the problem is one of other row weights than Z was made with (a fold), A = D(Z − e·shiftᵀ)S, D = diag(rowFactor),
 * S = diag(scale), and e the vector that columns were centred along. Arrays are held, not copied, and must not change.
 *
 * @param target y, (n)
 * @param unit ℓ1 of each column at λ = 1, (p); +∞ for a column that must stay 0
 * @param ridge ℓ2 of each column at λ = 1, (p); null for none
 * @param lower ≤ 0, (p); null for none
 * @param upper ≥ 0, (p); null for none
 * @param reweighting null for A = Z
 */
@SuppressWarnings("ArrayRecordComponent") // identity is what counts: the same object is the same problem
public record ResidentProblem(
        double[] target,
        double[] unit,
        double @Nullable [] ridge,
        double @Nullable [] lower,
        double @Nullable [] upper,
        @Nullable Reweighting reweighting) {
    /**
     * From Z to A.
     *
     * @param rowFactor (n)
     * @param direction e, (n)
     * @param shift (p)
     * @param scale (p)
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Reweighting(double[] rowFactor, double[] direction, double[] shift, double[] scale) {
        /** Writes Dv to {@code out}, for vectors of length n that begin at {@code at} in both: what Zᵀ takes of v. */
        public void scaleRows(double[] v, double[] out, int at) {
            for (int i = 0; i < rowFactor.length; i++) {
                out[at + i] = rowFactor[i] * v[at + i];
            }
        }

        /** eᵀDv of the vector that begins at {@code at}: what centring takes of v. */
        public double along(double[] v, int at) {
            double sum = 0.0;
            for (int i = 0; i < rowFactor.length; i++) {
                sum = Math.fma(direction[i] * rowFactor[i], v[at + i], sum);
            }
            return sum;
        }

        /** An element of Aᵀv, from that of ZᵀDv and what is {@link #along}. */
        public double correlation(int j, double product, double along) {
            return scale[j] * (product - shift[j] * along);
        }

        /** An element of Ab, from that of ZSb and shiftᵀSb. */
        public double fitted(int i, double product, double shifted) {
            return rowFactor[i] * (product - direction[i] * shifted);
        }
    }
}
