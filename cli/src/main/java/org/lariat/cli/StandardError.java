package org.lariat.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;

/**
 * The stream for messages. The JVM writes a notice about the incubator module to descriptor 2 at every start; the launcher
 * lets that descriptor pass through a filter, hands over the real one as a further descriptor, and says which.
 *
 * <p>The descriptor is wrapped, not opened by a name such as {@code /dev/fd/3}: that would start at the beginning of a log
 * file that stdout shares, and cannot work for sockets. Wrapping needs {@code --add-opens java.base/java.io=ALL-UNNAMED}.
 */
final class StandardError {
    private static final String DESCRIPTOR = "LARIAT_STDERR";
    private static final String TERMINAL = "LARIAT_STDERR_TERMINAL";

    private StandardError() {}

    /** The real stderr; {@link System#err} where the launcher did not start this program. */
    static PrintStream open() {
        String number = System.getenv(DESCRIPTOR);
        if (number == null) {
            return System.err;
        }
        try {
            Constructor<FileDescriptor> wrap = FileDescriptor.class.getDeclaredConstructor(int.class);
            wrap.setAccessible(true);
            FileDescriptor descriptor = wrap.newInstance(Integer.parseInt(number));
            return new PrintStream(new FileOutputStream(descriptor), true, System.err.charset());
        } catch (ReflectiveOperationException | RuntimeException e) {
            return System.err; // the same place, through the filter
        }
    }

    /** True if a person watches it; only the launcher can tell. */
    static boolean isTerminal() {
        return "1".equals(System.getenv(TERMINAL));
    }
}
