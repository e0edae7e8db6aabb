package org.lariat.bench.peers;

import java.util.SortedMap;

/**
 * Coefficients at one λ.
 *
 * @param lambda λ
 * @param intercept β₀
 * @param beta non-zero coefficients by column, from 0
 */
record LinearFit(double lambda, double intercept, SortedMap<Integer, Double> beta) {}
