package org.lariat.kernel;

import java.util.Optional;

/** A backend that would be preferred to all others, and never runs; registered on the test class path of core. */
public final class UnavailableProvider implements KernelProvider {
    static final String NAME = "absent";
    static final String WHY = "there is no such device; plug one in";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.of(WHY);
    }

    @Override
    public VectorKernel create() {
        throw new BackendUnavailableException(WHY);
    }
}
