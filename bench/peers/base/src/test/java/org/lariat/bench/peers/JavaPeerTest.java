package org.lariat.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The frame around a library, with a stand-in that knows no better than one coefficient of λ. */
class JavaPeerTest {
    @TempDir
    Path folder = Path.of("");

    private final List<String> heard = new ArrayList<>();

    private final PeerLibrary standIn = new PeerLibrary() {
        @Override
        public String name() {
            return "stand-in";
        }

        @Override
        public double usualTolerance() {
            return 1e-3;
        }

        @Override
        public List<Double> ladder() {
            return List.of(1e-3, 1e-5);
        }

        @Override
        public PathPeer open(PeerProblem problem, int threads) {
            heard.add("open " + problem.rows() + "×" + problem.columns() + ", threads " + threads);
            return new PathPeer() {
                @Override
                public String version() {
                    return "stand-in 1.0";
                }

                @Override
                public Supplier<List<LinearFit>> fit(double[] lambdas, double tolerance) {
                    heard.add("fit " + lambdas.length + " at " + tolerance);
                    return () -> Arrays.stream(lambdas)
                            .mapToObj(lambda -> LinearFit.of(lambda, 2.0, new double[] {0.0, lambda, 9.0}, 2))
                            .toList();
                }

                @Override
                public void close() {
                    heard.add("close");
                }
            };
        }
    };

    @Test
    void itDescribesLibraries() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JavaPeer.describe(List.of(standIn), new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertThat(bytes.toString(StandardCharsets.UTF_8).strip()).isEqualTo("stand-in\t0.001\t0.001,1.0E-5");
    }

    @Test
    void itFitsAsOftenAsAskedAndWritesWhatCameOut() throws IOException {
        PeerCheck.write(folder);
        JavaPeer.run(standIn, new String[] {"stand-in", folder.toString(), "path", "2", "100", "0.001", "0.00001"});
        assertThat(heard)
                .containsExactly(
                        "open 40×25, threads 1",
                        "fit 5 at 0.001",
                        "fit 5 at 0.001",
                        "fit 5 at 0.001",
                        "fit 5 at 1.0E-5",
                        "fit 5 at 1.0E-5",
                        "close");
        List<String> lines = Files.readAllLines(folder.resolve("RESULT-2.txt"));
        assertThat(lines.get(0)).startsWith("version stand-in 1.0, Java ");
        assertThat(lines.get(1)).matches("seconds \\S+ \\S+");
        assertThat(lines.subList(2, 6))
                .containsExactly(
                        "lambda 1.0 0.5 0.2 0.1 0.05", "intercept 2.0 2.0 2.0 2.0 2.0", "beta 1 2 1.0", "beta 2 2 0.5");
    }

    @Test
    void overTheLimitItTriesNothingTighter() throws IOException {
        PeerCheck.write(folder);
        JavaPeer.run(standIn, new String[] {"stand-in", folder.toString(), "path", "3", "0", "0.001", "0.00001"});
        assertThat(folder.resolve("RESULT-1.txt")).exists(); // the usual one is measured whatever it takes
        assertThat(folder.resolve("RESULT-2.txt")).doesNotExist();
    }
}
