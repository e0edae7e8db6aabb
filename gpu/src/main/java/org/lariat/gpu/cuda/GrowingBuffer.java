package org.lariat.gpu.cuda;

import org.jspecify.annotations.Nullable;

/** Memory of a device that becomes larger when more is asked for; what was in it is lost then. Given back with the session. */
final class GrowingBuffer {
    private final Session session;
    private final String what;
    private @Nullable DeviceBuffer buffer;

    /**
     * Empty.
     *
     * @param what it is for, for messages
     */
    GrowingBuffer(Session session, String what) {
        this.session = session;
        this.what = what;
    }

    /** The address of at least so many bytes. */
    long atLeast(long bytes) {
        DeviceBuffer held = buffer;
        if (held != null && held.bytes() >= bytes) {
            return held.address();
        }
        if (held != null) {
            buffer = null;
            held.close();
        }
        DeviceBuffer larger = session.allocate(what, bytes);
        buffer = larger;
        return larger.address();
    }
}
