package org.lariat.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.lariat.data.LmatFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lariat convert}: data into a file that is used in place. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Writes data to a .lmat file, which is used in place: it may be larger than memory.",
            "Response, weights and offset are kept in it, so that 'lariat fit OUT.lmat' needs no further flags. Text and"
                    + " .npy files are converted piece by piece, whatever their size."
        },
        footer = {
            "",
            "Examples:",
            "  lariat convert data.csv data.lmat --target price",
            "  lariat convert X.npy X.lmat --target-file y.npy --float32",
            "  lariat path data.lmat --output path.json"
        })
final class ConvertCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final DataFlags data = new DataFlags();

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write; its name must end in .lmat.")
    private Path output = Path.of("");

    @Option(names = "--quiet", description = "Nothing on the screen but errors.")
    private boolean quiet;

    ConvertCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!output.toString().toLowerCase(Locale.ROOT).endsWith(".lmat")) {
            throw new UsageException("the file to write is " + output + ", but its name must end in .lmat");
        }
        OutputCheck.writable(output);
        LmatFile.convert(data.data, output, data.readOptions());
        if (!quiet) {
            new LmatReport(output, LmatFile.summary(output), false).text(console.out());
        }
        return ExitCode.OK;
    }
}
