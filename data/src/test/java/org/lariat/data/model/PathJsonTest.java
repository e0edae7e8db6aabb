package org.lariat.data.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lariat.Lasso;
import org.lariat.LassoPath;
import tools.jackson.databind.JsonNode;

class PathJsonTest {
    private static final List<String> RUN_FIELDS =
            List.of("\"solver\"", "\"backend\"", "\"backendDescription\"", "\"threads\"", "\"seconds\"");

    @TempDir
    private Path dir;

    @Test
    void everyBitIsThere() throws IOException {
        LassoPath path = Samples.path(3, 20, 8, Lasso.options());
        Path file = dir.resolve("path.json");
        PathJson.write(file, path, Samples.names(20), 0.5, 0.25);
        JsonNode root = JsonLines.MAPPER.readTree(Files.readAllBytes(file));
        assertThat(root.get("solver").stringValue()).isEqualTo("lariat");
        assertThat(root.get("seconds").size()).isEqualTo(2);
        assertThat(root.get("p").intValue()).isEqualTo(20);
        JsonFields fields = new JsonFields("path.json", root);
        assertThat(fields.numbers("lambda")).isEqualTo(path.lambdas());
        assertThat(fields.strings("featureNames")).isEqualTo(Samples.names(20));
        List<JsonFields> coefficients = fields.objects("coefficients");
        for (int k = 0; k < path.size(); k++) {
            assertThat(coefficients.get(k).integers("index"))
                    .isEqualTo(path.model(k).indices());
            assertThat(coefficients.get(k).numbers("value"))
                    .isEqualTo(path.model(k).values());
            assertThat(fields.numbers("intercept")[k]).isEqualTo(path.model(k).intercept());
            assertThat(root.get("certificate").get(k).isNull())
                    .isEqualTo(path.model(k).certificate().isEmpty());
        }
        assertThat(root.get("certificate").get(0).get("kkt").stringValue()).isEqualTo("Infinity");
        assertThat(root.get("certificate").get(0).get("stop").stringValue()).isEqualTo("CONVERGED");
    }

    @Test
    void whatDependsOnTheRunStandsOnLinesOfItsOwn() throws IOException {
        LassoPath path = Samples.path(3, 20, 4, Lasso.options());
        LassoPath other = new LassoPath(path.options(), path.models(), Samples.report(20, "scalar"));
        Path one = dir.resolve("one.json");
        Path two = dir.resolve("two.json");
        PathJson.write(one, path, Samples.names(20), 0.5);
        PathJson.write(two, other, Samples.names(20), 0.75);
        assertThat(one).isNotEqualTo(two);
        assertThat(lines(one)).isEqualTo(lines(two)).hasSizeGreaterThan(15);
        assertThat(Files.readAllLines(one).stream().filter(l -> l.startsWith("{\"index\":")))
                .as("a line for each point")
                .hasSize(4);
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> RUN_FIELDS.stream().noneMatch(line::startsWith))
                .toList();
    }
}
