package org.lariat.data;

import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.ElementType;
import org.lariat.matrix.SparseMatrix;

/**
 * Made-up problems for tests and benchmarks, with the same bits on every machine for the same seed. The response is
 * {@code y = Xβ + noise + 5} with k non-zero coefficients of ±U[0.5, 1.5], and noise of standard deviation
 * {@code sd(Xβ)/√snr}.
 */
public final class Generators {
    private static final double INTERCEPT = 5.0;

    /** Zipf–Mandelbrot law of word frequencies, 1/(rank + 2.7)^1.05. */
    private static final double ZIPF_SHIFT = 2.7;

    private static final double ZIPF_POWER = 1.05;

    private Generators() {}

    /**
     * Dense columns that form an AR(1) chain: neighbours have correlation ρ; each column has mean 0 and 1/n-variance 1.
     *
     * @param n rows ≥ 2
     * @param p columns ≥ 1
     * @param rho ρ in (−1, 1)
     * @param k non-zero coefficients, 0 … p
     * @param snr ratio of variances of signal and noise, &gt; 0
     * @param seed of everything random
     * @throws IllegalArgumentException if a number is out of range
     */
    public static GeneratedProblem dense(int n, int p, double rho, int k, double snr, long seed) {
        check(n, p, k, snr);
        if (!(Math.abs(rho) < 1)) {
            throw new IllegalArgumentException("rho must be in (-1, 1), not " + rho);
        }
        SeededNormals random = new SeededNormals(seed);
        double[] beta = random.coefficients(p, k);
        double[] signal = new double[n];
        DenseMatrix.Builder x = DenseMatrix.builder(n, p, ElementType.FLOAT64);
        double[] chain = new double[n];
        double fresh = Math.sqrt(1 - rho * rho);
        for (int j = 0; j < p; j++) {
            for (int i = 0; i < n; i++) {
                chain[i] = j == 0 ? random.next() : rho * chain[i] + fresh * random.next();
            }
            double[] column = standardized(chain);
            for (int i = 0; i < n; i++) {
                x.set(i, j, column[i]);
                signal[i] += beta[j] * column[i];
            }
        }
        return new GeneratedProblem(Dataset.of("dense AR(1)", x.build(), response(signal, snr, random)), beta);
    }

    /**
     * Sparse rows like counts of words: in each row {@code perRow} draws of a column by Zipf's law, columns in shuffled
     * order; a value is 1 + log(count), and each row is scaled to length 1.
     *
     * @param n rows ≥ 2
     * @param p columns ≥ 1
     * @param perRow draws for each row ≥ 1; repeated ones fall on one entry
     * @param k non-zero coefficients, 0 … p
     * @param snr ratio of variances of signal and noise, &gt; 0
     * @param seed of everything random
     * @throws IllegalArgumentException if a number is out of range
     */
    public static GeneratedProblem sparse(int n, int p, int perRow, int k, double snr, long seed) {
        check(n, p, k, snr);
        if (perRow < 1) {
            throw new IllegalArgumentException("draws for each row must be at least 1, not " + perRow);
        }
        SeededNormals random = new SeededNormals(seed);
        double[] beta = random.coefficients(p, k);
        double[] signal = new double[n];
        double[] cumulated = zipf(p);
        int[] place = random.permutation(p);
        Ints numbers = new Ints();
        Doubles values = new Doubles();
        long[] pointers = new long[n + 1];
        int[] counts = new int[p];
        for (int i = 0; i < n; i++) {
            int[] drawn = new int[perRow];
            int different = 0;
            for (int d = 0; d < perRow; d++) {
                int word = place[random.draw(cumulated)];
                if (counts[word]++ == 0) {
                    drawn[different++] = word;
                }
            }
            double squares = 0.0;
            for (int d = 0; d < different; d++) {
                double v = 1 + StrictMath.log(counts[drawn[d]]);
                squares += v * v;
            }
            for (int d = 0; d < different; d++) {
                double v = (1 + StrictMath.log(counts[drawn[d]])) / Math.sqrt(squares);
                numbers.add(drawn[d]);
                values.add(v);
                signal[i] += beta[drawn[d]] * v;
                counts[drawn[d]] = 0;
            }
            pointers[i + 1] = numbers.size();
        }
        SparseMatrix x = SparseMatrix.ofRows(n, p, pointers, numbers.toArray(), values.toArray(), ElementType.FLOAT64);
        return new GeneratedProblem(Dataset.of("sparse Zipf", x, response(signal, snr, random)), beta);
    }

    private static void check(int n, int p, int k, double snr) {
        if (n < 2 || p < 1 || k < 0 || k > p || !(snr > 0)) {
            throw new IllegalArgumentException("n = " + n + ", p = " + p + ", k = " + k + ", snr = " + snr
                    + "; needed are n ≥ 2, p ≥ 1, 0 ≤ k ≤ p, snr > 0");
        }
    }

    private static double[] zipf(int p) {
        double[] cumulated = new double[p];
        double sum = 0.0;
        for (int j = 0; j < p; j++) {
            sum += StrictMath.pow(j + 1 + ZIPF_SHIFT, -ZIPF_POWER);
            cumulated[j] = sum;
        }
        return cumulated;
    }

    private static double[] response(double[] signal, double snr, SeededNormals random) {
        double noise = Math.sqrt(variance(signal) / snr);
        double[] y = new double[signal.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = signal[i] + (noise > 0 ? noise : 1.0) * random.next() + INTERCEPT;
        }
        return y;
    }

    private static double[] standardized(double[] values) {
        double mean = mean(values);
        double scale = Math.sqrt(variance(values));
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (values[i] - mean) / scale;
        }
        return out;
    }

    private static double mean(double[] values) {
        double sum = 0.0;
        for (double v : values) {
            sum += v;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0.0;
        for (double v : values) {
            sum += (v - mean) * (v - mean);
        }
        return sum / values.length;
    }
}
