package org.lariat.objective;

/** Why work on one λ ended. */
public enum StopReason {
    /** The certified relative gap is at most the tolerance. */
    CONVERGED("converged"),
    /** The gap is as small as float64 rounding allows it to be proved; the tolerance asked for less. */
    MACHINE_PRECISION("machine precision"),
    /** The limit on epochs was reached first. */
    MAX_EPOCHS("epoch limit reached"),
    /** The fit was cancelled; the point is the best so far. */
    CANCELLED("cancelled");

    private final String label;

    StopReason(String label) {
        this.label = label;
    }

    /** The reason in words. */
    public String label() {
        return label;
    }
}
