package org.lariat.gpu.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lariat.gpu.cuda.DriverFunctions.Function;
import org.lariat.resident.DeviceException;

/** The driver: calls that fail become a {@link DeviceException} that names function, error and what to do. */
final class Driver {
    /** CUDA_ERROR_OUT_OF_MEMORY. */
    static final int OUT_OF_MEMORY = 2;

    /** CUDA_ERROR_NO_DEVICE. */
    static final int NO_DEVICE = 100;

    /** CUDA_ERROR_UNSUPPORTED_PTX_VERSION. */
    static final int UNSUPPORTED_PTX_VERSION = 222;

    /** Those that the driver says to be followed by nothing else in a process, until the context is gone. */
    private static final Map<Integer, String> ADVICE = Map.of(
            OUT_OF_MEMORY,
            "take --device-precision float32, a smaller batch, --device-stream, or a backend of the host (simd)",
            NO_DEVICE,
            "take a backend of the host (simd)",
            214,
            "the device reports broken memory: have it looked at, and take another one or a backend of the host (simd)",
            218,
            "install a newer driver, or take a backend of the host (simd)",
            UNSUPPORTED_PTX_VERSION,
            "install a newer driver, or take a backend of the host (simd)",
            700,
            "the device is lost to this process: start again; if that does not help, please report it",
            719,
            "the device is lost to this process: start again; if that does not help, please report it");

    private static final String OTHER_ADVICE =
            "see what nvidia-smi says about the device, or take a backend of the host (simd)";

    private static final Map<String, Driver> LOADED = new ConcurrentHashMap<>();

    private final DriverFunctions functions;

    private Driver(DriverFunctions functions) {
        this.functions = functions;
    }

    /**
     * The driver in a library, loaded on first use.
     *
     * @throws IllegalArgumentException if there is no such library, or it is not the driver's
     * @throws IllegalCallerException if this JVM was told to forbid native access
     */
    static Driver in(String library) {
        return LOADED.computeIfAbsent(library, name -> new Driver(new DriverFunctions(name)));
    }

    /** Calls a function, and answers its status. */
    int call(Function function, Object... arguments) {
        return functions.call(function, arguments);
    }

    /** Calls a function that must succeed. */
    void demand(Function function, Object... arguments) {
        int status = call(function, arguments);
        if (status != 0) {
            throw failure(function, status, "");
        }
    }

    /** A handle that the function puts where its first argument points to. */
    MemorySegment handle(Function function, Object... others) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment place = arena.allocate(ADDRESS);
            demand(function, withPlace(place, others));
            return place.get(ADDRESS, 0);
        }
    }

    /** A number, likewise. */
    int number(Function function, Object... others) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment place = arena.allocate(JAVA_INT);
            demand(function, withPlace(place, others));
            return place.get(JAVA_INT, 0);
        }
    }

    /** A size, likewise. */
    long size(Function function, Object... others) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment place = arena.allocate(JAVA_LONG);
            demand(function, withPlace(place, others));
            return place.get(JAVA_LONG, 0);
        }
    }

    private static Object[] withPlace(MemorySegment place, Object[] others) {
        Object[] arguments = new Object[others.length + 1];
        arguments[0] = place;
        System.arraycopy(others, 0, arguments, 1, others.length);
        return arguments;
    }

    /**
     * What to tell the user about a call that failed.
     *
     * @param detail what else is known, as it is to stand in brackets; empty for nothing
     */
    DeviceException failure(Function function, int status, String detail) {
        return new DeviceException("the CUDA driver's " + function.name() + " failed with " + error(status)
                + (detail.isEmpty() ? "" : " [" + detail + "]") + "; " + ADVICE.getOrDefault(status, OTHER_ADVICE));
    }

    /** An error's name and what the driver says about it. */
    String error(int status) {
        String name = text(Function.cuGetErrorName, status);
        String text = text(Function.cuGetErrorString, status);
        return (name.isEmpty() ? "error " + status : name) + (text.isEmpty() ? "" : " (" + text + ")");
    }

    private String text(Function function, int status) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment place = arena.allocate(ADDRESS);
            if (call(function, status, place) != 0) {
                return "";
            }
            MemorySegment found = place.get(ADDRESS, 0);
            return found.address() == 0 ? "" : found.reinterpret(1 << 10).getString(0);
        }
    }
}
