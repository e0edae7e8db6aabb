package org.lariat.gpu.nd4j;

import java.util.List;
import java.util.Optional;
import org.lariat.kernel.BackendUnavailableException;
import org.lariat.resident.ColumnSource;
import org.lariat.resident.ResidentDesign;
import org.lariat.resident.ResidentOptions;
import org.lariat.resident.ResidentProvider;

/**
 * Registers {@link Nd4jDesign}. This class names nothing of ND4J, so that it loads where that is missing. The first question for availability
 * starts ND4J, which takes about a second, and some more when its libraries have to be unpacked.
 */
public final class Nd4jProvider implements ResidentProvider {
    /** The name of this backend. */
    public static final String NAME = "nd4j";

    /** ND4J's entry point. */
    private static final String ENTRY = "org.nd4j.linalg.factory.Nd4j";

    /** For {@link java.util.ServiceLoader}. */
    public Nd4jProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    /** Below the host's reference: for a single problem the kernels of the host are faster; docs/gpu-nd4j.md has the figures. */
    @Override
    public int priority() {
        return -10;
    }

    @Override
    public Optional<String> unavailable() {
        return isOnClassPath(ENTRY) ? Nd4jRuntime.failure() : Optional.of(missing());
    }

    /** Whether a class can be found, without starting it. */
    static boolean isOnClassPath(String name) {
        try {
            Class.forName(name, false, Nd4jProvider.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static String missing() {
        return "the nd4j libraries are not on the class path: add org.nd4j:nd4j-native-platform:1.0.0-M2.1, or start the"
                + " lariat command with --backend nd4j, which fetches them";
    }

    @Override
    public List<Device> devices() {
        return unavailable().isEmpty() ? List.of(Nd4jRuntime.device()) : List.of();
    }

    @Override
    public ResidentDesign upload(ColumnSource source, ResidentOptions options) {
        unavailable().ifPresent(why -> {
            throw new BackendUnavailableException("backend 'nd4j' cannot run here: " + why);
        });
        if (options.device() > 0) {
            throw new BackendUnavailableException(
                    "backend 'nd4j' has one device, number 0; there is no device " + options.device());
        }
        return Nd4jDesign.upload(source, options);
    }
}
