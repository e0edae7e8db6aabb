package org.lariat.kernel;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Finds the kernels on the class path and chooses one by name. */
public final class Kernels {
    /** The name that means: the best backend that can run. */
    public static final String AUTO = "auto";

    private Kernels() {}

    /** All registered providers, best first, usable or not. */
    public static List<KernelProvider> providers() {
        return ServiceLoader.load(KernelProvider.class, Kernels.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(KernelProvider::priority)
                        .reversed()
                        .thenComparing(KernelProvider::name))
                .toList();
    }

    /**
     * The kernel of the given name; {@code "auto"} takes the best that can run. A backend asked for by name is never
     * replaced by another one.
     *
     * @param name {@code "auto"} or a provider's name
     * @throws BackendUnavailableException if there is no backend of that name, or it cannot run in this JVM
     */
    public static VectorKernel named(String name) {
        List<KernelProvider> all = providers();
        for (KernelProvider provider : all) {
            if (name.equals(AUTO) && provider.unavailable().isEmpty()) {
                return provider.create();
            }
            if (provider.name().equals(name)) {
                provider.unavailable().ifPresent(why -> {
                    throw new BackendUnavailableException("backend '" + name + "' cannot run here: " + why);
                });
                return provider.create();
            }
        }
        throw new BackendUnavailableException("there is no backend '" + name + "'; known here: "
                + all.stream().map(KernelProvider::name).collect(Collectors.joining(", ", "auto, ", "")));
    }
}
