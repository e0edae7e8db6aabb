package org.lariat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lariat.cli.plot.Fonts;

/** {@code --report} and {@code --plot} as a user meets them. */
class ReportTest {
    @TempDir
    Path folder = Path.of("");

    private Path data = Path.of("");

    @BeforeEach
    void writeData() throws Exception {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder("age,<b>size</b>,noise,w,price\n");
        for (int i = 0; i < 50; i++) {
            double age = random.nextGaussian();
            double size = 100 * random.nextGaussian();
            text.append(age).append(',').append(size).append(',').append(random.nextGaussian());
            text.append(',').append(i % 5).append(',');
            text.append(3 + 2 * age - 0.05 * size + 0.1 * random.nextGaussian()).append('\n');
        }
        data = Files.writeString(folder.resolve("it's data.csv"), text);
    }

    @Test
    void fitWritesAReportAndAFigure() throws Exception {
        Fonts.assumeThereAreSome();
        Path report = folder.resolve("report.html");
        Path plot = folder.resolve("path.svg");
        Ran ran = Ran.lariat("fit", data, "--target", "price", "--weights", "w", "--report", report, "--plot", plot);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Report written to " + report, "Plot written to " + plot);
        String html = Files.readString(report);
        assertThat(html)
                .contains(
                        "<h1>Lasso of price, it&#39;s data.csv</h1>",
                        "<pre>lariat fit &#39;" + data.toString().replace("'", "&#39;\\&#39;&#39;")
                                + "&#39; --target price --weights w --report " + report + " --plot " + plot + "</pre>",
                        "chosen by: cross-validation (10 random folds, seed 1: λ.1se",
                        "id=\"cross-validation\"",
                        "&lt;b&gt;size&lt;/b&gt;",
                        "40 training rows", // a fifth has weight 0
                        "fingerprint (SHA-256)",
                        "Java</th>")
                .doesNotContain("<b>size");
        assertThat(Files.readString(plot)).contains("<svg", "&lt;b&gt;size&lt;/b&gt;");
        assertThat(html).contains(Runtime.version().toString());
    }

    @Test
    void oneLambdaHasAReportWithoutAPath() throws Exception {
        Path report = folder.resolve("report.html");
        Ran ran =
                Ran.lariat("fit", data, "--target", "price", "--lambda", "0.1", "--report", report, "--format", "json");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).startsWith("{").endsWith("}\n");
        assertThat(Files.readString(report))
                .contains("chosen by: the user", "All 1 point<")
                .doesNotContain("id=\"coefficient-path\"");
        Ran refused =
                Ran.lariat("fit", data, "--target", "price", "--lambda", "0.1", "--plot", folder.resolve("a.png"));
        assertThat(refused)
                .isEqualTo(new Ran(
                        ExitCode.USAGE,
                        "",
                        "lariat: --plot draws a path, and --lambda asks for one λ; leave one of them out\n"));
    }

    @Test
    void pathWritesBothToo() throws Exception {
        Fonts.assumeThereAreSome();
        Path report = folder.resolve("report.html");
        Path plot = folder.resolve("path.png");
        Ran ran = Ran.lariat(
                "path",
                data,
                "--target",
                "price",
                "--lambdas",
                "20",
                "--alpha",
                "0.5",
                "--report",
                report,
                "--plot",
                plot);
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Written: " + report, "Written: " + plot);
        assertThat(Files.readString(report)).contains("Elastic net (α = 0.5) of price", "All 20 points");
        assertThat(Files.size(plot)).isGreaterThan(10_000);
    }

    @Test
    void aModelWithoutFeaturesHasAReport() throws Exception {
        Fonts.assumeThereAreSome();
        Path report = folder.resolve("report.html");
        Path plot = folder.resolve("path.svg");
        Path lambdas = Files.writeString(folder.resolve("lambda.txt"), "1000 100\n");
        Ran ran = Ran.lariat(
                "path",
                data,
                "--target",
                "price",
                "--lambda-file",
                lambdas,
                "--report",
                report,
                "--plot",
                plot,
                "--quiet");
        assertThat(ran).isEqualTo(new Ran(0, "", ""));
        assertThat(Files.readString(report)).contains("0 of 4 features");
        assertThat(Files.readString(plot)).contains("Coefficients along λ");
    }

    @Test
    void whatCannotBeWrittenIsSaidBeforeTheFit() {
        Path nowhere = folder.resolve("nowhere").resolve("report.html");
        assertThat(Ran.lariat("fit", "no-such-file.csv", "--target", "price", "--report", nowhere))
                .isEqualTo(new Ran(
                        ExitCode.DATA,
                        "",
                        "lariat: " + nowhere + ": cannot be written, its directory does not exist; make it first\n"));
        assertThat(Ran.lariat("path", "no-such-file.csv", "--target", "price", "--plot", "path.pdf"))
                .isEqualTo(new Ran(
                        ExitCode.USAGE,
                        "",
                        "lariat: --plot: the name 'path.pdf' says no format; end it with .png or .svg\n"));
    }

    @Test
    void withoutTheFlagsNothingOfItIsLoaded() throws Exception {
        List<String> loaded = loaded("fit", data.toString(), "--target", "price", "--quiet");
        assertThat(loaded).anyMatch(line -> line.contains("org.lariat.cli.FitCommand"));
        assertThat(loaded)
                .noneMatch(line -> line.contains("org.lariat.cli.report")
                        || line.contains("org.lariat.cli.plot")
                        || line.contains("org.knowm")
                        || line.contains("java.awt"));
        Path report = folder.resolve("report.html");
        assertThat(loaded("fit", data.toString(), "--target", "price", "--quiet", "--report", report.toString()))
                .anyMatch(line -> line.contains("org.lariat.cli.report.ReportPage"))
                .noneMatch(line -> line.contains("org.knowm") || line.contains("java.awt"));
    }

    /** The classes that a JVM of its own loads for a command. */
    private List<String> loaded(String... args) throws Exception {
        Path log = folder.resolve("classes.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.lariat.cli.Main"));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readAllLines(log);
    }

    @Test
    void theCommandLineCanBePasted() {
        assertThat(ReportParts.commandLine(List.of("fit", "a b.csv", "--target", "it's", "", "--alpha=0.5")))
                .isEqualTo("lariat fit 'a b.csv' --target 'it'\\''s' '' --alpha=0.5");
    }
}
