package org.lariat.resident;

/** A device, its driver or its memory failed; the message says what and what to do. */
public final class DeviceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a sentence for the user. */
    public DeviceException(String message) {
        super(message);
    }

    /** With a sentence for the user, and what led to it. */
    public DeviceException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Data that does not fit, with the bytes it needs and those there are. */
    public static DeviceException tooLarge(String where, long needed, long available) {
        return new DeviceException(
                where + " cannot hold the design: it needs " + needed + " bytes, and " + available
                        + " are available; take --device-precision float32, a larger limit, --device-stream, or a backend of the host (simd)");
    }
}
