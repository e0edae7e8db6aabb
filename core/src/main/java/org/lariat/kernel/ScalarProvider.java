package org.lariat.kernel;

import java.util.Optional;

/** Registers {@link ScalarKernel}, which always runs. */
public final class ScalarProvider implements KernelProvider {
    /** For {@link java.util.ServiceLoader}. */
    public ScalarProvider() {}

    @Override
    public String name() {
        return ScalarKernel.NAME;
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public VectorKernel create() {
        return new ScalarKernel();
    }
}
