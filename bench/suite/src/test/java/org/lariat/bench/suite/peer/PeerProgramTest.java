package org.lariat.bench.suite.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.bench.suite.measure.CvRun;
import org.lariat.bench.suite.measure.Effort;
import org.lariat.bench.suite.measure.PathProgram;
import org.lariat.bench.suite.measure.PathRun;
import org.lariat.bench.suite.problem.BenchProblem;
import org.lariat.bench.suite.problem.PathJudge;
import org.lariat.bench.suite.problem.Plan;
import org.lariat.bench.suite.problem.ProblemSpec;

/** Peers by stand-ins, and by the real ones where they are installed. */
@DisabledOnOs(OS.WINDOWS) // the stand-ins are scripts of the shell
class PeerProgramTest {
    @TempDir
    Path folder = Path.of("");

    private static BenchProblem small(boolean sparse) {
        return Plan.quick().problems().stream()
                .filter(spec -> (spec.shape() == ProblemSpec.Shape.SPARSE) == sparse)
                .findFirst()
                .map(spec -> new ProblemSpec(spec.purpose(), spec.shape(), 40, 60, spec.rho(), 4, false))
                .orElseThrow()
                .make(1);
    }

    private static Effort effort(int repeats, double limitSeconds) {
        return new Effort(repeats, limitSeconds, () -> false);
    }

    private PathProgram standIn(String script) throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        Path file = Files.writeString(folder.resolve("peer.sh"), script);
        return new PeerProgram(
                new PeerCommand(
                        "stand-in",
                        List.of("bash", file.toString()),
                        List.of("true"),
                        "path",
                        false,
                        false,
                        0.1,
                        List.of(0.1),
                        "nothing"),
                3,
                work);
    }

    @Test
    void itIsToldWhatToDoAndReadBack() throws Exception {
        BenchProblem problem = small(false);
        double first = problem.lambdas()[0];
        double second = problem.lambdas()[1];
        PathProgram program = standIn("""
                echo "$@ $OMP_NUM_THREADS" > "$1/../told"
                cp "$1/shape.txt" "$1/y.f64" "$1/x.f64" "$1/.."
                printf 'version V 1\\nseconds 0.5 0.25\\nlambda %s %s 7\\nintercept 1 2 3\\nbeta 2 3 -0.5\\n' > "$1/RESULT-1.txt"
                """.formatted(first, second));
        List<PathRun> runs = program.paths(problem, List.of(0.1, 0.01), effort(2, 1.5));
        assertThat(Files.readString(folder.resolve("told")))
                .isEqualTo(folder.resolve("work") + " path 2 1.5 0.1 0.01 3\n");
        assertThat(Files.readString(folder.resolve("shape.txt"))).isEqualTo("40 60 dense\n");
        ByteBuffer x =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("x.f64"))).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(x.getDouble(Double.BYTES * (2 * 40 + 7)))
                .isEqualTo(problem.problem().x().get(7, 2));
        assertThat(runs).hasSize(1);
        assertThat(runs.getFirst().seconds()).containsExactly(0.5, 0.25);
        assertThat(runs.getFirst().models()).hasSize(2); // the third λ was not asked for
        assertThat(runs.getFirst().models().get(1).coefficient(2)).isEqualTo(-0.5);
        assertThat(runs.getFirst().models().get(1).intercept()).isEqualTo(2.0);
        assertThat(program.version()).isEqualTo("V 1");
        assertThat(program.complaints()).isEmpty();
    }

    @Test
    void theUserNeedNotWaitForIt() throws Exception {
        PathProgram program = standIn("echo > \"$1/../begun\"; exec sleep 1000\n");
        Path begun = folder.resolve("begun");
        Effort stopped = new Effort(1, 1000, () -> Files.exists(begun));
        assertThatThrownBy(() -> program.paths(small(false), List.of(0.1), stopped))
                .isInstanceOf(CancellationException.class);
        for (ProcessHandle child : ProcessHandle.current().children().toList()) {
            child.onExit().get(30, TimeUnit.SECONDS); // it was told to end, which takes a moment
        }
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void aFailureIsOneSentence() throws Exception {
        PathProgram program = standIn("echo first; echo 'out of luck' >&2; exit 3\n");
        assertThat(program.paths(small(false), List.of(0.1), effort(1, 1))).isEmpty();
        assertThat(program.complaints()).containsExactly("stand-in ended with code 3 on 40×60, ρ 0.5: out of luck");
    }

    @Test
    void aResultThatCannotBeReadIsSaid() throws Exception {
        PathProgram program = standIn("echo 'lambda 1 x' > \"$1/RESULT-1.txt\"\n");
        assertThat(program.paths(small(false), List.of(0.1), effort(1, 1))).isEmpty();
        assertThat(program.complaints()).singleElement().asString().contains("RESULT-1.txt", "\"x\"");
        Path odd = Files.writeString(folder.resolve("odd.txt"), "speed 9\n");
        assertThatThrownBy(() -> PeerResult.read(odd, 3)).hasMessage(odd + ": a line begins with 'speed'");
    }

    @Test
    void whatIsNotThereIsLeftOutWithASentence() {
        try (Peers peers = Peers.find("no-such-rscript", "no-such-python", List.of(), 1)) {
            assertThat(peers.programs()).isEmpty();
            assertThat(peers.missing())
                    .hasSize(3)
                    .first()
                    .isEqualTo(
                            "glmnet is left out: there is no R with glmnet (Debian: apt-get install r-cran-glmnet; or"
                                    + " name another Rscript with --rscript)");
        }
    }

    /** The real glmnet and scikit-learn, where they are: they must solve the problem we think they solve. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void realPeersSolveTheSameProblem(boolean sparse) {
        BenchProblem problem = small(sparse);
        PathJudge judge = new PathJudge(problem, 5);
        try (Peers peers = Peers.find("Rscript", "python3", List.of(), 1)) {
            List<PathProgram> suitable =
                    peers.programs().stream().filter(p -> p.suits(problem)).toList();
            Assumptions.assumeFalse(suitable.isEmpty(), "neither glmnet nor scikit-learn is here: not tested");
            for (PathProgram program : suitable) {
                double tightest = program.ladder().getLast();
                List<PathRun> runs = program.paths(problem, List.of(program.usualTolerance(), tightest), effort(1, 20));
                assertThat(program.complaints()).isEmpty();
                assertThat(runs).hasSize(2).allMatch(run -> run.models().size() == problem.lambdas().length);
                assertThat(judge.worstGap(runs.get(1).models()))
                        .as(program.name())
                        .isBetween(0.0, 1e-5);
                Optional<CvRun> cv = program.crossValidate(problem, effort(1, 20));
                cv.ifPresent(run -> {
                    assertThat(run.errors()).hasSize(problem.lambdas().length);
                    assertThat(judge.gap(run.model())).as(program.name()).isBetween(0.0, 0.5);
                });
            }
        }
    }
}
