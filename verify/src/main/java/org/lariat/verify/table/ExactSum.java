package org.lariat.verify.table;

import java.math.BigDecimal;

/** A sum of products of float64 numbers, without rounding. */
final class ExactSum {
    private static final double UNIT_ROUNDOFF = 0x1p-53;

    private BigDecimal sum = BigDecimal.ZERO;
    private BigDecimal size = BigDecimal.ZERO;

    /** Adds a product. */
    ExactSum plus(double... factors) {
        BigDecimal product = BigDecimal.ONE;
        for (double factor : factors) {
            product = product.multiply(new BigDecimal(factor));
        }
        sum = sum.add(product);
        size = size.add(product.abs());
        return this;
    }

    /**
     * Whether a computed sum is as close as its terms allow.
     *
     * @param roundings most roundings that one term goes through
     */
    boolean allows(double computed, int roundings) {
        return Double.isFinite(computed)
                && new BigDecimal(computed)
                                .subtract(sum)
                                .abs()
                                .compareTo(size.multiply(new BigDecimal(roundings * UNIT_ROUNDOFF)))
                        <= 0;
    }
}
