package org.lariat.bench.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report says what the files say, and counts as met only what is. */
class PathReportTest {
    @TempDir
    private Path results;

    @Test
    void targetIsMetWhereTimeAndGapAre() throws IOException {
        judged("lariat", 1, 0.4, 1e-10);
        judged("glmnet", 1, 0.9, 6e-2);
        Verdict verdict = verdict("0.5", "-", "-", "-", "glmnet", "1.0");
        assertThat(verdict.target()).isEqualTo("≤ 0.5");
        assertThat(verdict.verdict()).isEqualTo("met");
    }

    @Test
    void gapAboveTheToleranceIsNotMet() throws IOException {
        judged("lariat", 1, 0.4, 2e-9);
        assertThat(verdict("0.5", "-", "-", "-", "-", "-").verdict()).isEqualTo("**not met**: gap 2e-9 above 1e-9");
    }

    @Test
    void targetIsLongerWhereThePeerIsSlower() throws IOException {
        judged("lariat", 1, 0.9, 1e-10);
        judged("glmnet", 1, 2.0, 6e-2);
        Verdict verdict = verdict("0.5", "-", "-", "-", "glmnet", "1.0");
        assertThat(verdict.target()).isEqualTo("≤ 0.5 (here 1)");
        assertThat(verdict.verdict()).isEqualTo("met");
    }

    @Test
    void everythingMissedIsNamed() throws IOException {
        judged("lariat", 1, 1.0, 1e-10);
        result("lariat", 1, "{\"sweeps\": 25.5}");
        judged("lariat-2", 1, 0.9, 1e-10);
        judged("glmnet", 1, 1.0, 6e-2);
        judged("lars", 1, 5.0, 1e-12);
        assertThat(verdict("0.5", "0.3", "20", "10", "glmnet", "1.0").verdict())
                .isEqualTo("**not met**: 2.00× the time allowed; 3.00× the time allowed on two threads; 25.5 sweeps;"
                        + " 5.00× faster than the best peer");
    }

    @Test
    void targetMayBeThePeersOwnTime() throws IOException {
        judged("lariat", 1, 3.0, 1e-10);
        judged("glmnet", 1, 2.0, 9e-1);
        assertThat(verdict("glmnet", "-", "-", "-", "glmnet", "4.0").verdict())
                .isEqualTo("**not met**: 1.50× the time of glmnet");
    }

    @Test
    void missingResultIsNotMet() throws IOException {
        assertThat(verdict("0.5", "-", "-", "-", "glmnet", "1.0").verdict()).startsWith("**not met**");
    }

    @Test
    void roundsGiveTheirMedianAndTheWorstGap() throws IOException {
        judged("lars", 1, 1.0, 1e-12);
        judged("lars", 2, 3.0, 1e-10);
        judged("lars", 3, 2.0, 1e-11);
        assertThat(Cells.timeAndGap(outcomes(spec("-", "-", "-", "-", "-", "-")).lars()))
                .isEqualTo("2.00 @ 1e-10");
    }

    @Test
    void runOverTheLimitIsADashThatSaysSo() throws IOException {
        write("lars-first", 1, "judge.json", "{\"limit\": 120}");
        Outcomes outcomes = outcomes(spec("-", "-", "-", "-", "-", "-"));
        assertThat(Cells.timeAndGap(outcomes.lars())).isEqualTo("– (over 120 s)");
        assertThat(outcomes.bestAccurateSeconds()).isNaN();
    }

    @Test
    void pathThatEndsEarlyHasNoGap() throws IOException {
        String json = "{\"seconds\": 1.0, \"max_relative_gap\": 1e-9, \"lambdas\": 37, \"same_grid\": false}";
        write("glmnet", 1, "judge.json", json);
        Outcomes outcomes = outcomes(spec("-", "-", "-", "-", "-", "-"));
        assertThat(Cells.timeAndGap(outcomes.glmnet())).isEqualTo("1.00 (only 37 λs)");
        assertThat(outcomes.bestAccurateSeconds()).isNaN();
    }

    @Test
    void whereNoToleranceIsTightEnoughTheLastOneIsShown() throws IOException {
        judged("search-1e-9", 1, 1.0, 1e-3);
        write("search-1e-10", 1, "judge.json", "{\"limit\": 120}");
        Outcomes outcomes = outcomes(spec("-", "-", "-", "-", "-", "-"));
        assertThat(Cells.timeAndGap(outcomes.tight())).isEqualTo("– (over 120 s)");
        assertThat(outcomes.tightTolerance()).isEqualTo(1e-10);
    }

    @Test
    void onlyAccuratePeersCompete() throws IOException {
        judged("glmnet", 1, 1.0, 6e-2);
        judged("glmnet-tight", 1, 8.0, 9e-7);
        judged("lars", 1, 9.0, 1e-13);
        assertThat(outcomes(spec("-", "-", "-", "-", "-", "-")).bestAccurateSeconds())
                .isEqualTo(8.0);
    }

    @Test
    void rowsHaveAsManyCellsAsTheHead() throws IOException {
        judged("lariat", 1, 0.4, 1e-10);
        Outcomes outcomes = outcomes(spec("0.5", "-", "-", "-", "glmnet", "1.0"));
        assertThat(cells(TargetTable.row(outcomes))).isEqualTo(TargetTable.HEAD.size());
        assertThat(cells(DetailTable.row(outcomes))).isEqualTo(DetailTable.HEAD.size());
        assertThat(cells(SizeTable.row(outcomes))).isEqualTo(SizeTable.HEAD.size());
        assertThat(PathReport.tables(List.of(outcomes)))
                .contains("## Targets", "| w5 problem | 0.400 @ 1e-10 |")
                .doesNotContain("## Time against p");
    }

    @Test
    void listOfProblemsCanBeRead() throws IOException {
        List<ProblemSpec> specs = ProblemSpec.readAll(Path.of("paths.tsv"));
        assertThat(specs).extracting(ProblemSpec::name).doesNotHaveDuplicates().contains("w5", "debian");
        assertThat(specs).extracting(ProblemSpec::group).containsOnly("target", "p", "n");
        assertThat(specs).extracting(ProblemSpec::tolerance).containsOnly(1e-9, 1e-6);
    }

    private static long cells(String row) {
        return row.chars().filter(c -> c == '|').count() - 1;
    }

    private Verdict verdict(String seconds, String onTwo, String sweeps, String times, String peer, String peerSeconds)
            throws IOException {
        return Verdict.of(outcomes(spec(seconds, onTwo, sweeps, times, peer, peerSeconds)));
    }

    private static ProblemSpec spec(
            String seconds, String onTwo, String sweeps, String times, String peer, String peerSeconds) {
        return ProblemSpec.parse(String.join(
                "\t",
                "w5",
                "target",
                "w5 problem",
                "dense --n 10",
                "1e-9",
                "glmnet,lars",
                seconds,
                onTwo,
                sweeps,
                times,
                peer,
                peerSeconds));
    }

    private Outcomes outcomes(ProblemSpec spec) throws IOException {
        return Outcomes.read(spec, results);
    }

    private void judged(String variant, int round, double seconds, double gap) throws IOException {
        write(variant, round, "judge.json", "{\"seconds\": " + seconds + ", \"max_relative_gap\": " + gap + "}");
    }

    private void result(String variant, int round, String json) throws IOException {
        write(variant, round, "result.json", json);
    }

    private void write(String variant, int round, String file, String text) throws IOException {
        Path folder = results.resolve("w5").resolve(variant).resolve(Integer.toString(round));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(file), text);
    }
}
