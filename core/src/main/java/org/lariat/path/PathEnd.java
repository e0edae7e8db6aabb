package org.lariat.path;

/** Why a path ended. */
public enum PathEnd {
    /** Every λ of the grid was visited. */
    COMPLETE("complete"),
    /** The next point had more non-zero coefficients than asked for. */
    MAX_FEATURES("the limit on features was reached"),
    /** A listener or an interrupt cancelled it. */
    CANCELLED("cancelled");

    private final String label;

    PathEnd(String label) {
        this.label = label;
    }

    /** The reason in words. */
    public String label() {
        return label;
    }
}
