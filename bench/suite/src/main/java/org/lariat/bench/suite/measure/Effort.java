package org.lariat.bench.suite.measure;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * How much time a program gets.
 *
 * @param repeats fits at each tolerance
 * @param limitSeconds a fit is not repeated once so long was spent on it; once a single one takes longer, only the usual tolerance is still tried
 * @param stopped whether the user wants no more of it
 */
public record Effort(int repeats, double limitSeconds, BooleanSupplier stopped) {
    /** A single fit that takes so many limits is broken off: its time is then not that of a path. */
    private static final double PATIENCE = 8;

    /** Seconds that a single fit may take. */
    public double patienceSeconds() {
        return PATIENCE * limitSeconds;
    }

    /**
     * Goes on only if the user wants that.
     *
     * @throws CancellationException if not
     */
    public void check() {
        if (stopped.getAsBoolean()) {
            throw new CancellationException("stopped");
        }
    }
}
