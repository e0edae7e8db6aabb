package org.lariat.matrix;

/**
 * Location and scale of every column under row weights ω of mean 1: the mean x̄_j, the standard deviation s_j, and the
 * norm that solvers work in, t_j = √(Σ ω(x_ij − m_j)²/n) with m_j = x̄_j if columns are centred and 0 otherwise.
 * Columns of any magnitude from 1e-300 to 1e300 are measured without overflow.
 */
final class ColumnScales {
    /** Below this share of the mean, a deviation may be nothing but the rounding of the mean: look at the values. */
    private static final double SUSPICIOUS = 1e-11;

    /** Sums of squares outside this range may have lost digits to under- or overflow. */
    private static final double SMALL = 1e-270;

    private final DesignMatrix x;
    private final double[] omega;
    final double[] center;
    final double[] deviation;
    final double[] norm;

    ColumnScales(DesignMatrix x, double[] omega, boolean centred, Workers workers) {
        this.x = x;
        this.omega = omega;
        int p = x.columns();
        this.center = new double[p];
        this.deviation = new double[p];
        this.norm = new double[p];
        double total = 0.0;
        for (double w : omega) {
            total += w;
        }
        double totalWeight = total;
        workers.forEach(p, 64, 2L * x.rows(), (from, to) -> {
            for (int j = from; j < to; j++) {
                measure(j, totalWeight, centred);
            }
        });
    }

    private void measure(int j, double totalWeight, boolean centred) {
        if (x.isEmpty(j)) {
            return; // all zeros: centre, deviation and norm are 0
        }
        double mean = x.dot(j, omega) / x.rows(); // what follows finds the column in cache
        double variance = x.squaredDeviation(j, mean, omega, totalWeight) / x.rows();
        double square = centred ? variance : x.squaredDeviation(j, 0.0, omega, totalWeight) / x.rows();
        boolean safe = Double.isFinite(variance) && Double.isFinite(square) && variance > SMALL;
        if (safe && Math.sqrt(variance) > SUSPICIOUS * Math.abs(mean)) {
            center[j] = centred ? mean : 0.0;
            deviation[j] = Math.sqrt(variance);
            norm[j] = Math.sqrt(square);
        } else {
            measureCarefully(j, centred);
        }
    }

    /** Scales the column by a power of two first, so that neither squares nor sums leave the range of float64. */
    private void measureCarefully(int j, boolean centred) {
        int n = x.rows();
        double[] column = new double[n];
        x.column(j, column);
        double largest = 0.0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            if (omega[i] > 0) {
                largest = Math.max(largest, Math.abs(column[i]));
                low = Math.min(low, column[i]);
                high = Math.max(high, column[i]);
            }
        }
        if (largest == 0.0 || (low == high && centred)) {
            center[j] = centred ? low : 0.0;
            return; // deviation and norm stay 0: a column that cannot explain anything
        }
        int exponent = Math.getExponent(largest);
        double mean = 0.0;
        for (int i = 0; i < n; i++) {
            column[i] = Math.scalb(column[i], -exponent);
            mean += omega[i] * column[i];
        }
        mean /= n;
        double variance = 0.0;
        double square = 0.0;
        for (int i = 0; i < n; i++) {
            double d = column[i] - mean;
            variance += omega[i] * d * d;
            square += omega[i] * column[i] * column[i];
        }
        deviation[j] = low == high ? 0.0 : Math.scalb(Math.sqrt(variance / n), exponent);
        center[j] = centred ? Math.scalb(mean, exponent) : 0.0;
        norm[j] = centred ? deviation[j] : Math.scalb(Math.sqrt(square / n), exponent);
    }
}
