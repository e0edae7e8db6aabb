package org.lariat.gpu.cuda;

/** Memory of a device. Closing gives it back, and is idempotent. */
final class DeviceBuffer implements AutoCloseable {
    /** What the driver rounds allocations up to, and aligns them at. */
    static final long ALIGNMENT = 256;

    private final Session session;
    private final long address;
    private final long bytes;

    DeviceBuffer(Session session, long address, long bytes) {
        this.session = session;
        this.address = address;
        this.bytes = bytes;
    }

    /** Where it begins, as a number for kernels. */
    long address() {
        return address;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        session.free(this);
    }
}
