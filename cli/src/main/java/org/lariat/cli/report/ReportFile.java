package org.lariat.cli.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.lariat.data.AtomicFile;

/** Writes reports. */
public final class ReportFile {
    private ReportFile() {}

    /**
     * Writes a report as one HTML file, in full or not at all.
     *
     * @param file to write, or replace
     * @param data what it shows
     * @throws org.lariat.data.DataException if it cannot be written; the message says why
     */
    public static void write(Path file, ReportData data) {
        AtomicFile.write(file, out -> out.write(new ReportPage(data).html().getBytes(StandardCharsets.UTF_8)));
    }
}
