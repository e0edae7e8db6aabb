package org.lariat.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lariat.cli.StabilityCommand.Studied;
import org.lariat.stability.BootstrapResult;
import org.lariat.stability.ErrorTerms;
import org.lariat.stability.Sampling;
import org.lariat.stability.SelectionRule;
import org.lariat.stability.StabilityOptions;
import org.lariat.stability.StabilityResult;

/** Stability selection and bootstrap for people. */
final class StabilityText {
    /** Features shown beside those kept, so that the threshold is seen to separate. */
    private static final int NEXT = 10;

    /** Features shown at most; the JSON has them all. */
    private static final int MOST = 40;

    private static final double PERCENT = 100.0;
    private static final double LOW = 0.025;
    private static final double MEDIAN = 0.5;
    private static final double HIGH = 0.975;

    private final PrintWriter out;

    StabilityText(PrintWriter out) {
        this.out = out;
    }

    @SuppressWarnings("AnnotateFormatMethod") // every call has its format in sight
    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** Everything. */
    void print(Studied studied, String source) {
        StabilityResult result = studied.stability();
        List<String> names = studied.ready().data().names();
        new TextReport(out)
                .opening(
                        source,
                        studied.ready().options(),
                        result.report(),
                        studied.ready().scale());
        setting(result);
        table(result, names);
        verdict(result);
        BootstrapResult bootstrap = studied.bootstrap();
        if (bootstrap != null) {
            table(bootstrap, names);
        }
        new TextReport(out).machine(result.report());
        out.println(times(result, bootstrap));
        studied.notes().forEach(note -> out.println("Note: " + note));
    }

    private void setting(StabilityResult result) {
        StabilityOptions options = result.options();
        ErrorTerms terms = result.terms();
        boolean paired = options.sampling() == Sampling.COMPLEMENTARY_PAIRS;
        out.println(text(
                "%d %s of %d rows; %s; threshold %s%s; seed %d",
                options.draws(),
                paired ? "complementary pairs" : "halves",
                result.rowsPerSubsample(),
                options.rule() instanceof SelectionRule.First
                        ? text("the first %.0f features of each path", terms.features())
                        : text("%.1f features of each path on average", terms.features()),
                terms.threshold(),
                options.weakness() == 1.0 ? "" : text("; weakness %s", options.weakness()),
                options.seed()));
        out.println();
    }

    private void table(StabilityResult result, List<String> names) {
        int[] kept = result.selected();
        List<Integer> often = IntStream.of(result.everSelected())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(j -> -result.frequency(j)))
                .toList();
        Table table = Table.ofNamed("feature", "frequency", "positive", "kept");
        int shown = Math.min(often.size(), Math.min(MOST, kept.length + NEXT));
        for (int k = 0; k < shown; k++) {
            int j = often.get(k);
            table.row(
                    names.get(j),
                    text("%.2f", result.frequency(j)),
                    text("%.0f %%", PERCENT * result.positiveShare(j)),
                    k < kept.length ? "yes" : "");
        }
        table.print(out);
        if (often.size() > shown) {
            out.println(text("  … and %d that were selected less often (--format json has all)", often.size() - shown));
        }
        out.println();
    }

    private void verdict(StabilityResult result) {
        ErrorTerms terms = result.terms();
        int kept = result.selected().length;
        out.println(text(
                "%d of %d features kept; %s (bound: %s).",
                kept,
                terms.candidates(),
                Double.isInfinite(terms.falseSelections())
                        ? "the bound says nothing for so low a threshold or so many features"
                        : text("at most %.3g false ones are expected", terms.falseSelections()),
                terms.bound().label()));
        out.println("It assumes: " + terms.bound().assumption() + ".");
        out.println();
    }

    private void table(BootstrapResult result, List<String> names) {
        out.println(text("Bootstrap: %d resamples at λ = %.6g", result.resamples(), result.lambda()));
        out.println();
        List<Integer> often = IntStream.of(result.everSelected())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(j -> -result.frequency(j)))
                .toList();
        Table table = Table.ofNamed(
                "feature", "coefficient", "frequency", "positive", "negative", "2.5 %", "median", "97.5 %");
        int shown = Math.min(often.size(), Math.min(MOST, result.model().nonzeros() + NEXT));
        for (int j : often.subList(0, shown)) {
            table.row(
                    names.get(j),
                    text("%.4g", result.model().coefficient(j)),
                    text("%.2f", result.frequency(j)),
                    text("%.2f", result.positiveShare(j)),
                    text("%.2f", result.negativeShare(j)),
                    text("%.4g", result.quantile(j, LOW)),
                    text("%.4g", result.quantile(j, MEDIAN)),
                    text("%.4g", result.quantile(j, HIGH)));
        }
        table.print(out);
        if (often.size() > shown) {
            out.println(text("  … and %d that were selected less often (--format json has all)", often.size() - shown));
        }
        out.println();
    }

    private static String times(StabilityResult result, @Nullable BootstrapResult bootstrap) {
        String selection = text("%d fits in %.3g s", result.subsamples(), result.seconds());
        return bootstrap == null
                ? selection
                : selection + text("; %d resamples in %.3g s", bootstrap.resamples(), bootstrap.seconds());
    }
}
