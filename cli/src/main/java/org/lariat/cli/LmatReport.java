package org.lariat.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lariat.data.LmatSummary;

/** What a .lmat file holds, for people and for programs. */
final class LmatReport {
    private static final int NAMES_SHOWN = 5;

    private final Path file;
    private final LmatSummary summary;
    private final boolean verified;

    LmatReport(Path file, LmatSummary summary, boolean verified) {
        this.file = file;
        this.summary = summary;
        this.verified = verified;
    }

    void text(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s: %d rows, %d features, %s; %d bytes%n",
                file,
                summary.rows(),
                summary.columns(),
                summary.elementType().label(),
                summary.bytes());
        out.println("Features: " + names());
        out.println(kept());
        summary.notes().forEach(note -> out.println("Note: " + note));
        out.println(
                verified
                        ? "All checksums match."
                        : "Header, names and vectors match their checksums; --verify checks the columns too.");
    }

    private String names() {
        List<String> names = summary.names();
        String first = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
        return names.size() > NAMES_SHOWN ? first + ", …" : first;
    }

    private String kept() {
        List<String> parts = new ArrayList<>();
        parts.add(summary.response().map(name -> "response '" + name + "'").orElse("no response"));
        summary.weights().ifPresent(name -> parts.add("weights '" + name + "'"));
        summary.offset().ifPresent(name -> parts.add("offset '" + name + "'"));
        return "With " + String.join(", ", parts);
    }

    JsonReport json() {
        return new JsonReport()
                .put("file", file.toString())
                .put("n", summary.rows())
                .put("p", summary.columns())
                .put("elementType", summary.elementType().label())
                .put("bytes", summary.bytes())
                .put("response", summary.response().orElse(""))
                .put("weights", summary.weights().orElse(""))
                .put("offset", summary.offset().orElse(""))
                .put("featureNames", summary.names())
                .put("means", summary.means())
                .put("norms", summary.norms())
                .put("notes", summary.notes())
                .put("verified", verified);
    }
}
