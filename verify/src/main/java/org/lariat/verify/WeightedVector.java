package org.lariat.verify;

/** w∘v in two parts, which inner products ⟨v,x⟩ = Σ w_i v_i x_i have in common. */
final class WeightedVector {
    private final double[] hi;
    private final double[] lo;

    WeightedVector(double[] hi, double[] lo) {
        this.hi = hi;
        this.lo = lo;
    }

    /**
     * Σ w_i v_i x_i, zeros of x passed over. The arithmetic of {@link DoubleDouble#times(double)} and {@link DoubleDouble#plus}, written out: a judge reads
     * every column for every λ, and objects for each element take ten times as long.
     */
    DoubleDouble inner(double[] x) {
        double sumHi = 0.0;
        double sumLo = 0.0;
        for (int i = 0; i < x.length; i++) {
            double value = x[i];
            if (value != 0.0) {
                double product = hi[i] * value;
                double rest = Math.fma(lo[i], value, Math.fma(hi[i], value, -product));
                double p = product + rest;
                double q = rest - (p - product);
                // (sumHi, sumLo) + (p, q)
                double high = sumHi + p;
                double highPart = high - sumHi;
                double highRest = (sumHi - (high - highPart)) + (p - highPart);
                double low = sumLo + q;
                double lowPart = low - sumLo;
                double lowRest = (sumLo - (low - lowPart)) + (q - lowPart);
                double carried = highRest + low;
                double joined = high + carried;
                double left = lowRest + (carried - (joined - high));
                sumHi = joined + left;
                sumLo = left - (sumHi - joined);
            }
        }
        return new DoubleDouble(sumHi, sumLo);
    }
}
