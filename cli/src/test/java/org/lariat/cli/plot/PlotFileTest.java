package org.lariat.cli.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lariat.cli.report.ReportData;
import org.lariat.cli.report.ReportSamples;
import org.w3c.dom.Document;

/** Figures, as files. {@code -Dlariat.screenshots=FOLDER} keeps them to look at. */
class PlotFileTest {
    private static final int MOST_BYTES = 500_000;

    @BeforeEach
    void fontsAreNeeded() {
        Fonts.assumeThereAreSome();
    }

    @TempDir
    Path folder = Path.of("");

    private Path drawn(ReportData data, String name) throws Exception {
        String kept = System.getProperty("lariat.screenshots");
        Path file = (kept == null ? folder : Files.createDirectories(Path.of(kept))).resolve(name);
        PlotFile.write(file, data);
        return file;
    }

    @Test
    void aPngHasTheSizeOfACoupleOfInchesAndSomethingInColour() throws Exception {
        BufferedImage path =
                ImageIO.read(drawn(ReportSamples.fit(40).build(), "path.png").toFile());
        assertThat(path.getWidth()).isEqualTo(1800);
        assertThat(path.getHeight()).isEqualTo(1200);
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < path.getWidth(); x++) {
            for (int y = 0; y < path.getHeight(); y++) {
                colours.add(path.getRGB(x, y));
            }
        }
        assertThat(colours).contains(0xFF0072B2, 0xFFC44E00, 0xFFFFFFFF);
        Set<Integer> besideTheLines = new HashSet<>();
        for (int x = path.getWidth() - 250; x < path.getWidth() - 60; x++) {
            for (int y = 0; y < path.getHeight(); y++) {
                besideTheLines.add(path.getRGB(x, y));
            }
        }
        assertThat(besideTheLines).as("names").contains(0xFF0072B2);
        BufferedImage both =
                ImageIO.read(drawn(ReportSamples.full(), "both.png").toFile());
        assertThat(both.getHeight()).isEqualTo(2400);
    }

    @Test
    void anSvgIsWellFormedAndSaysWhatItShows() throws Exception {
        Path file = drawn(ReportSamples.full(), "both.svg");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document svg = factory.newDocumentBuilder().parse(file.toFile());
        assertThat(svg.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 720 960");
        assertThat(svg.getDocumentElement().getAttribute("width")).isEqualTo("6in");
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.getElementsByTagName("img").getLength()).isZero();
        assertThat(svg.getElementsByTagName("text").getLength()).isZero(); // outlines
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .startsWith("Coefficients along λ. Named: ")
                .contains(PathPanel.printable(ReportSamples.NASTY), "λ-größe 質量");
        assertThat(Files.size(file)).isLessThan(MOST_BYTES);
    }

    @Test
    void theSameDataGiveTheSameFile() throws Exception {
        Path first = drawn(ReportSamples.fit(40).build(), "first.svg");
        Path second = drawn(ReportSamples.fit(40).build(), "second.svg");
        assertThat(Files.readString(first)).isEqualTo(Files.readString(second));
    }

    @Test
    void namesAreShortAndPrintable() {
        assertThat(PathPanel.printable("a\u0001b\ud800c")).isEqualTo("a\ufffdb\ufffdc");
        assertThat(PathPanel.printable("x".repeat(30))).isEqualTo("x".repeat(17) + "…");
    }

    @Test
    void namesKeepTheirDistanceAndStayInside() {
        assertThat(Names.apart(new double[] {1, 50, 52, 99}, 10, 95)).containsExactly(1, 50, 60, 95);
        assertThat(Names.apart(new double[] {90, 91, 92}, 10, 95)).containsExactly(75, 85, 95);
    }

    @Test
    void theNameSaysTheFormat() {
        assertThat(PlotFile.known(Path.of("a.PNG"))).isTrue();
        assertThat(PlotFile.known(Path.of("a.svg"))).isTrue();
        assertThat(PlotFile.known(Path.of("a.pdf"))).isFalse();
    }
}
