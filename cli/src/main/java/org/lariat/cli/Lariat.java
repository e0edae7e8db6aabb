package org.lariat.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a subcommand: what every subcommand has in common. */
@Command(
        name = "lariat",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Certified lasso and elastic-net regression.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:internal error, or not enough memory",
            "2:wrong flag",
            "3:wrong data, or a file that cannot be read or written",
            "4:done and written, but the tolerance was not reached at some lambda",
            "5:the backend asked for cannot run here",
            "6:the launcher found no JDK 25 or newer, or could not build",
            "7:a check of 'lariat verify' failed",
            "8:bench: slower than the earlier run by more than noise",
            "130:stopped; 'path' and 'bench' wrote what was done, other commands nothing"
        },
        footer = {
            "",
            "Examples:",
            "  lariat fit data.csv --target price",
            "  lariat path data.csv --target price --output path.json",
            "  lariat stability data.csv --target price --seed 7",
            "  lariat predict model.json new.csv -o predictions.csv",
            "'lariat COMMAND --help' has more."
        })
final class Lariat implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where in the program an error arose.")
    boolean debug;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
