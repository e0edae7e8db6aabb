package org.lariat.gpu.nd4j;

import org.lariat.resident.Precision;

/**
 * How far a product of a library, whose order of summation nobody tells, can be from the exact one. In any order, and with or without
 * fused multiply-add, |fl(zᵀv) − zᵀv| ≤ γ_n |z|ᵀ|v| with γ_n = nu/(1 − nu) (Higham 2002, Accuracy and Stability of Numerical Algorithms,
 * doi:10.1137/1.9780898718027, §3.1), and |z|ᵀ|v| ≤ ‖z‖‖v‖. This holds for sums of products by the definition, as OpenBLAS and cuBLAS form them
 * without reduced precision.
 */
final class RoundingBound {
    /** The smallest norm that {@link org.lariat.resident.ResidentDesign#correlationError} speaks of. */
    private static final double LEAST_NORM = 1e-15;

    /** Roundings that may each lose the smallest normal number: two conversions, the product, the addition. */
    private static final double UNDERFLOWS = 4;

    private RoundingBound() {}

    /** For products of length n, with z and v rounded to the precision first; relative to ‖z‖‖v‖. */
    static double ofProducts(int n, Precision precision) {
        double u = precision.unitRoundoff();
        double gamma = n * u / (1.0 - n * u);
        if (precision == Precision.FLOAT64) {
            // Nothing is rounded to store it, and v is not scaled: its norm may be the smallest too.
            return gamma + UNDERFLOWS * n * Double.MIN_NORMAL / (LEAST_NORM * LEAST_NORM);
        }
        double stored = Math.fma(u, u, 2.0 * u); // (1 + u)² − 1
        // Vectors is where v gets a largest element of at least 1.
        return gamma + stored + gamma * stored + UNDERFLOWS * n * Float.MIN_NORMAL / LEAST_NORM;
    }
}
