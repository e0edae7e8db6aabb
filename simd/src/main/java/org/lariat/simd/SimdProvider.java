package org.lariat.simd;

import java.util.Optional;
import org.lariat.kernel.BackendUnavailableException;
import org.lariat.kernel.KernelProvider;
import org.lariat.kernel.VectorKernel;

/**
 * Registers the Vector API kernel. This class names nothing of the incubator module, so that it loads in a JVM that was
 * started without it.
 */
public final class SimdProvider implements KernelProvider {
    /** The name of this backend. */
    public static final String NAME = "simd";

    private static final String MODULE = "jdk.incubator.vector";

    /** For {@link java.util.ServiceLoader}. */
    public SimdProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 10;
    }

    @Override
    public Optional<String> unavailable() {
        return unavailable(ModuleLayer.boot());
    }

    /** The answer for a JVM whose boot layer is {@code layer}. */
    static Optional<String> unavailable(ModuleLayer layer) {
        return layer.findModule(MODULE).isPresent()
                ? Optional.empty()
                : Optional.of("the Vector API is not in this JVM's modules; start the JVM with `--add-modules " + MODULE
                        + "`");
    }

    @Override
    public VectorKernel create() {
        unavailable().ifPresent(why -> {
            throw new BackendUnavailableException(why);
        });
        return new SimdKernel();
    }
}
