package org.lariat.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lariat.LassoModel;
import org.lariat.LassoPath;
import org.lariat.data.LmatFile;
import org.lariat.data.model.ModelFile;
import org.lariat.data.model.SavedModel;
import org.lariat.data.prep.PenaltyScale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lariat inspect}: what is in a model file, or in a .lmat file. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Shows what is in a model file or a .lmat file, after checking that it is undamaged; of a .lmat file"
                        + " the columns are checked with --verify only.",
        footer = {
            "",
            "Examples:",
            "  lariat inspect model.json",
            "  lariat inspect path-model.json --lambda 0.5 --format json",
            "  lariat inspect data.lmat --verify"
        })
final class InspectCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "FILE",
            description = "Model file of 'fit --output' or 'path --save-model', or .lmat file of 'convert'.")
    private Path file = Path.of("");

    @Option(
            names = "--lambda",
            paramLabel = "L",
            description = "Show the coefficients at this λ, where the file has a path.")
    private @Nullable Double lambda;

    @Option(names = "--verify", description = "Read all columns of a .lmat file and compare their checksums.")
    private boolean verify;

    @Mixin
    private final OutputFlags screen = new OutputFlags();

    InspectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".lmat")) {
            matrix();
            return ExitCode.OK;
        }
        SavedModel saved = ModelFile.read(file);
        boolean one = lambda != null || saved.path().size() == 1;
        List<LassoModel> shown = one
                ? List.of(ModelChoice.of(saved.path(), file, lambda))
                : saved.path().models();
        if (screen.json()) {
            json(saved, shown);
        } else if (screen.text()) {
            text(saved, shown);
        }
        return ExitCode.OK;
    }

    private void matrix() {
        if (lambda != null) {
            throw new UsageException("--lambda chooses a point of a model file; " + file + " holds data");
        }
        LmatReport report = new LmatReport(file, LmatFile.summary(file), verify);
        if (verify) {
            LmatFile.verify(file);
        }
        if (screen.json()) {
            report.json().print(console);
        } else if (screen.text()) {
            report.text(console.out());
        }
    }

    private void text(SavedModel saved, List<LassoModel> shown) {
        LassoPath path = saved.path();
        TextReport report = new TextReport(console.out());
        report.opening(file.toString(), path.options(), path.report(), saved.penaltyScale());
        if (shown.size() == 1) {
            console.out().printf(Locale.ROOT, "λ = %.6g%n", shown.getFirst().lambda());
            console.out().println();
            double[] scales =
                    saved.scales().orElseGet(() -> ones(saved.features().size()));
            report.model(shown.getFirst(), saved.features(), j -> scales[j], heading(saved.penaltyScale()));
        } else {
            report.path(path);
        }
        PrintWriter out = console.out();
        report.preparation(saved.pipeline());
        saved.holdout().ifPresent(result -> HoldoutScores.print(result, out));
        report.machine(path.report());
        path.report().notes().forEach(note -> out.println("Note: " + note));
        out.println("Fitted by Lariat " + saved.lariatVersion() + "; fingerprint of the data " + saved.fingerprint());
    }

    private static String heading(PenaltyScale scale) {
        return switch (scale) {
            case STANDARD, NONE -> TextReport.PER_DEVIATION;
            case ROBUST -> "per IQR";
            case MINMAX -> "per range";
        };
    }

    private static double[] ones(int count) {
        double[] values = new double[count];
        Arrays.fill(values, 1.0);
        return values;
    }

    private void json(SavedModel saved, List<LassoModel> shown) {
        JsonReport json = new JsonReport()
                .put("fittedBy", saved.lariatVersion())
                .put("fingerprint", saved.fingerprint())
                .put("featureNames", saved.features())
                .options(saved.path().options())
                .report(saved.path().report())
                .scale(saved.penaltyScale())
                .preparation(saved.pipeline())
                .put("notes", saved.path().report().notes());
        if (shown.size() == 1) {
            json.model(shown.getFirst(), saved.features());
        } else {
            json.put("lambdas", saved.path().lambdas());
        }
        saved.holdout().ifPresent(result -> json.put("holdout", HoldoutScores.fields(result)));
        json.print(console);
    }
}
