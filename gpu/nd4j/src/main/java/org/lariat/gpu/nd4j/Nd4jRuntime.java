package org.lariat.gpu.nd4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.lariat.resident.ResidentProvider;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** ND4J in this JVM: started once, with what can be said about it. */
final class Nd4jRuntime {
    private static final String CUDA_BACKEND = "org.nd4j.linalg.jcublas.JCublasBackend";

    private Nd4jRuntime() {}

    /** Why ND4J does not run here; starts it on the first call. */
    static Optional<String> failure() {
        return Optional.ofNullable(Start.FAILURE);
    }

    /** The answer, found when it is first asked for. */
    private static final class Start {
        static final @Nullable String FAILURE = start();

        private static @Nullable String start() {
            if (Nd4jProvider.isOnClassPath(CUDA_BACKEND)) {
                Optional<String> refused = CudaCapability.refusal();
                if (refused.isPresent()) {
                    return refused.get();
                }
            }
            try {
                Nd4j.create(1).close();
                return null;
            } catch (LinkageError | RuntimeException e) { // what a static initialiser of ND4J ends with
                return "ND4J does not start: " + reason(e)
                        + "; see that the jars with the libraries of this platform (classifier) are on the class path, and that"
                        + " their cache (-Dorg.bytedeco.javacpp.cachedir) can be written";
            }
        }

        /** What began it. */
        private static String reason(Throwable e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            String message = cause.getMessage();
            String name = cause.getClass().getSimpleName();
            return message == null
                    ? name
                    : name + ", " + message.lines().findFirst().orElse("");
        }
    }

    /** Whether arrays lie in memory that the host works on. */
    static boolean isOnHost() {
        return Nd4j.getBackend().getEnvironment().isCPU();
    }

    /** Bytes that an array may take now. */
    static long availableBytes() {
        long available = Pointer.availablePhysicalBytes();
        if (Pointer.maxPhysicalBytes() > 0) {
            available = Math.min(available, Math.max(0, Pointer.maxPhysicalBytes() - Pointer.physicalBytes()));
        }
        return isOnHost() ? available : Math.min(available, device().freeBytes());
    }

    /** Leaves threads to {@link Block}: those of OpenBLAS, where it has them, would only be in their way. */
    static void useOneThreadForEachProduct() {
        if (isOnHost() && Nd4j.factory().blas().getMaxThreads() != 1) {
            Nd4j.factory().blas().setMaxThreads(1);
        }
    }

    /** "ND4J 1.0.0-M2.1 on the processor (OpenBLAS)". */
    static String name() {
        String where = isOnHost()
                ? "on the processor ("
                        + Nd4j.factory().blas().getBlasVendor().name().toLowerCase(Locale.ROOT) + ")"
                : "on a CUDA device";
        return "ND4J " + version() + " " + where;
    }

    /** From what Maven leaves in the jar. */
    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = Nd4j.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the jar of nd4j-api cannot be read", e);
        }
        return properties.getProperty("version", "of unknown version");
    }

    /** The one device. */
    static ResidentProvider.Device device() {
        List<String> advice = JvmSetup.here().advice();
        String about = name() + (advice.isEmpty() ? "" : "; " + String.join("; ", advice));
        if (isOnHost()) {
            return new ResidentProvider.Device("host memory", Pointer.totalPhysicalBytes(), availableBytes(), about);
        }
        NativeOps device = NativeOpsHolder.getInstance().getDeviceNativeOps();
        return new ResidentProvider.Device(
                device.getDeviceName(0), device.getDeviceTotalMemory(0), device.getDeviceFreeMemory(0), about);
    }
}
