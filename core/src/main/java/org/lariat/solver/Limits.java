package org.lariat.solver;

import java.util.function.BooleanSupplier;

/**
 * When to stop work on one λ.
 *
 * @param tolerance relative gap to prove
 * @param maxEpochs limit on passes over working sets
 * @param cancelled asked between epochs; true stops
 */
public record Limits(double tolerance, long maxEpochs, BooleanSupplier cancelled) {}
