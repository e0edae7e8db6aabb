package org.lariat.gpu.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The stand-in driver: made once by the C++ compiler, if there is one, and steered from here. */
final class StandIn {
    private static final Optional<Path> LIBRARY = build();

    private static final Map<String, MethodHandle> HANDLES = new ConcurrentHashMap<>();

    private StandIn() {}

    /** The library; without a C++ compiler the test that asks is skipped. */
    static String library() {
        assumeTrue(LIBRARY.isPresent(), "no C++ compiler (c++ or g++) on the PATH: the stand-in driver cannot be made");
        return LIBRARY.orElseThrow().toString();
    }

    /** A provider on the stand-in, which is as new. */
    static CudaProvider provider() {
        String library = library();
        call("fakecuda_reset", List.of());
        return new CudaProvider(library);
    }

    private static Optional<Path> build() {
        Path target = Path.of("target", "fakecuda", "libfakecuda.so").toAbsolutePath();
        for (String compiler : new String[] {"c++", "g++"}) {
            try {
                Files.createDirectories(target.getParent());
                // Fused multiply-adds of the processor where it has them; without, they are right too, but slow.
                List<String> command = List.of(
                        compiler,
                        "-std=c++17",
                        "-O2",
                        "-march=native",
                        "-fPIC",
                        "-shared",
                        "-Wall",
                        "-Wextra",
                        "-Werror",
                        "-Wno-unknown-pragmas",
                        "-o",
                        target.toString(),
                        "fakecuda.cpp",
                        "emulated.cpp");
                Process process = new ProcessBuilder(command)
                        .directory(Path.of("src", "test", "c").toFile())
                        .redirectErrorStream(true)
                        .start();
                String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw new AssertionError("the stand-in driver does not compile:\n" + said);
                }
                return Optional.of(target);
            } catch (IOException e) {
                // no such compiler
            } catch (InterruptedException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }
        return Optional.empty();
    }

    /** The k-th call from now of a driver's function, {@code "*"} for any, fails. */
    static void fail(String function, long k, int code, String jitLog) {
        try (Arena arena = Arena.ofConfined()) {
            call(
                    "fakecuda_fail",
                    List.of(ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS),
                    arena.allocateFrom(function),
                    k,
                    code,
                    arena.allocateFrom(jitLog));
        }
    }

    static void fail(String function, long k, int code) {
        fail(function, k, code, "");
    }

    /** What devices there are. */
    static void devices(int count, int majorCapability, int driver, long bytes) {
        call(
                "fakecuda_device",
                List.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG),
                count,
                majorCapability,
                driver,
                bytes);
    }

    /** In what order threads and blocks run. */
    static void order(int order) {
        call("fakecuda_order", List.of(JAVA_INT), order);
    }

    /** Allocations, events and so on that were not given back. */
    static long live() {
        return (long) result("fakecuda_live", JAVA_LONG, List.of());
    }

    /** Bytes of device memory taken. */
    static long used() {
        return (long) result("fakecuda_used", JAVA_LONG, List.of());
    }

    /** How often a driver's function was called. */
    static long calls(String function) {
        try (Arena arena = Arena.ofConfined()) {
            return (long) result("fakecuda_calls", JAVA_LONG, List.of(ADDRESS), arena.allocateFrom(function));
        }
    }

    /** What kernels did wrong. */
    static String trouble() {
        MemorySegment text = (MemorySegment) result("fakecuda_trouble", ADDRESS, List.of());
        return text.reinterpret(1 << 10).getString(0);
    }

    private static void call(String name, List<MemoryLayout> arguments, Object... values) {
        invoke(name, FunctionDescriptor.ofVoid(arguments.toArray(MemoryLayout[]::new)), values);
    }

    private static Object result(String name, MemoryLayout type, List<MemoryLayout> arguments, Object... values) {
        return invoke(name, FunctionDescriptor.of(type, arguments.toArray(MemoryLayout[]::new)), values);
    }

    private static Object invoke(String name, FunctionDescriptor type, Object... values) {
        MethodHandle handle = HANDLES.computeIfAbsent(
                name,
                key -> Linker.nativeLinker()
                        .downcallHandle(
                                SymbolLookup.libraryLookup(library(), Arena.global())
                                        .findOrThrow(key),
                                type));
        try {
            Object result = handle.invokeWithArguments(new ArrayList<>(List.of(values)));
            return result == null ? "" : result;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
