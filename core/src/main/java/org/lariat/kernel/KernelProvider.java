package org.lariat.kernel;

import java.util.Optional;

/**
 * What a backend registers with {@link java.util.ServiceLoader}. Loading a provider must be harmless where its backend
 * cannot run: everything that could fail belongs in {@link #create()}.
 */
public interface KernelProvider {
    /** The name users ask for, in lower case. */
    String name();

    /** Higher is preferred by {@code auto}; the scalar reference has 0. */
    int priority();

    /** Why this backend cannot run in this JVM, as a sentence that says what to do; empty when it can. */
    Optional<String> unavailable();

    /**
     * The kernel.
     *
     * @throws BackendUnavailableException if {@link #unavailable()} is not empty
     */
    VectorKernel create();
}
