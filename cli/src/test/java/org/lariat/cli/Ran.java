package org.lariat.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * One run of the command.
 *
 * @param code the exit code
 * @param out what went to stdout
 * @param err what went to stderr
 */
record Ran(int code, String out, String err) {
    static Ran lariat(Object... args) {
        return lariat(StandardCharsets.UTF_8, args);
    }

    static Ran lariat(Charset terminal, Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] words = new String[args.length];
        for (int k = 0; k < words.length; k++) {
            words[k] = args[k].toString();
        }
        int code = Main.run(
                words,
                new Console(new PrintStream(out, false, terminal), new PrintStream(err, false, terminal), false));
        return new Ran(code, out.toString(terminal), err.toString(terminal));
    }
}
