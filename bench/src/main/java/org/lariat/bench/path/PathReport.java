package org.lariat.bench.path;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes the report of {@code paths.sh} from the results that are there. */
public final class PathReport {
    private static final String INTRODUCTION = """
            # Whole paths beside other programs

            Written by bench/paths.sh. 100 λs, X not standardised, intercept fitted; only the fit is timed, on one thread unless said. Every path is judged by judge.py of the peers: the gap after @ is the largest (P−D)/P over the path that it found, in code of its own.
            """;
    private static final String METHOD = """
            - seconds: median over the rounds of the median within each, one process of each program a round, taking turns. Lariat: at least ten fits and three seconds in a fresh JVM first (fewer fits where they take more than 40 s together); then, with the heap collected before each, those that count. Java's compiler has threads of its own. Peers: single fits where they take more than two seconds
            - Lariat: tolerance 1e-9 (debian_pkgs 1e-6), solver auto. glmnet: default tolerance 1e-7, and the loosest power of ten that reaches a gap of 1e-6. LARS: scikit-learn's exact path, interpolated
            - a target in seconds belongs to the machine it was set on; where the peer it was set beside is slower here, the figure after "here" is longer in the same proportion, and that is the one that counts
            - peak MiB: the most memory resident in a process that read the problem and fitted once, Java and all; R and Python too
            - –: not run, or no result: over the limit, which is named, or not reached at any tolerance tried
            """;

    private PathReport() {}

    /**
     * Writes the report.
     *
     * @param args the list of problems, the folder with the results, the file to write
     * @throws IOException if one cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        Path results = Path.of(args[1]);
        List<Outcomes> measured = new ArrayList<>();
        for (ProblemSpec spec : ProblemSpec.readAll(Path.of(args[0]))) {
            Outcomes outcomes = Outcomes.read(spec, results);
            if (outcomes.lariat().finished() || outcomes.glmnet().finished()) {
                measured.add(outcomes);
            }
        }
        String machine = Files.readString(results.resolve("machine.md"));
        Files.writeString(Path.of(args[2]), INTRODUCTION + "\n" + machine + METHOD + tables(measured));
    }

    /** All tables that have rows. */
    static String tables(List<Outcomes> measured) {
        List<Outcomes> targets =
                measured.stream().filter(o -> o.spec().group().equals("target")).toList();
        StringBuilder out = new StringBuilder();
        table(out, "Targets", TargetTable.HEAD, targets.stream().map(TargetTable::row));
        table(out, "Lariat in detail", DetailTable.HEAD, targets.stream().map(DetailTable::row));
        table(out, "Time against p", SizeTable.HEAD, sizes(measured, "p"));
        table(out, "Time against n", SizeTable.HEAD, sizes(measured, "n"));
        return out.toString();
    }

    /** The problems of a group and the one that belongs to both, by size; none if that one is alone. */
    private static Stream<String> sizes(List<Outcomes> measured, String group) {
        List<Outcomes> rows = measured.stream()
                .filter(o -> o.spec().group().equals(group) || o.spec().name().equals("w5"))
                .sorted(Comparator.comparingDouble(o -> o.lariat().reported(group)))
                .toList();
        return rows.size() < 2 ? Stream.empty() : rows.stream().map(SizeTable::row);
    }

    private static void table(StringBuilder out, String title, List<String> head, Stream<String> rows) {
        List<String> lines = rows.toList();
        if (!lines.isEmpty()) {
            out.append("\n## ").append(title).append("\n\n").append(line(head)).append("|---".repeat(head.size()));
            out.append("|\n");
            lines.forEach(out::append);
        }
    }

    /** A line of a table. */
    static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
