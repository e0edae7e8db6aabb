package org.lariat.cli.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lariat.data.AtomicFile;
import org.lariat.verify.table.Backend;
import org.lariat.verify.table.CrossCheckResult;
import org.lariat.verify.table.CrossCheckResult.Count;
import org.lariat.verify.table.CrossCheckResult.Line;
import org.lariat.verify.table.Row;
import org.lariat.verify.table.Status;

/** The cross-check table as a page: what failed, counts by backend and level, and every check. It needs no script. */
public final class VerifyPage {
    private static final String TITLE = "Lariat verify";

    private final CrossCheckResult result;

    private VerifyPage(CrossCheckResult result) {
        this.result = result;
    }

    /**
     * Writes the page as one HTML file, in full or not at all.
     *
     * @param file to write, or replace
     * @param result what it shows
     * @throws org.lariat.data.DataException if it cannot be written; the message says why
     */
    public static void write(Path file, CrossCheckResult result) {
        AtomicFile.write(file, out -> out.write(new VerifyPage(result).html().getBytes(StandardCharsets.UTF_8)));
    }

    private String html() throws IOException {
        Html page = new Html();
        PageHead.write(page, TITLE, "'none'");
        page.open("body").open("header").element("h1", TITLE);
        page.element("p", "Java " + Runtime.version() + ", " + System.getProperty("os.arch"), "class", "soft");
        page.close("header").open("main");
        section(page, "Outcome", () -> outcome(page));
        if (!result.passed()) {
            section(page, "What failed", () -> rows(page, result.failures()));
        }
        section(page, "Backends", () -> backends(page));
        section(page, "Checks passed, by what they have in common", () -> summary(page));
        section(page, "Every check", () -> details(page));
        page.close("main").open("footer").text("Made by Lariat. This file loads nothing from the network.");
        return page.close("footer").close("body").close("html").toString();
    }

    private static void section(Html page, String heading, Runnable body) {
        page.open("section").element("h2", heading);
        body.run();
        page.close("section");
    }

    private void outcome(Html page) {
        int failed = result.failures().size();
        page.open("dl", "class", "tiles");
        tile(page, "Checks", String.valueOf(result.rows().size()));
        tile(page, "Failed", String.valueOf(failed));
        tile(page, "Cases", result.cases() + (result.full() ? " (all)" : " (pairwise)"));
        tile(page, "Seconds", String.format(Locale.ROOT, "%.0f", result.seconds()));
        page.close("dl");
        page.paragraph(
                "Each case is a path of fits by the scalar kernel on one thread, judged from the raw data in arithmetic of"
                        + " 32 digits that shares no code with the solvers. Kernels must give the same bits, on any number of threads"
                        + " and at any width of the vector unit; devices must give what their certificates say. Operations of"
                        + " kernels are also checked one by one, at many lengths: the reference against exact sums, the others"
                        + " against its bits.");
    }

    private static void tile(Html page, String name, String value) {
        page.open("div").element("dt", name).element("dd", value).close("div");
    }

    private void backends(Html page) {
        page.facts(result.backends().stream()
                .map(b -> new Fact(b.label(), promise(b) + b.description()))
                .toList());
    }

    private static String promise(Backend backend) {
        return switch (backend.contract()) {
            case REFERENCE -> "The reference. ";
            case SAME_BITS -> "Promises the bits of the reference. ";
            case CERTIFICATE -> "Promises certificates that hold. ";
            case NOT_USABLE -> "Not usable: ";
        };
    }

    private void summary(Html page) {
        List<String> header = new ArrayList<>(List.of("dimension", "level"));
        result.backends().forEach(backend -> header.add(backend.label()));
        List<List<String>> cells = new ArrayList<>();
        for (Line line : result.summary()) {
            List<String> row = new ArrayList<>(List.of(line.dimension(), line.level()));
            line.counts().stream().map(Count::text).forEach(row::add);
            cells.add(row);
        }
        page.table(header, cells, r -> cells.get(r).stream().anyMatch(cell -> cell.startsWith("FAILED")));
    }

    private void details(Html page) {
        for (Backend backend : result.backends()) {
            List<Row> own = result.rows().stream()
                    .filter(row -> row.backend().equals(backend.label()))
                    .toList();
            if (!own.isEmpty()) {
                page.folded(backend.label() + " (" + own.size() + ")", () -> rows(page, own));
            }
        }
    }

    private static void rows(Html page, List<Row> rows) {
        List<List<String>> cells = rows.stream()
                .map(row -> List.of(
                        row.subject(),
                        row.backend(),
                        row.status().name().toLowerCase(Locale.ROOT),
                        gap(row.worstGap()),
                        row.detail()))
                .toList();
        page.table(
                List.of("check", "backend", "status", "worst gap", "ended"),
                cells,
                r -> rows.get(r).status() == Status.FAILED);
    }

    private static String gap(@Nullable Double gap) {
        return gap == null ? "" : String.format(Locale.ROOT, "%.1e", gap);
    }
}
