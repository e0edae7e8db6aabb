package org.lariat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.lariat.bench.suite.Suite;
import org.lariat.bench.suite.SuiteListener;
import org.lariat.bench.suite.SuiteOptions;
import org.lariat.bench.suite.peer.Peers;
import org.lariat.bench.suite.problem.BenchProblem;
import org.lariat.bench.suite.problem.Plan;
import org.lariat.bench.suite.result.BenchFile;
import org.lariat.bench.suite.result.BenchResult;
import org.lariat.bench.suite.result.Regression;
import org.lariat.cli.report.ReportFile;
import org.lariat.data.DataException;
import org.lariat.data.DataReader;
import org.lariat.data.ReadOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lariat bench}: how fast it is here, and beside others. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Measures Lariat on this machine: whole paths, cross-validation, predictions, kernels; judges every result.",
        footer = {
            "",
            "Examples:",
            "  lariat bench --quick",
            "  lariat bench --peers --output bench.json --report bench.html",
            "  lariat bench --quick --data prices.csv --target price",
            "  lariat bench --quick --output new.json --report new.html --against old.json",
            "",
            "Exit code 8: with --against, something is slower than before by more than noise."
        })
final class BenchCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--quick", description = "Small problems only: less than a minute without peers.")
    private boolean quick;

    @Mixin
    private final PeerFlags peerFlags = new PeerFlags();

    @Option(
            names = "--data",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Measure these data files too; dense columns are standardized first, for all programs.")
    private List<Path> data = List.of();

    @Option(names = "--target", paramLabel = "NAME", description = "Column of the response in the data files.")
    private @Nullable String target;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that every program may use; Lariat is measured with all processors too. Default: 1.")
    private int threads = 1;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the made-up problems. Default: 1.")
    private long seed = 1;

    @Option(
            names = "--gap",
            paramLabel = "G",
            description = "Relative duality gap at which programs are compared. Default: 1e-6.")
    private double gap = 1e-6;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the JSON goes. Default: bench.json.")
    private Path output = Path.of("bench.json");

    @Option(names = "--report", paramLabel = "FILE", description = "Where the HTML goes. Default: report.html.")
    private Path report = Path.of("report.html");

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "The JSON of an earlier run of the same kind: says what became slower or faster than noise.")
    private @Nullable Path against;

    @Option(
            names = "--margin",
            paramLabel = "SHARE",
            description = "With --against: a ratio counts from 1 + SHARE. Default: 0.1.")
    private double margin = 0.1;

    @Option(names = "--no-progress", description = "No progress bar.")
    private boolean noProgress;

    @Mixin
    private final OutputFlags screen = new OutputFlags();

    BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        check();
        BenchResult before = against == null ? null : BenchFile.read(against);
        OutputCheck.writable(output);
        OutputCheck.writable(report);
        List<BenchProblem> problems = problems();
        try (Interrupt interrupt = new Interrupt();
                Peers peers = peerFlags.find(threads)) {
            BenchResult result = run(
                            new SuiteOptions(
                                    quick ? Plan.quick() : Plan.full(),
                                    quick,
                                    problems,
                                    peers.programs(),
                                    threads,
                                    seed,
                                    gap,
                                    Version.number(),
                                    commandLine()),
                            interrupt)
                    .withNotes(peers.missing());
            interrupt.fitEnded();
            Regression regression = before == null ? null : Regression.of(before, result, margin);
            write(result, regression);
            if (interrupt.isRequested()) {
                console.say("stopped; what was measured by then was written");
                return ExitCode.CANCELLED;
            }
            return regression == null ? ExitCode.OK : ending(regression);
        }
    }

    private void write(BenchResult result, @Nullable Regression regression) throws IOException {
        BenchFile.write(output, result);
        ReportFile.write(report, result, regression);
        if (screen.json()) {
            console.data().write(BenchFile.bytes(result));
            console.data().flush();
        } else if (screen.text()) {
            new BenchText(console.out(), result).print(regression);
            console.out().println("Written: " + output);
            console.out().println("Written: " + report);
        }
    }

    private int ending(Regression regression) {
        int slower = regression.with(Regression.Change.SLOWER).size();
        if (slower == 0) {
            return ExitCode.OK;
        }
        console.say(slower + " of " + regression.lines().size() + " timings are slower than in " + against
                + " by more than noise (exit code " + ExitCode.SLOWER + ")");
        return ExitCode.SLOWER;
    }

    private void check() {
        if (threads < 1) {
            throw new UsageException("--threads must be at least 1, not " + threads);
        }
        if (!(gap > 0 && gap < 1)) {
            throw new UsageException("--gap must be between 0 and 1, not " + gap);
        }
        if (!(margin >= 0 && Double.isFinite(margin))) {
            throw new UsageException("--margin must be at least 0, not " + margin);
        }
        if (target != null && data.isEmpty()) {
            throw new UsageException("--target names the response of --data, and no data is given");
        }
        if (isSame(output, report)) {
            throw new UsageException("--output and --report are the same file");
        }
        if (against != null && isSame(against, output)) {
            throw new UsageException("the result would replace " + against
                    + ", which it is compared with; name another file with --output");
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return one.toAbsolutePath()
                            .normalize()
                            .equals(other.toAbsolutePath().normalize())
                    || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
        } catch (IOException e) {
            throw new DataException(other + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private List<BenchProblem> problems() {
        List<BenchProblem> problems = new ArrayList<>();
        for (Path file : data) {
            try {
                problems.add(BenchProblem.of(
                        file.toString(),
                        DataReader.read(
                                file, ReadOptions.builder().target(target).build())));
            } catch (DataException e) {
                throw e; // names the file
            } catch (IllegalArgumentException e) {
                throw new DataException(file + ": " + e.getMessage(), e);
            }
        }
        return problems;
    }

    private BenchResult run(SuiteOptions options, Interrupt interrupt) {
        try (ProgressLine line = new ProgressLine(console, !noProgress && !screen.quiet, "Measuring")) {
            return Suite.run(options, new SuiteListener() {
                @Override
                public void onStep(int done, int total, String next) {
                    line.show(done, total, " " + next);
                }

                @Override
                public boolean cancelled() {
                    return interrupt.isRequested();
                }
            });
        } catch (CancellationException e) {
            console.say("stopped; nothing was written");
            throw new CancelledException();
        }
    }

    /** What was typed, as far as it changes what is measured. */
    private String commandLine() {
        List<String> words = new ArrayList<>(List.of("lariat", "bench"));
        if (quick) {
            words.add("--quick");
        }
        words.addAll(peerFlags.words());
        for (Path file : data) {
            words.addAll(List.of("--data", file.toString()));
        }
        if (threads != 1) {
            words.addAll(List.of("--threads", String.valueOf(threads)));
        }
        if (seed != 1) {
            words.addAll(List.of("--seed", String.valueOf(seed)));
        }
        return String.join(" ", words);
    }
}
