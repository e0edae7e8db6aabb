package org.lariat.gpu.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.lariat.gpu.cuda.DriverFunctions.Function;

/** A kernel with its arguments, given one after the other as its source declares them. The driver copies them when the kernel is started. */
final class KernelLaunch {
    /** Threads of a block, for most kernels. */
    static final int THREADS = 256;

    private static final int MOST_ARGUMENTS = 20;

    private final Session session;
    private final MemorySegment values; // 8 bytes for each argument
    private final MemorySegment pointers; // to these
    private MemorySegment function = MemorySegment.NULL;
    private int count;

    KernelLaunch(Session session, Arena arena) {
        this.session = session;
        this.values = arena.allocate(JAVA_LONG, MOST_ARGUMENTS);
        this.pointers = arena.allocate(ADDRESS, MOST_ARGUMENTS);
        for (int i = 0; i < MOST_ARGUMENTS; i++) {
            pointers.setAtIndex(ADDRESS, i, values.asSlice(i * JAVA_LONG.byteSize()));
        }
    }

    /** Begins anew, for another kernel. */
    KernelLaunch of(MemorySegment kernel) {
        function = kernel;
        count = 0;
        return this;
    }

    /** Addresses in the device's memory; 0 for none. */
    KernelLaunch addresses(long... addresses) {
        for (long address : addresses) {
            values.setAtIndex(JAVA_LONG, count++, address);
        }
        return this;
    }

    /** Arguments of type long long. */
    KernelLaunch longs(long... numbers) {
        return addresses(numbers);
    }

    /** Arguments of type int. */
    KernelLaunch ints(int... numbers) {
        for (int number : numbers) {
            values.set(JAVA_INT, count++ * JAVA_LONG.byteSize(), number);
        }
        return this;
    }

    /** An argument of type double. */
    KernelLaunch doubles(double number) {
        values.setAtIndex(JAVA_DOUBLE, count++, number);
        return this;
    }

    /** Starts it in blocks of {@link #THREADS}. */
    void start(int blocksX, int blocksY) {
        start(blocksX, blocksY, 1, THREADS);
    }

    /** Starts it. */
    void start(int blocksX, int blocksY, int blocksZ, int threads) {
        session.driver()
                .demand(
                        Function.cuLaunchKernel,
                        function,
                        blocksX,
                        blocksY,
                        blocksZ,
                        threads,
                        1,
                        1,
                        0,
                        session.stream(),
                        pointers,
                        MemorySegment.NULL);
    }
}
