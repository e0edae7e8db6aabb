package org.lariat.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lariat.data.DataException;
import org.lariat.data.fuzz.Fuzz;
import org.lariat.data.fuzz.Specimen;
import org.lariat.path.LambdaGrid;

/** Damaged files of λs, penalty factors and bounds; see {@link Fuzz}. */
class ListFuzzTest {
    private static final List<String> NAMES = List.of("age", "income", "a,b");

    @TempDir
    Path dir = Path.of("");

    private static Specimen text(String name, String text) {
        return Specimen.plain(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void lambdas() throws InterruptedException {
        new Fuzz("lambda file", dir).run(List.of(text("l.txt", "# grid\n1, 0.5\n1e-3;0.25 7\n\n0\n")), List.of(file -> {
            double[] values = NumberList.read(file);
            try {
                return LambdaGrid.of(values).count();
            } catch (IllegalArgumentException e) {
                throw new DataException(file + ": " + e.getMessage(), e); // a wrong value of the flag, to the command
            }
        }));
    }

    @Test
    void penaltyFactorsAndBounds() throws InterruptedException {
        FeatureNumbers.Range factors = new FeatureNumbers.Range(0, Double.POSITIVE_INFINITY, "factors are at least 0");
        FeatureNumbers.Range bounds =
                new FeatureNumbers.Range(Double.NEGATIVE_INFINITY, 0, "lower bounds are at most 0");
        new Fuzz("penalty factors", dir)
                .run(
                        List.of(
                                text("f.csv", "name,factor\nincome,2\n\"a,b\",Inf\nage,0\n"),
                                text("f.txt", "1\n0.5\n2e3\n")),
                        List.of(file -> new FeatureNumbers(NAMES).fromFile(file, 1, factors).length));
        new Fuzz("bounds", dir)
                .run(
                        List.of(text("b.csv", "income,-2\nage,-Inf\n"), text("b.txt", "lower\n-1\n0\n-0.5\n")),
                        List.of(file -> new FeatureNumbers(NAMES).fromFile(file, 0, bounds).length));
    }
}
