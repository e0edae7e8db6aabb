package org.lariat.stability;

/** What was asked for cannot be had from this data: too few rows, or no solution to the rule. The message says why. */
public final class NotApplicableException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NotApplicableException(String message) {
        super(message);
    }
}
