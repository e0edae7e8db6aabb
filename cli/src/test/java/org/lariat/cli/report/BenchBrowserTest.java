package org.lariat.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lariat.bench.suite.result.BenchFile;
import org.lariat.bench.suite.result.BenchResult;
import org.lariat.bench.suite.result.Regression;
import tools.jackson.databind.JsonNode;

/**
 * The report of the benchmark, as text and in a real browser (see {@link BrowserTest}). {@code -Dlariat.bench=FILE} looks at a
 * result of {@code lariat bench} instead of a made-up one.
 */
class BenchBrowserTest {
    @TempDir
    Path folder = Path.of("");

    private Path written() {
        String named = System.getProperty("lariat.bench");
        BenchResult result = named == null ? BenchSamples.full(1.5) : BenchFile.read(Path.of(named));
        Path report = folder.resolve("bench.html");
        ReportFile.write(report, result, Regression.of(BenchSamples.full(1.0), result, 0.1));
        return report;
    }

    @Test
    void namesAreTextAndEverySectionIsThere() throws Exception {
        Path report = folder.resolve("bench.html");
        ReportFile.write(report, BenchSamples.full(1.0), null);
        String html = Files.readString(report);
        assertThat(html)
                .doesNotContain("<img src=x", "<b>a note</b>", "<a.csv>", "id=\"against\"")
                .contains(
                        "<title>Benchmark, quick</title>",
                        "id=\"gap\"",
                        "id=\"columns\"",
                        "id=\"rows\"",
                        "id=\"cross-validation\"",
                        "id=\"predictions\"",
                        "id=\"roofline\"",
                        "A processor, 2 cores, 8 GiB",
                        "default-src &#39;none&#39;");
    }

    @Test
    void drawsEveryChartWithoutAComplaintAtEveryWidth() throws Exception {
        Optional<Path> executable = Chromium.find();
        Assumptions.assumeTrue(
                executable.isPresent(), "no Chromium on the PATH, and -Dlariat.chromium names none: not tested");
        Path report = written();
        try (Chromium browser = new Chromium(executable.orElseThrow(), folder.resolve("profile"))) {
            for (int width : new int[] {1280, 390}) {
                browser.open(report, width);
                String pictures = System.getProperty("lariat.screenshots");
                if (pictures != null) {
                    Files.write(
                            Files.createDirectories(Path.of(pictures)).resolve("bench-" + width + ".png"),
                            browser.screenshot());
                }
                assertThat(browser.complaints()).isEmpty();
                assertThat(browser.requests()).containsExactly(report.toUri().toString());
                JsonNode drawn = browser.evaluate("Array.from(document.querySelectorAll('.chart')).map(c =>"
                        + " c.querySelectorAll('svg path').length > 3)");
                assertThat(drawn.size()).isGreaterThanOrEqualTo(4);
                assertThat(drawn.valueStream()).allMatch(JsonNode::asBoolean);
                assertThat(browser.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
                                .asBoolean())
                        .isTrue();
                assertThat(browser.evaluate("document.title").asString()).startsWith("Benchmark");
            }
        }
    }
}
