package org.lariat.kernel;

/** A backend asked for by name does not exist or cannot run here; the message says why and what to do. */
public final class BackendUnavailableException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message a sentence for the user
     */
    public BackendUnavailableException(String message) {
        super(message);
    }
}
