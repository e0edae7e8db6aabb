package org.lariat.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Standard output, which remembers what went wrong: Java's own only says that something did. */
final class StandardOutput extends OutputStream {
    /** How the system says that nobody reads any more, as after {@code | head}. */
    private static final String NOBODY_READS = "Broken pipe";

    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    private @Nullable IOException failure;

    /** A stream for the command, in the character set of the terminal. */
    PrintStream stream() {
        return new PrintStream(new BufferedOutputStream(this), false, System.out.charset());
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            out.write(bytes, from, count);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    /** The exit code of a command that ended with {@code code}, if what it printed has arrived, or nobody wanted it. */
    int endingOf(int code, Console console) {
        IOException told = failure;
        if (code != ExitCode.OK
                || told == null
                || String.valueOf(told.getMessage()).contains(NOBODY_READS)) {
            return code;
        }
        console.say("the result cannot be written to standard output: " + told.getMessage());
        return ExitCode.DATA;
    }
}
