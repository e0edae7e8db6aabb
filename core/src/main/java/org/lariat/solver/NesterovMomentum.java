package org.lariat.solver;

/**
 * The weights of FISTA, (t_k − 1)/t_{k+1} with t_{k+1} = (1 + √(1 + 4t_k²))/2 (Beck and Teboulle 2009, doi:10.1137/080716542, eq. 4.2 and
 * 4.3), which begin anew when a step turns against the one before: the gradient scheme of O'Donoghue and Candès 2015,
 * doi:10.1007/s10208-013-9150-3 (arXiv:1204.3982).
 */
final class NesterovMomentum implements Momentum {
    private double t = 1.0;

    @Override
    public double weight(double[] ahead, double[] b, double[] previous) {
        double turned = 0.0;
        for (int k = 0; k < b.length; k++) {
            turned = Math.fma(ahead[k] - b[k], b[k] - previous[k], turned);
        }
        if (turned > 0) {
            t = 1.0;
            return 0.0;
        }
        double next = 0.5 * (1.0 + Math.sqrt(1.0 + 4.0 * t * t));
        double weight = (t - 1.0) / next;
        t = next;
        return weight;
    }
}
