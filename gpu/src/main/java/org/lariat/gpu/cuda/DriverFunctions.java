package org.lariat.gpu.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.EnumMap;
import java.util.Map;

/**
 * The driver's functions that are used here, bound once for a library. All return a status. A library stays loaded until the JVM ends, as
 * the driver wants it.
 */
final class DriverFunctions {
    /** A function: its symbol is the constant's name; device addresses are 64-bit numbers, handles are addresses. */
    @SuppressWarnings("MemberName") // the driver's own names, with which its reference is searched
    enum Function {
        cuInit(JAVA_INT),
        cuDriverGetVersion(ADDRESS),
        cuDeviceGetCount(ADDRESS),
        cuDeviceGet(ADDRESS, JAVA_INT),
        cuDeviceGetName(ADDRESS, JAVA_INT, JAVA_INT),
        cuDeviceTotalMem_v2(ADDRESS, JAVA_INT),
        cuDeviceGetAttribute(ADDRESS, JAVA_INT, JAVA_INT),
        cuDevicePrimaryCtxRetain(ADDRESS, JAVA_INT),
        cuDevicePrimaryCtxRelease_v2(JAVA_INT),
        cuCtxSetCurrent(ADDRESS),
        cuMemAlloc_v2(ADDRESS, JAVA_LONG),
        cuMemFree_v2(JAVA_LONG),
        cuMemGetInfo_v2(ADDRESS, ADDRESS),
        cuMemHostAlloc(ADDRESS, JAVA_LONG, JAVA_INT),
        cuMemFreeHost(ADDRESS),
        cuMemcpyHtoDAsync_v2(JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS),
        cuMemcpyDtoHAsync_v2(ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS),
        cuMemcpyDtoDAsync_v2(JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS),
        cuMemsetD8Async(JAVA_LONG, JAVA_BYTE, JAVA_LONG, ADDRESS),
        cuStreamCreate(ADDRESS, JAVA_INT),
        cuStreamSynchronize(ADDRESS),
        cuStreamDestroy_v2(ADDRESS),
        cuEventCreate(ADDRESS, JAVA_INT),
        cuEventRecord(ADDRESS, ADDRESS),
        cuEventSynchronize(ADDRESS),
        cuEventElapsedTime(ADDRESS, ADDRESS, ADDRESS),
        cuEventDestroy_v2(ADDRESS),
        cuModuleLoadDataEx(ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS),
        cuModuleUnload(ADDRESS),
        cuModuleGetFunction(ADDRESS, ADDRESS, ADDRESS),
        cuLaunchKernel(
                ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS,
                ADDRESS),
        cuGetErrorName(JAVA_INT, ADDRESS),
        cuGetErrorString(JAVA_INT, ADDRESS);

        @SuppressWarnings("ImmutableEnumChecker") // nobody writes to it
        private final MemoryLayout[] arguments;

        Function(MemoryLayout... arguments) {
            this.arguments = arguments;
        }
    }

    private final Map<Function, MethodHandle> handles = new EnumMap<>(Function.class);

    /**
     * Loads a library and binds its functions.
     *
     * @param library a name the system's loader finds, or a path
     * @throws IllegalArgumentException if it cannot be loaded, or a function is missing
     * @throws IllegalCallerException if this JVM was told to forbid native access
     */
    DriverFunctions(String library) {
        SymbolLookup symbols = SymbolLookup.libraryLookup(library, Arena.global());
        for (Function function : Function.values()) {
            MemorySegment address = symbols.find(function.name())
                    .orElseThrow(() -> new IllegalArgumentException("it has no function " + function.name()));
            MethodHandle handle =
                    Linker.nativeLinker().downcallHandle(address, FunctionDescriptor.of(JAVA_INT, function.arguments));
            handles.put(
                    function,
                    handle.asSpreader(Object[].class, function.arguments.length)
                            .asType(MethodType.methodType(int.class, Object[].class)));
        }
    }

    /** Calls a function, and answers its status. */
    int call(Function function, Object... arguments) {
        MethodHandle handle = handles.get(function);
        if (handle == null) {
            throw new AssertionError(function);
        }
        try {
            return (int) handle.invokeExact(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("a native function cannot throw", e);
        }
    }
}
