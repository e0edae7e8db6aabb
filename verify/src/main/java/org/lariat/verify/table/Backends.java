package org.lariat.verify.table;

import java.util.ArrayList;
import java.util.List;
import org.lariat.kernel.KernelProvider;
import org.lariat.kernel.Kernels;
import org.lariat.kernel.ScalarKernel;
import org.lariat.resident.ResidentBackends;
import org.lariat.resident.ResidentProvider;
import org.lariat.verify.table.Backend.Contract;

/** Finds the backends of this JVM: whatever is registered on the class path. */
final class Backends {
    /** The backend whose bits must not depend on the width of the vector unit. */
    static final String SIMD = "simd";

    /** More than one, and odd: how columns are divided among threads must not matter. */
    static final int THREADS = 3;

    private Backends() {}

    /** The scalar kernel on one thread. */
    static Backend reference() {
        return new Backend(
                ScalarKernel.NAME,
                ScalarKernel.NAME,
                Kernels.named(ScalarKernel.NAME).description() + ", 1 thread; judged from the raw data",
                Contract.REFERENCE,
                1);
    }

    /** All but the reference: kernels, which promise its bits, then resident designs, which promise a certificate. */
    static List<Backend> others() {
        List<Backend> found = new ArrayList<>();
        for (KernelProvider provider : Kernels.providers().reversed()) {
            boolean usable = provider.unavailable().isEmpty();
            found.add(new Backend(
                    label(provider.name()),
                    provider.name(),
                    provider.unavailable()
                            .orElseGet(() -> provider.create().description() + ", " + THREADS + " threads"),
                    usable ? Contract.SAME_BITS : Contract.NOT_USABLE,
                    THREADS));
        }
        for (ResidentProvider provider : ResidentBackends.providers()) {
            boolean usable = provider.unavailable().isEmpty();
            found.add(new Backend(
                    provider.name(),
                    provider.name(),
                    provider.unavailable().orElseGet(() -> devices(provider)),
                    usable ? Contract.CERTIFICATE : Contract.NOT_USABLE,
                    THREADS));
        }
        return found;
    }

    private static String label(String name) {
        return switch (name) {
            case ScalarKernel.NAME -> ScalarKernel.NAME + ", " + THREADS + " threads";
            case SIMD -> VectorWidth.ofThisJvm().map(VectorWidth::label).orElse(SIMD);
            default -> name;
        };
    }

    private static String devices(ResidentProvider provider) {
        return String.join(
                "; ",
                provider.devices().stream()
                        .map(device -> device.name() + ", " + device.about())
                        .toList());
    }
}
