package org.lariat.bench.peers;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Coefficients at one λ.
 *
 * @param lambda λ
 * @param intercept β₀
 * @param beta non-zero coefficients by column, from 0
 */
public record LinearFit(double lambda, double intercept, SortedMap<Integer, Double> beta) {
    /** From the first {@code columns} elements of an array of all coefficients. */
    public static LinearFit of(double lambda, double intercept, double[] coefficients, int columns) {
        SortedMap<Integer, Double> beta = new TreeMap<>();
        for (int j = 0; j < columns; j++) {
            if (coefficients[j] != 0.0) {
                beta.put(j, coefficients[j]);
            }
        }
        return new LinearFit(lambda, intercept, beta);
    }
}
