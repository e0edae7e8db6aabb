package org.lariat.solver;

import java.util.function.BooleanSupplier;

/**
 * When to stop work on one λ, and who hears of it.
 *
 * @param tolerance relative gap to prove
 * @param maxEpochs limit on passes over working sets
 * @param cancelled asked between epochs; true stops
 * @param costs hears how the objective falls
 */
public record Limits(double tolerance, long maxEpochs, BooleanSupplier cancelled, CostListener costs) {
    /** With nobody to hear how the objective falls. */
    public Limits(double tolerance, long maxEpochs, BooleanSupplier cancelled) {
        this(tolerance, maxEpochs, cancelled, CostListener.NONE);
    }

    /** The same limits for somebody whose own epochs count apart; the listener counts on. */
    Limits countingAfter(long epochs) {
        return new Limits(tolerance, maxEpochs, cancelled, costs.after(epochs));
    }

    /** What is left of these limits for somebody who goes on after some epochs, and counts from 0 again. */
    public Limits after(long epochs) {
        return epochs == 0 ? this : new Limits(tolerance, maxEpochs - epochs, cancelled, costs.after(epochs));
    }
}
