package org.lariat.cli;

import picocli.CommandLine.Option;

/** What goes to the screen. */
final class OutputFlags {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "What goes to stdout: ${COMPLETION-CANDIDATES}. Default: text.")
    Format format = Format.text;

    @Option(names = "--quiet", description = "Nothing on the screen but errors; with --format json, the JSON alone.")
    boolean quiet;

    /** True if a report for people is wanted. */
    boolean text() {
        return format == Format.text && !quiet;
    }

    /** True if JSON is wanted. */
    boolean json() {
        return format == Format.json;
    }
}
