package org.lariat.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lariat.cli.report.VerifyPage;
import org.lariat.verify.table.CrossCheck;
import org.lariat.verify.table.CrossCheckOptions;
import org.lariat.verify.table.CrossCheckResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lariat verify}: the cross-check table on this machine. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Checks on this machine that every backend computes what it promises: every solver, storage, option and"
                        + " kind of problem, against the scalar reference and a judge with arithmetic of its own.",
        footer = {
            "",
            "Examples:",
            "  lariat verify",
            "  lariat verify --report verify.html --output verify.json",
            "  lariat verify --full --backend simd",
            "  lariat verify --case cd/sparse-float32/plain/box/diabetes",
            "",
            "Exit code 7: a check failed; the table and the files are written all the same."
        })
final class VerifyCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--full", description = "Run every case, not only every pair of levels; takes many minutes.")
    private boolean full;

    @Option(
            names = "--backend",
            paramLabel = "NAMES",
            split = ",",
            description =
                    "Check these beside the scalar reference, comma-separated; default: all of 'lariat backends'.")
    private List<String> backends = List.of();

    @Option(
            names = "--case",
            paramLabel = "IDS",
            split = ",",
            description = "Run these cases only, named as in the report: solver/storage/scale/option/problem.")
    private List<String> cases = List.of();

    @Option(
            names = "--this-width",
            description = "Leave out other widths of the vector unit than this machine's; each takes a JVM of its own.")
    private boolean thisWidth;

    @Option(names = "--threads", paramLabel = "N", description = "Cases at the same time; default: all processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write every check as JSON to FILE.")
    private @Nullable Path output;

    @Option(names = "--report", paramLabel = "FILE", description = "Write a report as one HTML file.")
    private @Nullable Path report;

    @Option(names = "--no-progress", description = "No progress bar.")
    private boolean noProgress;

    @Mixin
    private final OutputFlags screen = new OutputFlags();

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Stream.of(output, report).filter(file -> file != null).forEach(OutputCheck::writable);
        CrossCheckResult result = run(CrossCheck.of(options()));
        if (output != null) {
            VerifyReport.json(result).write(output);
        }
        if (report != null) {
            VerifyPage.write(report, result);
        }
        if (screen.json()) {
            VerifyReport.json(result).print(console);
        } else if (screen.text()) {
            VerifyReport.text(result, console.out());
        }
        return result.passed() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    private CrossCheckOptions options() {
        try {
            return CrossCheckOptions.quick()
                    .full(full)
                    .widths(!thisWidth)
                    .cases(cases)
                    .only(backends)
                    .threads(threads);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private CrossCheckResult run(CrossCheck table) {
        try (ProgressLine progress = new ProgressLine(console, !noProgress && !screen.quiet, "verify")) {
            return table.run((done, total) -> progress.show(done, total, done + " of " + total + " fits"));
        }
    }
}
