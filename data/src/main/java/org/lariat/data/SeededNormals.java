package org.lariat.data;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random numbers with the same bits everywhere: a named generator of the JDK, and normal deviates by Marsaglia's polar
 * method (doi:10.1137/1006063) in strict arithmetic.
 */
final class SeededNormals {
    private final RandomGenerator uniform;
    private double kept = Double.NaN; // the second deviate of a pair

    SeededNormals(long seed) {
        this.uniform =
                RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(seed);
    }

    /** The next standard normal deviate. */
    double next() {
        if (!Double.isNaN(kept)) {
            double value = kept;
            kept = Double.NaN;
            return value;
        }
        double u;
        double v;
        double s;
        do {
            u = 2 * uniform.nextDouble() - 1;
            v = 2 * uniform.nextDouble() - 1;
            s = u * u + v * v;
        } while (s >= 1 || s == 0);
        double scale = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
        kept = v * scale;
        return u * scale;
    }

    /** k coefficients of ±U[0.5, 1.5] at random places among p, the others 0. */
    double[] coefficients(int p, int k) {
        double[] beta = new double[p];
        int[] places = permutation(p);
        for (int m = 0; m < k; m++) {
            double size = 0.5 + uniform.nextDouble();
            beta[places[m]] = uniform.nextBoolean() ? size : -size;
        }
        return beta;
    }

    /** The numbers 0 … count−1 in random order. */
    int[] permutation(int count) {
        int[] order = new int[count];
        for (int k = 0; k < count; k++) {
            int other = uniform.nextInt(k + 1);
            order[k] = order[other];
            order[other] = k;
        }
        return order;
    }

    /** An index drawn with probability proportional to the steps of {@code cumulated}. */
    int draw(double[] cumulated) {
        double at = uniform.nextDouble() * cumulated[cumulated.length - 1];
        int low = 0;
        int high = cumulated.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulated[middle] > at) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
