package org.lariat.cli;

/** The user stopped the fit, and was told. */
final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
