package org.lariat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The command in a JVM of its own, which says at the end how much memory it had at most. */
final class PeakMemory {
    private PeakMemory() {}

    /** Runs the command; afterwards prints the line VmHWM of /proc/self/status. */
    public static void main(String[] args) throws IOException {
        int code = Main.run(args, new Console(System.out, System.err, false));
        Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .forEach(System.out::println);
        System.exit(code);
    }
}
