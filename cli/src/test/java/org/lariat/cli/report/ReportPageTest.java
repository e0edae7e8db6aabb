package org.lariat.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lariat.LassoModel;
import org.lariat.LassoPath;
import org.lariat.selection.InformationCriterion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is in a report, without a browser. */
class ReportPageTest {
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern NUMBERS = Pattern.compile("id=\"report-data\">(.*?)</script>", Pattern.DOTALL);
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder = Path.of("");

    private String written(ReportData data) throws Exception {
        Path file = folder.resolve("report.html");
        ReportFile.write(file, data);
        return Files.readString(file);
    }

    private static JsonNode charts(String html) {
        Matcher matcher = NUMBERS.matcher(html);
        assertThat(matcher.find()).isTrue();
        return JsonMapper.builder().build().readTree(matcher.group(1));
    }

    /** Without the chart library, whose text is not ours. */
    private static String ownPart(String html) {
        int library = html.indexOf("* Licensed to the Apache Software Foundation");
        assertThat(library).isPositive();
        return html.substring(0, library);
    }

    @Test
    void aNameIsNeverRead() throws Exception {
        String html = written(ReportSamples.full());
        assertThat(html).doesNotContain("<img src=x", "<price>", "<a.csv>");
        assertThat(html)
                .contains(
                        "<title>Lasso of &lt;price&gt;</title>",
                        "&lt;/script&gt;&lt;img src=x onerror=&quot;document.title=&#39;owned&#39;&quot;&gt;&amp;amp;{b}",
                        "<pre>lariat fit &#39;a b.csv&#39; --target &#39;&lt;price&gt;&#39;</pre>",
                        "<li>2 rows of &lt;a.csv&gt; were dropped</li>");
        assertThat(charts(html).get("coefficient-path").get("tracks"))
                .anyMatch(track -> track.get("name").asString().equals(ReportSamples.NASTY));
    }

    @Test
    void nothingIsLoadedAndOnlyItsOwnScriptsMayRun() throws Exception {
        String html = written(ReportSamples.full());
        assertThat(ownPart(html)).doesNotContain("src=\"", "<link", "@import", "url(", "javascript:");
        assertThat(html)
                .contains("default-src &#39;none&#39;")
                .doesNotContain("unsafe-eval", "script-src &#39;unsafe-inline&#39;");
        Matcher scripts = SCRIPT.matcher(html);
        int count = 0;
        while (scripts.find()) {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(scripts.group(1).getBytes(StandardCharsets.UTF_8));
            // In the attribute the quotes around it are escaped.
            assertThat(html)
                    .contains("&#39;sha256-"
                            + Base64.getEncoder().encodeToString(hash).replace("&", "&amp;"));
            count++;
        }
        assertThat(count).isEqualTo(6);
        assertThat(html).contains("copyright (c) 2017, Baidu Inc.", "Apache ECharts 5");
    }

    @Test
    void whatIsMissingIsLeftOut() throws Exception {
        String html =
                written(new ReportBuilder("T", "lariat fit a.csv", ZonedDateTime.now(ZoneId.systemDefault())).build());
        assertThat(html)
                .contains("<section id=\"summary\">", "<section id=\"run\">")
                .doesNotContain("id=\"path\"", "id=\"cross-validation\"", "id=\"stability\"", "id=\"history\"");
        assertThat(charts(html)).isEmpty();
        String full = written(ReportSamples.full());
        assertThat(full)
                .contains(
                        "id=\"path\"",
                        "id=\"cross-validation\"",
                        "id=\"coefficients\"",
                        "id=\"stability\"",
                        "id=\"history\"",
                        "id=\"certificates\"",
                        "held-out rows");
    }

    @Test
    void theNumbersAreThoseOfTheFit() throws Exception {
        LassoPath path = ReportSamples.path(40);
        LassoModel chosen = path.best(InformationCriterion.BIC);
        String html = written(ReportSamples.fit(40).build());
        JsonNode drawn = charts(html).get("coefficient-path");
        List<String> names = ReportSamples.names(40);
        for (int k = 0; k < path.size(); k++) {
            double lambda = path.model(k).lambda();
            assertThat(drawn.get("lambda").get(k).asDouble()).isCloseTo(lambda, within(1e-7 * lambda));
            assertThat(drawn.get("x").get(k).asDouble()).isCloseTo(Math.log10(lambda), within(1e-6));
            for (JsonNode track : drawn.get("tracks")) {
                double value = path.model(k)
                        .coefficient(names.indexOf(track.get("name").asString()));
                assertThat(track.get("values").get(k).asDouble()).isCloseTo(value, within(1e-7));
            }
        }
        assertThat(drawn.get("tracks").size())
                .isEqualTo(path.model(path.size() - 1).nonzeros());
        JsonNode mark = drawn.get("marks").get(0);
        assertThat(mark.get("x").asDouble()).isCloseTo(Math.log10(chosen.lambda()), within(1e-6));
        JsonNode gaps = charts(html).get("gaps-along").get("y");
        double gap = path.model(50).certificate().orElseThrow().relativeGap();
        assertThat(gaps.get(50).asDouble()).isCloseTo(gap, within(1e-6 * gap));
        for (int j : chosen.indices()) {
            assertThat(html).contains("<td class=\"number\">" + Digits.of(chosen.coefficient(j)) + "</td>");
        }
    }

    @Test
    void manyFeaturesAreThinnedOutAndCounted() throws Exception {
        String html = written(ReportSamples.fit(600).build());
        LassoPath path = ReportSamples.path(600);
        LassoModel chosen = path.best(InformationCriterion.BIC);
        JsonNode tracks = charts(html).get("coefficient-path").get("tracks");
        assertThat(tracks.size()).isEqualTo(PathPart.MOST_TRACKS);
        long ever = path.models().stream()
                .flatMapToInt(m -> java.util.Arrays.stream(m.indices()))
                .distinct()
                .count();
        assertThat(ever).isGreaterThan(PathPart.MOST_TRACKS);
        assertThat(html).contains(ever - PathPart.MOST_TRACKS + " more have a non-zero coefficient somewhere");
        List<String> names = ReportSamples.names(600);
        List<String> drawn =
                tracks.valueStream().map(t -> t.get("name").asString()).toList();
        int favoured = Math.min(chosen.nonzeros(), PathPart.MOST_TRACKS);
        assertThat(drawn.subList(0, favoured)).allMatch(name -> chosen.coefficient(names.indexOf(name)) != 0.0);
        assertThat(html.length()).isLessThan(2 * MEGABYTE);
    }
}
