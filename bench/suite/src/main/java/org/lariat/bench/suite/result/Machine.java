package org.lariat.bench.suite.result;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where it ran.
 *
 * @param processor model, as the system names it
 * @param cores processors that Java may use
 * @param memoryBytes of the machine; 0 if unknown
 * @param system its name and version
 * @param java the runtime
 * @param virtualMachine its name
 */
public record Machine(
        String processor, int cores, long memoryBytes, String system, String java, String virtualMachine) {
    private static final double GIBIBYTE = 1L << 30;

    /** This machine. */
    public static Machine here() {
        Runtime runtime = Runtime.getRuntime();
        return new Machine(
                processorName(),
                runtime.availableProcessors(),
                memory(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"),
                Runtime.version().toString(),
                System.getProperty("java.vm.name"));
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0L;
    }

    /** From Linux's list, from what Windows puts into the environment, or from macOS's {@code sysctl}. */
    private static String processorName() {
        return fromList()
                .or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")))
                .or(Machine::fromSysctl)
                .orElse("unknown " + System.getProperty("os.arch") + " processor");
    }

    private static Optional<String> fromList() {
        Path list = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(list)) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(list).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty(); // the name is for people only
        }
    }

    private static Optional<String> fromSysctl() {
        if (!System.getProperty("os.name").startsWith("Mac")) {
            return Optional.empty();
        }
        try {
            Process process = new ProcessBuilder("sysctl", "-n", "machdep.cpu.brand_string").start();
            try (var reader = process.inputReader()) {
                return Optional.ofNullable(reader.readLine());
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** One line for people. */
    public String line() {
        String size = memoryBytes == 0 ? "" : ", " + Math.round(memoryBytes / GIBIBYTE) + " GiB";
        return processor + ", " + cores + (cores == 1 ? " core" : " cores") + size + "; " + system + "; Java " + java
                + ", " + virtualMachine;
    }
}
