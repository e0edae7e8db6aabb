package org.lariat.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The report in a real browser: {@code -Dlariat.chromium=FILE}, or a Chromium on the PATH; skipped where there is none. With
 * {@code -Dlariat.screenshots=FOLDER} it leaves pictures to look at.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {
    private static final int DESK = 1280;
    private static final int PHONE = 390;

    private Optional<Chromium> started = Optional.empty();
    private Path report = Path.of("");

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Optional<Path> executable = Chromium.find();
        Assumptions.assumeTrue(
                executable.isPresent(), "no Chromium on the PATH, and -Dlariat.chromium names none: not tested");
        started = Optional.of(new Chromium(executable.orElseThrow(), folder.resolve("profile")));
        report = folder.resolve("report.html");
        ReportFile.write(report, ReportSamples.full());
    }

    @AfterAll
    void stop() {
        started.ifPresent(Chromium::close);
    }

    private Chromium opened(int width) throws Exception {
        Chromium browser = started.orElseThrow();
        browser.open(report, width);
        return browser;
    }

    private static void keep(byte[] picture, String name) throws Exception {
        String folder = System.getProperty("lariat.screenshots");
        if (folder != null) {
            Files.write(Files.createDirectories(Path.of(folder)).resolve(name), picture);
        }
    }

    @Test
    void drawsEveryChartWithoutAComplaintAndAsksForNothingElse() throws Exception {
        Chromium browser = opened(DESK);
        keep(browser.screenshot(), "desk.png");
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).containsExactly(report.toUri().toString());
        int charts =
                browser.evaluate("document.querySelectorAll('.chart').length").asInt();
        assertThat(charts).isEqualTo(11);
        assertThat(browser.evaluate("Array.from(document.querySelectorAll('.chart')).filter(c =>"
                                + " c.querySelectorAll('svg path').length > 3).length")
                        .asInt())
                .isEqualTo(charts);
        assertThat(browser.evaluate("document.title").asString()).isEqualTo("Lasso of <price>");
    }

    @Test
    void aLineTellsItsNameAndValuesWhereThePointerIs() throws Exception {
        Chromium browser = opened(DESK);
        JsonNode place = browser.evaluate("""
                (() => {
                  const box = document.getElementById('coefficient-path');
                  box.scrollIntoView({ block: 'center' });
                  const data = JSON.parse(document.getElementById('report-data').textContent)['coefficient-path'];
                  const i = data.tracks.findIndex(track => track.name.startsWith('</script>'));
                  const at = echarts.getInstanceByDom(box).convertToPixel('grid', [data.x[70], data.tracks[i].values[70]]);
                  const corner = box.getBoundingClientRect();
                  return { x: corner.left + at[0], y: corner.top + at[1], lambda: data.lambda[70],
                    value: data.tracks[i].values[70], colour: lariat.colours[i] };
                })()""");
        browser.moveMouse(place.get("x").asDouble(), place.get("y").asDouble());
        JsonNode tip = browser.evaluate("(() => { const tip = document.querySelector('#coefficient-path .tip');"
                + " return { name: tip.querySelector('b').textContent,"
                + " numbers: Array.from(tip.querySelectorAll('em')).map(e => Number(e.textContent)) }; })()");
        keep(browser.screenshot(), "hover.png");
        assertThat(tip.get("name").asString()).isEqualTo(ReportSamples.NASTY);
        JsonNode strong = browser.evaluate("Array.from(document.querySelectorAll('#coefficient-path path'))"
                + ".filter(p => p.getAttribute('stroke-width') === '3.5').map(p => p.getAttribute('stroke'))");
        assertThat(strong.valueStream().map(JsonNode::asString))
                .containsExactly(place.get("colour").asString());
        double lambda = place.get("lambda").asDouble();
        double value = place.get("value").asDouble();
        assertThat(tip.get("numbers").get(0).asDouble()).isCloseTo(lambda, within(1e-4 * lambda));
        assertThat(tip.get("numbers").get(1).asDouble()).isCloseTo(value, within(1e-5 * Math.abs(value)));
        assertThat(browser.evaluate("document.title").asString()).isEqualTo("Lasso of <price>");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void everyOtherChartHasATooltipToo() throws Exception {
        Chromium browser = opened(DESK);
        JsonNode ids = browser.evaluate("Array.from(document.querySelectorAll('.chart')).map(c => c.id)");
        for (JsonNode id : ids) {
            JsonNode place = browser.evaluate("""
                    (() => {
                      const box = document.getElementById('%s');
                      box.scrollIntoView({ block: 'center' });
                      const chart = echarts.getInstanceByDom(box);
                      const series = chart.getModel().getSeriesByIndex(0).getData();
                      const item = series.getItemLayout(Math.floor(series.count() / 2));
                      const at = Array.isArray(item) ? item : item && item.width !== undefined
                        ? [item.x + item.width / 2, item.y + item.height / 2]
                        : chart.convertToPixel('grid', series.getValues(['x', 'y'], Math.floor(series.count() / 2)));
                      const corner = box.getBoundingClientRect();
                      return { x: corner.left + at[0], y: corner.top + at[1] };
                    })()""".formatted(id.asString()));
            browser.moveMouse(1, 1);
            browser.moveMouse(place.get("x").asDouble(), place.get("y").asDouble());
            String tip = browser.evaluate("document.querySelector('#" + id.asString() + " .tip')?.textContent ?? ''")
                    .asString();
            assertThat(tip).as(id.asString()).containsPattern("[0-9]");
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void fitsAPhone() throws Exception {
        Chromium browser = opened(PHONE);
        keep(browser.screenshot(), "phone.png");
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(PHONE);
        assertThat(browser.evaluate("Math.max(...Array.from(document.querySelectorAll('.chart svg')).map(s =>"
                                + " s.getBoundingClientRect().right))")
                        .asInt())
                .isLessThanOrEqualTo(PHONE);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void printsAtTheWidthOfThePaperWithAllTables() throws Exception {
        Chromium browser = opened(DESK);
        byte[] pdf = browser.pdf();
        keep(pdf, "print.pdf");
        assertThat(pdf.length).isGreaterThan(20_000);
        String widths = "Array.from(document.querySelectorAll('.chart svg')).map(s => s.getBoundingClientRect().width)";
        double before = browser.evaluate("Math.max(..." + widths + ")").asDouble();
        browser.evaluate("window.dispatchEvent(new Event('beforeprint'))");
        assertThat(browser.evaluate("document.querySelectorAll('details:not([open])').length")
                        .asInt())
                .isZero();
        assertThat(browser.evaluate("Math.max(..." + widths + ")").asDouble()).isEqualTo(680);
        browser.evaluate("window.dispatchEvent(new Event('afterprint'))");
        assertThat(browser.evaluate("Math.max(..." + widths + ")").asDouble()).isEqualTo(before);
        assertThat(browser.evaluate("document.querySelectorAll('details[open]').length")
                        .asInt())
                .isZero();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theSwitchChangesTheScale() throws Exception {
        Chromium browser = opened(DESK);
        String scale =
                "echarts.getInstanceByDom(document.getElementById('coefficient-path')).getOption().yAxis[0].name";
        assertThat(browser.evaluate(scale).asString()).isEqualTo("coefficient × std. dev.");
        browser.evaluate("document.querySelector('input[value=original]').click()");
        assertThat(browser.evaluate(scale).asString()).isEqualTo("coefficient");
        assertThat(browser.complaints()).isEmpty();
    }
}
