package org.lariat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lariat.bench.suite.result.BenchResult;
import org.lariat.bench.suite.result.Regression;
import org.lariat.cli.report.BenchSamples;

/** {@code lariat bench}: its flags and tables. The measurements are tested where they are made; a whole run takes too long here. */
class BenchTest {
    @TempDir
    Path folder = Path.of("");

    private static void refused(int code, String sentence, Object... words) {
        Object[] args = new Object[words.length + 1];
        args[0] = "bench";
        System.arraycopy(words, 0, args, 1, words.length);
        Ran ran = Ran.lariat(args);
        assertThat(ran.code()).isEqualTo(code);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("lariat: " + sentence);
    }

    @Test
    void flagsAreCheckedBeforeAnythingIsMeasured() {
        refused(ExitCode.USAGE, "--threads must be at least 1, not 0", "--threads", "0");
        refused(ExitCode.USAGE, "--gap must be between 0 and 1, not 2.0", "--gap", "2");
        refused(ExitCode.USAGE, "--margin must be at least 0, not -1.0", "--margin=-1");
        refused(ExitCode.USAGE, "--target names the response of --data, and no data is given", "--target", "y");
        refused(ExitCode.USAGE, "--output and --report are the same file", "-o", "a", "--report", "a");
        refused(
                ExitCode.USAGE,
                "the result would replace old.json, which it is compared with; name another file with --output",
                "--against",
                "old.json",
                "-o",
                "./old.json");
    }

    @Test
    void filesAreCheckedBeforeAnythingIsMeasured() throws Exception {
        Path none = folder.resolve("none.json");
        refused(ExitCode.DATA, none + ": there is no such file", "--against", none);
        Path other = Files.writeString(folder.resolve("other.json"), "{}");
        refused(ExitCode.DATA, other + ": is not a result of 'lariat bench'", "--against", other);
        Path nowhere = folder.resolve("no/where.json");
        refused(ExitCode.DATA, nowhere + ": cannot be written, its directory does not exist", "-o", nowhere);
        Path noTarget = Files.writeString(folder.resolve("t.csv"), "x,y\n1,2\n2,3\n");
        refused(
                ExitCode.DATA,
                noTarget + ": there is no column 'z' for the response",
                "--data",
                noTarget,
                "--target",
                "z");
        Path constant = Files.writeString(folder.resolve("c.csv"), "x,y\n1,2\n1,3\n");
        refused(
                ExitCode.DATA,
                constant + ": no column is correlated with the response, so there is no path to time",
                "--data",
                constant,
                "--target",
                "y",
                "-o",
                folder.resolve("b.json"),
                "--report",
                folder.resolve("b.html"));
        refused(
                ExitCode.USAGE,
                "--peer-jar " + none + ": there is no such file",
                "--peer-jar",
                none,
                "-o",
                folder.resolve("b.json"),
                "--report",
                folder.resolve("b.html"));
        assertThat(Files.exists(folder.resolve("b.json"))).isFalse();
    }

    @Test
    void tablesSayWhoWasHowFastAndWhatChanged() {
        BenchResult now = BenchSamples.full(1.5);
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new BenchText(out, now).print(Regression.of(BenchSamples.full(1.0), now, 0.1));
        out.flush();
        assertThat(text.toString())
                .contains(
                        "A processor, 2 cores", "Whole paths at default tolerances", "Time to a gap of at most 1.0e-06")
                .contains("Cross-validation", "Prediction", "20 GB/s read", "Note: <b>a note</b>")
                .containsPattern("200×2000 +lariat +1 +0.09 +1 +3.3e-07 +100")
                .contains("26 timings, 26 slower and 0 faster beyond noise (margin 10 %)");
    }
}
