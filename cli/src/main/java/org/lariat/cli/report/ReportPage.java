package org.lariat.cli.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lariat.bench.suite.result.BenchResult;
import org.lariat.bench.suite.result.Regression;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The page: sections, the numbers of their charts as JSON, and the scripts that draw them. A content security policy in the
 * page names the hashes of its scripts and nothing else, so that a browser loads nothing and runs nothing but them.
 */
final class ReportPage {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm xxx", Locale.ENGLISH);

    /** In this order; the first is the chart library. */
    private static final List<String> SCRIPTS =
            List.of("echarts.common.min.js", "base.js", "path.js", "lines.js", "points.js", "draw.js");

    /** The same for a report of the benchmark. */
    private static final List<String> BENCH_SCRIPTS =
            List.of("echarts.common.min.js", "base.js", "loglog.js", "draw.js");

    private final String title;
    private final ZonedDateTime written;
    private final List<Section> sections;
    private final List<String> scriptNames;

    ReportPage(ReportData data) {
        this(data.title(), data.written(), sections(data), SCRIPTS);
    }

    /** A report of the benchmark. */
    ReportPage(BenchResult result, @Nullable Regression regression) {
        this(
                result.quick() ? "Benchmark, quick" : "Benchmark",
                ZonedDateTime.parse(result.started()),
                BenchSections.of(result, regression),
                BENCH_SCRIPTS);
    }

    private ReportPage(String title, ZonedDateTime written, List<Section> sections, List<String> scriptNames) {
        this.title = title;
        this.written = written;
        this.sections = List.copyOf(sections);
        this.scriptNames = scriptNames;
    }

    private static List<Section> sections(ReportData data) {
        List<ReportData.Mark> marks = data.marks();
        List<Section> all = new ArrayList<>();
        all.add(new SummarySection(data));
        data.path()
                .filter(p -> p.points().size() > 1 && !p.tracks().isEmpty())
                .ifPresent(p -> all.add(new PathSection(p, marks)));
        data.cv().ifPresent(cv -> all.add(new CvSection(cv, marks)));
        data.chosen().ifPresent(model -> all.add(new CoefficientSection(model)));
        data.stability().ifPresent(s -> all.add(new StabilitySection(s)));
        for (Predictions part : data.predictions()) {
            all.add(new PredictionSection(part, all.size()));
        }
        if (!data.histories().isEmpty()) {
            all.add(new HistorySection(data.histories()));
        }
        data.path().ifPresent(p -> all.add(new CertificateSection(p, marks)));
        all.add(new RunSection(data));
        return all;
    }

    /**
     * The page as text.
     *
     * @throws IOException if a resource of the program cannot be read
     */
    String html() throws IOException {
        List<String> scripts = new ArrayList<>();
        for (String name : scriptNames) {
            scripts.add(resource(name));
        }
        Html page = new Html();
        PageHead.write(page, title, scripts.stream().map(ReportPage::hash).collect(Collectors.joining(" ")));
        page.open("body").open("header").element("h1", title);
        page.element("p", "Lariat report, " + DATE.format(written), "class", "soft");
        contents(page);
        page.close("header").open("main");
        page.open("noscript")
                .paragraph("The charts need JavaScript; the tables do not.")
                .close("noscript");
        for (Section section : sections) {
            page.open("section", "id", section.id()).element("h2", section.heading());
            section.body(page);
            page.close("section");
        }
        page.close("main").open("footer");
        page.text("Made by Lariat. Charts: Apache ECharts " + libraryVersion()
                + " (Apache License 2.0). This file loads" + " nothing from the network.");
        page.close("footer");
        page.raw("<!--\n" + resource("NOTICE-echarts.txt") + "-->\n");
        page.open("script", "type", "application/json", "id", "report-data")
                .raw(json())
                .close("script");
        scripts.forEach(script -> page.open("script").raw(script).close("script"));
        return page.close("body").close("html").toString();
    }

    private void contents(Html page) {
        page.open("nav", "aria-label", "Contents");
        sections.stream().skip(1).forEach(section -> page.element("a", section.heading(), "href", "#" + section.id()));
        page.close("nav");
    }

    /** The numbers of all charts. {@code <} stands in strings only, where its escape means the same. */
    private String json() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        sections.forEach(section -> section.charts().forEach((id, chart) -> all.set(id, chart.json())));
        return JsonMapper.builder().build().writeValueAsString(all).replace("<", "\\u003c");
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String libraryVersion() throws IOException {
        return Resources.properties("echarts.properties").getProperty("version");
    }

    private static String resource(String name) throws IOException {
        return Resources.text(name);
    }
}
