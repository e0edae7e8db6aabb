package org.lariat.gpu.nd4j;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * The compute capability of the first CUDA device, asked of the driver before ND4J is started: its CUDA library holds machine code for
 * capabilities 3.7 to 8.6 and none that a driver could translate for newer ones, on which every kernel would fail.
 */
record CudaCapability(int major, int minor) {
    /** The newest that ND4J 1.0.0-M2.1 was built for. */
    private static final CudaCapability NEWEST = new CudaCapability(8, 6);

    /** CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR and _MINOR. */
    private static final int MAJOR = 75;

    private static final int MINOR = 76;

    /** Why ND4J's CUDA backend must not be started here, if so. */
    static Optional<String> refusal() {
        return refusal(ofFirstDevice());
    }

    static Optional<String> refusal(Optional<CudaCapability> device) {
        if (device.isEmpty()) {
            return Optional.of(
                    "nd4j-cuda is on the class path, and there is no CUDA driver with a device; take nd4j-native instead");
        }
        CudaCapability found = device.get();
        boolean newer = found.major > NEWEST.major || (found.major == NEWEST.major && found.minor > NEWEST.minor);
        return newer
                ? Optional.of("nd4j-cuda 11.6 has code for compute capability " + NEWEST
                        + " at most, and this device has " + found + "; take --backend cuda, or nd4j-native")
                : Optional.empty();
    }

    private static Optional<CudaCapability> ofFirstDevice() {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup driver = SymbolLookup.libraryLookup(driverName(), arena);
            if (call(driver, "cuInit", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT), 0) != 0) {
                return Optional.empty();
            }
            return Optional.of(new CudaCapability(attribute(driver, arena, MAJOR), attribute(driver, arena, MINOR)));
        } catch (IllegalArgumentException e) { // no such library
            return Optional.empty();
        }
    }

    private static String driverName() {
        return System.getProperty("os.name").startsWith("Windows") ? "nvcuda.dll" : "libcuda.so.1";
    }

    private static int attribute(SymbolLookup driver, Arena arena, int attribute) {
        MemorySegment value = arena.allocate(ValueLayout.JAVA_INT);
        FunctionDescriptor type = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        int error = call(driver, "cuDeviceGetAttribute", type, value, attribute, 0);
        if (error != 0) {
            throw new IllegalArgumentException("error " + error + " of the CUDA driver");
        }
        return value.get(ValueLayout.JAVA_INT, 0);
    }

    @SuppressWarnings("IllegalCatch")
    private static int call(SymbolLookup driver, String name, FunctionDescriptor type, Object... arguments) {
        MemorySegment function = driver.find(name)
                .orElseThrow(() -> new IllegalArgumentException("no function " + name + " in the driver"));
        try {
            return (int) Linker.nativeLinker().downcallHandle(function, type).invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) { // what MethodHandle declares
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
