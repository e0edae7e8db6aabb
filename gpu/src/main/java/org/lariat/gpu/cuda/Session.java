package org.lariat.gpu.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.lariat.gpu.cuda.DriverFunctions.Function;
import org.lariat.resident.DeviceException;

/**
 * A device in use: its primary context, one stream, the kernels, and the memory taken. Work is done in the order it is given. Closing gives everything
 * back, whatever state the device is in; a lost one answers each call with its error, which is then of no interest.
 */
final class Session implements AutoCloseable {
    private static final int MULTIPROCESSOR_COUNT = 16; // CU_DEVICE_ATTRIBUTE_…

    private final Driver driver;
    private final int device;
    private final long memoryLimit;
    private final MemorySegment context;
    private final Deque<Runnable> releases = new ArrayDeque<>(); // last made, first given back
    private final Set<DeviceBuffer> buffers = new HashSet<>();
    private final Arena arena = Arena.ofShared();
    private final Map<String, MemorySegment> kernels = new HashMap<>();
    private final MemorySegment module;
    private final MemorySegment stream;
    private final KernelLaunch launch;
    private final int multiprocessors;
    private long allocated;
    private boolean closed;

    /**
     * Opens a device and loads the kernels.
     *
     * @param number of the device
     * @param memoryLimit bytes to take at most
     * @throws DeviceException if the device fails or its driver cannot compile the kernels
     */
    Session(Driver driver, int number, long memoryLimit) {
        this.driver = driver;
        this.memoryLimit = memoryLimit;
        this.device = driver.number(Function.cuDeviceGet, number);
        this.context = driver.handle(Function.cuDevicePrimaryCtxRetain, device);
        releases.push(() -> driver.call(Function.cuDevicePrimaryCtxRelease_v2, device));
        try {
            driver.demand(Function.cuCtxSetCurrent, context);
            this.multiprocessors = driver.number(Function.cuDeviceGetAttribute, MULTIPROCESSOR_COUNT, device);
            this.module = KernelModule.load(driver);
            releases.push(() -> driver.call(Function.cuModuleUnload, module));
            this.stream = driver.handle(Function.cuStreamCreate, 0);
            releases.push(() -> driver.call(Function.cuStreamDestroy_v2, stream));
            this.launch = new KernelLaunch(this, arena);
        } catch (DeviceException e) {
            giveBack();
            throw e;
        }
    }

    Driver driver() {
        return driver;
    }

    /** How many the device has. */
    int multiprocessors() {
        return multiprocessors;
    }

    MemorySegment stream() {
        return stream;
    }

    /** Makes the context that of this thread: to be called by whatever enters from outside. */
    void enter() {
        if (closed) {
            throw new IllegalStateException("the resident design is closed");
        }
        driver.demand(Function.cuCtxSetCurrent, context);
    }

    /** Bytes that may still be taken: what the device has free, within the limit. */
    long available() {
        try (Arena place = Arena.ofConfined()) {
            MemorySegment free = place.allocate(JAVA_LONG);
            driver.demand(Function.cuMemGetInfo_v2, free, place.allocate(JAVA_LONG));
            return Math.max(0, Math.min(memoryLimit - allocated, free.get(JAVA_LONG, 0)));
        }
    }

    /**
     * Takes memory, whose content is whatever was there.
     *
     * @param what for the message, as in "the FISTA state of 8 problems"
     * @param bytes ≥ 0
     * @throws DeviceException with both numbers if it does not fit
     */
    DeviceBuffer allocate(String what, long bytes) {
        long rounded = Math.max(DeviceBuffer.ALIGNMENT, bytes);
        long available = available();
        if (rounded > available) {
            throw outOfMemory(what, rounded, available);
        }
        try (Arena place = Arena.ofConfined()) {
            MemorySegment address = place.allocate(JAVA_LONG);
            int status = driver.call(Function.cuMemAlloc_v2, address, rounded);
            if (status == Driver.OUT_OF_MEMORY) {
                throw outOfMemory(what, rounded, available());
            }
            if (status != 0) {
                throw driver.failure(Function.cuMemAlloc_v2, status, "");
            }
            DeviceBuffer buffer = new DeviceBuffer(this, address.get(JAVA_LONG, 0), rounded);
            buffers.add(buffer);
            allocated += rounded;
            return buffer;
        }
    }

    private static DeviceException outOfMemory(String what, long needed, long available) {
        return new DeviceException("the device has no room for " + what + ": it needs " + needed + " bytes, and "
                + available + " are available; take --device-precision float32, a smaller batch, a larger limit, "
                + "--device-stream, or a backend of the host (simd)");
    }

    /** Gives a buffer back; whether the device agrees does not matter. */
    void free(DeviceBuffer buffer) {
        if (buffers.remove(buffer)) {
            allocated -= buffer.bytes();
            driver.call(Function.cuCtxSetCurrent, context);
            driver.call(Function.cuMemFree_v2, buffer.address());
        }
    }

    /** Bytes that the host writes and the device reads without a copy between: given back with the session. */
    MemorySegment pinned(long bytes) {
        try (Arena place = Arena.ofConfined()) {
            MemorySegment address = place.allocate(ADDRESS);
            driver.demand(Function.cuMemHostAlloc, address, bytes, 0);
            MemorySegment memory = address.get(ADDRESS, 0);
            releases.push(() -> driver.call(Function.cuMemFreeHost, memory));
            return memory.reinterpret(bytes);
        }
    }

    /** A point in the stream that can be waited for; given back with the session. */
    MemorySegment event() {
        MemorySegment event = driver.handle(Function.cuEventCreate, 0);
        releases.push(() -> driver.call(Function.cuEventDestroy_v2, event));
        return event;
    }

    /** Fills bytes, in the stream. */
    void clear(long address, long bytes) {
        driver.demand(Function.cuMemsetD8Async, address, (byte) 0, bytes, stream);
    }

    /** Copies within the device, in the stream. */
    void copy(long to, long from, long bytes) {
        driver.demand(Function.cuMemcpyDtoDAsync_v2, to, from, bytes, stream);
    }

    /** Waits for all that was given to the stream. */
    void synchronize() {
        driver.demand(Function.cuStreamSynchronize, stream);
    }

    /** A kernel, by its name. */
    MemorySegment function(String name) {
        return kernels.computeIfAbsent(
                name, key -> driver.handle(Function.cuModuleGetFunction, module, arena.allocateFrom(key)));
    }

    /** To be filled with a kernel's arguments and started; the same object each time. */
    KernelLaunch kernel(String name) {
        return launch.of(function(name));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            giveBack();
        }
    }

    private void giveBack() {
        driver.call(Function.cuCtxSetCurrent, context);
        Set.copyOf(buffers).forEach(this::free);
        releases.forEach(Runnable::run);
        arena.close();
    }
}
