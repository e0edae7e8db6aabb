package org.lariat.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** Where a command writes. */
final class Console {
    private final PrintWriter out;
    private final PrintWriter err;
    private final OutputStream raw;
    private final PrintStream errStream;
    private final boolean errIsTerminal;

    /**
     * Makes a console.
     *
     * @param out for results
     * @param err for messages
     * @param errIsTerminal whether a person watches the messages
     */
    Console(PrintStream out, PrintStream err, boolean errIsTerminal) {
        this.raw = out;
        this.out = writer(out, out.charset());
        this.err = writer(err, err.charset());
        this.errStream = err;
        this.errIsTerminal = errIsTerminal;
    }

    private static PrintWriter writer(PrintStream stream, Charset charset) {
        OutputStreamWriter encoded = new OutputStreamWriter(stream, charset);
        return new PrintWriter(PlainText.needed(charset) ? new PlainText(encoded) : encoded);
    }

    /** Results for people. */
    PrintWriter out() {
        return out;
    }

    /** Messages for people. */
    PrintWriter err() {
        return err;
    }

    /** Results for programs, as bytes: UTF-8 whatever the terminal speaks. */
    OutputStream data() {
        out.flush();
        return raw;
    }

    /** Messages, as a stream. */
    PrintStream errStream() {
        return errStream;
    }

    /** True if a person watches the messages. */
    boolean errIsTerminal() {
        return errIsTerminal;
    }

    /** One sentence to the user, after the program's name, and after results printed before. */
    void say(String sentence) {
        out.flush();
        err.println("lariat: " + sentence);
        err.flush();
    }

    /** Everything said so far goes to where it is for. */
    void flush() {
        out.flush();
        err.flush();
    }
}
