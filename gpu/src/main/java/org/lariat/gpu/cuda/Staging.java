package org.lariat.gpu.cuda;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import org.lariat.gpu.cuda.DriverFunctions.Function;

/**
 * Two pieces of pinned memory between host and device: while the device takes the one, the host writes the other. Whatever goes to the device is in
 * the stream's order; what comes back has been waited for.
 */
final class Staging {
    /** A half's bytes where nothing asks for more or less: some 100 µs of a PCIe link, much more than starting a copy takes. */
    static final long HALF_BYTES = 4L << 20;

    private static final long LEAST_BYTES = 1L << 16;

    private final Session session;
    private final Elements elements;
    private final MemorySegment[] halves = new MemorySegment[2];
    private final MemorySegment[] taken = new MemorySegment[2]; // events: the device has read the half
    private final boolean[] pending = new boolean[2];
    private int next;

    /**
     * Takes the memory.
     *
     * @param column bytes of one column, which a half must hold
     * @param all bytes of everything, for which less may do
     */
    Staging(Session session, Elements elements, long column, long all) {
        this.session = session;
        this.elements = elements;
        long bytes = Math.max(column, Math.clamp(all, LEAST_BYTES, HALF_BYTES));
        for (int half = 0; half < 2; half++) {
            halves[half] = session.pinned(bytes);
            taken[half] = session.event();
        }
    }

    /** Bytes that go at once. */
    long bytes() {
        return halves[0].byteSize();
    }

    /**
     * Sends what {@code write} writes.
     *
     * @param bytes ≤ {@link #bytes()}
     */
    void send(long address, long bytes, Consumer<MemorySegment> write) {
        int half = next;
        next = 1 - next;
        if (pending[half]) {
            session.driver().demand(Function.cuEventSynchronize, taken[half]);
            pending[half] = false;
        }
        write.accept(halves[half].asSlice(0, bytes));
        session.driver().demand(Function.cuMemcpyHtoDAsync_v2, address, halves[half], bytes, session.stream());
        session.driver().demand(Function.cuEventRecord, taken[half], session.stream());
        pending[half] = true;
    }

    /** Sends numbers, rounded to the design's precision. */
    void send(double[] from, int at, int count, long address) {
        int piece = (int) Math.min(Integer.MAX_VALUE, bytes() / elements.bytes());
        for (int done = 0; done < count; done += piece) {
            int begin = done;
            int here = Math.min(piece, count - done);
            send(
                    address + (long) begin * elements.bytes(),
                    (long) here * elements.bytes(),
                    memory -> elements.write(from, at + begin, here, memory, 0));
        }
    }

    /** Sends indices. */
    void send(int[] from, int count, long address) {
        int piece = (int) (bytes() / Integer.BYTES);
        for (int done = 0; done < count; done += piece) {
            int begin = done;
            int here = Math.min(piece, count - done);
            send(
                    address + (long) begin * Integer.BYTES,
                    (long) here * Integer.BYTES,
                    memory -> MemorySegment.copy(from, begin, memory, JAVA_INT, 0, here));
        }
    }

    /** Sends numbers of 8 bytes, as bits: addresses, or doubles that stay doubles. */
    void sendBits(long[] from, long address) {
        int piece = (int) (bytes() / Long.BYTES);
        for (int done = 0; done < from.length; done += piece) {
            int begin = done;
            int here = Math.min(piece, from.length - done);
            send(
                    address + (long) begin * Long.BYTES,
                    (long) here * Long.BYTES,
                    memory -> MemorySegment.copy(from, begin, memory, JAVA_LONG, 0, here));
        }
    }

    /** Brings bytes back; {@code read} sees them before anything else is sent. */
    void fetch(long address, long bytes, Consumer<MemorySegment> read) {
        int half = next;
        session.driver().demand(Function.cuMemcpyDtoHAsync_v2, halves[half], address, bytes, session.stream());
        session.synchronize();
        pending[0] = false;
        pending[1] = false;
        read.accept(halves[half].asSlice(0, bytes));
    }

    /** Brings numbers of the design's precision back. */
    void fetch(long address, int count, double[] to, int at) {
        int piece = (int) Math.min(Integer.MAX_VALUE, bytes() / elements.bytes());
        for (int done = 0; done < count; done += piece) {
            int begin = done;
            int here = Math.min(piece, count - done);
            fetch(
                    address + (long) begin * elements.bytes(),
                    (long) here * elements.bytes(),
                    memory -> elements.read(memory, here, to, at + begin));
        }
    }
}
