package org.lariat.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lariat.cli.plot.PlotFile;
import org.lariat.cli.report.ReportData;
import org.lariat.cli.report.ReportFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Results to look at: a report, a figure. Where neither is asked for, nothing of either is loaded; since picocli asks for
 * the methods of classes with flags, and with them for every type in their signatures, none has a type of the report there.
 */
final class ReportFlags {
    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write a report as one HTML file: charts, tables, certificates, the command.")
    @Nullable
    Path report;

    @Option(
            names = "--plot",
            paramLabel = "FILE",
            description = "Draw the coefficient path for a paper, as .png or .svg.")
    @Nullable
    Path plot;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec command;

    /**
     * The files to write.
     *
     * @throws UsageException if the name of the figure says no format
     * @throws org.lariat.data.DataException if figures cannot be drawn here
     */
    List<Path> outputs() {
        List<Path> files = new ArrayList<>();
        if (report != null) {
            files.add(report);
        }
        if (plot != null) {
            if (!PlotFile.known(plot)) {
                throw new UsageException("--plot: the name '" + plot + "' says no format; end it with "
                        + String.join(" or ", PlotFile.EXTENSIONS));
            }
            PlotFile.checkFonts();
            files.add(plot);
        }
        return files;
    }

    /** True if there is something to write. */
    boolean wanted() {
        return report != null || plot != null;
    }

    /**
     * Writes what was asked for.
     *
     * @param parts of the report
     */
    void write(ReportParts parts) {
        ReportData made = parts.builder(
                        command.root().commandLine().getParseResult().originalArgs())
                .build();
        if (report != null) {
            ReportFile.write(report, made);
        }
        if (plot != null) {
            PlotFile.write(plot, made);
        }
    }
}
