package org.lariat.cli.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lariat.bench.suite.result.BenchResult;
import org.lariat.bench.suite.result.Regression;
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

    /**
     * Writes a report of the benchmark as one HTML file, in full or not at all.
     *
     * @param file to write, or replace
     * @param result what was measured
     * @param regression compared with an earlier run, or null
     * @throws org.lariat.data.DataException if it cannot be written; the message says why
     */
    public static void write(Path file, BenchResult result, @Nullable Regression regression) {
        AtomicFile.write(
                file, out -> out.write(new ReportPage(result, regression).html().getBytes(StandardCharsets.UTF_8)));
    }
}
