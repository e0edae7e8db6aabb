package org.lariat.gpu.cuda;

import org.lariat.resident.Precision;

/**
 * How far a correlation made on the device may be from the exact one.
 *
 * <p>Let u be the unit roundoff, ẑ and v̂ the column and the vector as they are on the device: ẑ_i = z_i(1 + δ_i) + η_i with |δ_i| ≤ u, where η_i is not
 * 0 only if z_i is below the normal range, and then |η_i| ≤ μ/2, μ the least subnormal; likewise v̂. In float64 both are exact, but counting them
 * changes little.
 *
 * <p>The kernels add products by fused multiply-adds along a chain and then in a tree, and no product takes part in more than m roundings (Higham, Accuracy
 * and Stability of Numerical Algorithms, 2nd ed., §3.1):
 *
 * <ul>
 *   <li>up to eight vectors: a lane takes ⌈s/(32·w)⌉ packs of w elements, s being the stride; then five levels of a tree over 32 lanes:
 *       m₁ = w⌈s/(32w)⌉ + 5;
 *   <li>tiles: 32 rows of a slab one after the other, then one addition for each slab: m₂ = 32 + ⌈s/32⌉.
 * </ul>
 *
 * With m the larger and γ = mu/(1 − mu), the result ĉ obeys |ĉ − ẑᵀv̂| ≤ γ Σ|ẑ_i||v̂_i| + (μ/2)·m′ where m′ ≤ 2s counts fused multiply-adds and additions whose
 * result may be below the normal range (sums of such numbers are exact, products need not be). By Cauchy and Schwarz and with |ẑ| ≤ (1+u)|z| + μ/2 element
 * by element,
 *
 * <pre>
 * |ĉ − zᵀv| ≤ [(1+γ)(1+u)² − 1]·‖z‖‖v‖ + (1+γ)(1+u)(μ/2)√s(‖z‖ + ‖v‖) + (1+γ)(μ/2)²s + μs.
 * </pre>
 *
 * What follows the bracket is divided by ‖z‖‖v‖, where both norms are between 1e-15 and 1e15: then ‖z‖ + ‖v‖ ≤ 2e15·‖z‖‖v‖, and 1 ≤ 1e30·‖z‖‖v‖. No sum can overflow:
 * |ẑ_i||v̂_i| adds up to 1.1e30 at most.
 */
final class RoundingBound {
    private static final double LEAST_NORM = 1e-15;

    /** For the roundings of this very computation. */
    private static final double SLACK = 1.0 + 1e-10;

    private RoundingBound() {}

    /**
     * The bound relative to ‖z‖‖v‖.
     *
     * @param stride rows, padded to whole packs
     */
    static double of(Elements elements, long stride) {
        double s = (double) stride;
        boolean single = elements.precision() == Precision.FLOAT32;
        double u = elements.precision().unitRoundoff();
        double halfSubnormal = single ? 0x1p-150 : Double.MIN_VALUE; // the latter cannot be halved
        double pack = elements.pack();
        double direct = pack * Math.ceil(s / (32 * pack)) + 5;
        double tiled = 32 + Math.ceil(s / 32);
        double m = Math.max(direct, tiled);
        if (m * u >= 0.5) {
            return Double.POSITIVE_INFINITY;
        }
        double gamma = m * u / (1 - m * u);
        double relative = gamma + (1 + gamma) * (2 * u + u * u);
        double underflow = (1 + gamma) * (1 + u) * halfSubnormal * Math.sqrt(s) * 2 / LEAST_NORM
                + (1 + gamma) * (halfSubnormal / LEAST_NORM) * (halfSubnormal / LEAST_NORM) * s
                + 2 * (halfSubnormal / LEAST_NORM) / LEAST_NORM * s;
        return SLACK * (relative + underflow);
    }
}
