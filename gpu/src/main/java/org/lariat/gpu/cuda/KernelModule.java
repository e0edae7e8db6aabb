package org.lariat.gpu.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.lariat.gpu.cuda.DriverFunctions.Function;

/** The kernels' PTX text, which ships as a resource and which the driver compiles for the device of the current context. */
final class KernelModule {
    private static final String RESOURCE = "lariat.ptx";
    private static final int LOG_BYTES = 1 << 13;
    private static final int ERROR_LOG_BUFFER = 5; // CU_JIT_…
    private static final int ERROR_LOG_BUFFER_SIZE_BYTES = 6;

    private KernelModule() {}

    /**
     * Compiles the kernels, or takes them from the driver's cache.
     *
     * @return the module's handle
     */
    static MemorySegment load(Driver driver) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment log = arena.allocate(LOG_BYTES);
            MemorySegment options = arena.allocateFrom(JAVA_INT, ERROR_LOG_BUFFER, ERROR_LOG_BUFFER_SIZE_BYTES);
            MemorySegment values = arena.allocate(ADDRESS, 2);
            values.setAtIndex(ADDRESS, 0, log);
            values.setAtIndex(ADDRESS, 1, MemorySegment.ofAddress(LOG_BYTES)); // a number where an address goes
            MemorySegment module = arena.allocate(ADDRESS);
            int status =
                    driver.call(Function.cuModuleLoadDataEx, module, arena.allocateFrom(text()), 2, options, values);
            if (status != 0) {
                throw driver.failure(
                        Function.cuModuleLoadDataEx, status, log.getString(0).strip());
            }
            return module.get(ADDRESS, 0);
        }
    }

    /** The PTX text. */
    static String text() {
        try (InputStream in = KernelModule.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is not beside "
                        + KernelModule.class.getName() + ": the jar is incomplete; build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
