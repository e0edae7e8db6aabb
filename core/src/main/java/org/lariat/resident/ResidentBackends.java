package org.lariat.resident;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.lariat.kernel.BackendUnavailableException;

/** Finds the backends of resident designs on the class path. */
public final class ResidentBackends {
    private ResidentBackends() {}

    /** All registered providers, best first, usable or not. */
    public static List<ResidentProvider> providers() {
        return ServiceLoader.load(ResidentProvider.class, ResidentBackends.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(ResidentProvider::priority)
                        .reversed()
                        .thenComparing(ResidentProvider::name))
                .toList();
    }

    /**
     * The provider of that name, which can run here; empty if there is none of that name on the class path.
     *
     * @throws BackendUnavailableException if there is one, and it cannot run
     */
    public static Optional<ResidentProvider> usable(String name) {
        Optional<ResidentProvider> found = named(name);
        found.flatMap(ResidentProvider::unavailable).ifPresent(why -> {
            throw new BackendUnavailableException("backend '" + name + "' cannot run here: " + why);
        });
        return found;
    }

    /** The provider of that name, usable or not; empty if there is none on the class path. */
    public static Optional<ResidentProvider> named(String name) {
        return providers().stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst();
    }
}
