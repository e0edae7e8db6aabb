package org.lariat.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.lariat.FitReport;
import org.lariat.cli.StabilityCommand.Studied;
import org.lariat.cli.report.Digits;
import org.lariat.cli.report.ReportBuilder;
import org.lariat.cli.report.ReportFile;
import org.lariat.cli.report.Stability;
import org.lariat.stability.ErrorTerms;
import org.lariat.stability.Sampling;
import org.lariat.stability.StabilityResult;

/** A stability selection as a report. */
final class StabilityReport {
    /** Features in the chart; the JSON has all. */
    private static final int MOST = 100;

    private StabilityReport() {}

    /**
     * Writes the file.
     *
     * @param file to write
     * @param studied what was found
     * @param source the data, as it was named
     * @param args the command line after the program's name
     */
    static void write(Path file, Studied studied, Path source, List<String> args) {
        StabilityResult result = studied.stability();
        FitReport fit = result.report();
        ReportBuilder report = new ReportBuilder(
                "Stability of the selection, " + source.getFileName(),
                ReportParts.commandLine(args),
                ZonedDateTime.now(ZoneId.systemDefault()));
        report.dataFact("data", source.toString())
                .dataFact("rows", Digits.whole(fit.rows()))
                .dataFact("features", Digits.whole(fit.columns()))
                .dataFact("fingerprint (SHA-256)", studied.ready().data().fingerprint())
                .runFact("backend", TextReport.backend(fit))
                .runFact("threads", String.valueOf(fit.threads()))
                .runFact("time", Digits.of(result.seconds(), 3) + " s")
                .runFact("Lariat", Version.number())
                .runFact("Java", Runtime.version() + ", " + System.getProperty("java.vm.name"))
                .stability(part(result, studied.ready().data().names()))
                .notes(List.of(verdict(result)))
                .notes(studied.notes());
        ReportFile.write(file, report.build());
    }

    private static Stability part(StabilityResult result, List<String> names) {
        boolean paired = result.options().sampling() == Sampling.COMPLEMENTARY_PAIRS;
        String method = String.format(
                Locale.ROOT,
                "%d %s of %d rows, seed %d",
                result.options().draws(),
                paired ? "complementary pairs" : "halves",
                result.rowsPerSubsample(),
                result.options().seed());
        List<Stability.Feature> features = IntStream.of(result.everSelected())
                .boxed()
                .sorted((a, b) -> Double.compare(result.frequency(b), result.frequency(a)))
                .limit(MOST)
                .map(j -> new Stability.Feature(names.get(j), result.frequency(j), sign(result.positiveShare(j))))
                .toList();
        return new Stability(method, OptionalDouble.of(result.terms().threshold()), features);
    }

    private static int sign(double positiveShare) {
        return positiveShare == 1.0 ? 1 : positiveShare == 0.0 ? -1 : 0;
    }

    private static String verdict(StabilityResult result) {
        ErrorTerms terms = result.terms();
        String bound = Double.isInfinite(terms.falseSelections())
                ? "the bound says nothing for so low a threshold or so many features"
                : String.format(Locale.ROOT, "at most %.3g false ones are expected", terms.falseSelections());
        return String.format(
                Locale.ROOT,
                "%d of %d features kept; %s (bound: %s). It assumes: %s",
                result.selected().length,
                terms.candidates(),
                bound,
                terms.bound().label(),
                terms.bound().assumption());
    }
}
