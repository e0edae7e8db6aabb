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
import org.lariat.path.CostHistory;
import org.lariat.path.CostHistory.Cost;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HistoryJsonTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void hasEveryCostOfEveryLambda() throws IOException {
        double[][] x = {{1, 2}, {2, 1}, {4, 4}, {3, 7}, {0, 1}};
        double[] y = {3, 5, 9, 2, 1};
        LassoPath path = Lasso.options()
                .solver("ista")
                .history(true)
                .lambdas(0.5, 0.1)
                .threads(1)
                .path(x, y);
        Path file = folder.resolve("costs.json");
        HistoryJson.write(file, path);
        JsonNode json = JsonMapper.builder().build().readTree(Files.readString(file));
        assertThat(json.get("solver").asString()).isEqualTo("ista");
        assertThat(json.get("n").asInt()).isEqualTo(5);
        assertThat(json.get("lambdaMax").asDouble()).isEqualTo(path.report().lambdaMax());
        List<CostHistory> histories = path.report().history();
        assertThat(json.get("history").size()).isEqualTo(histories.size());
        int gaps = 0;
        for (int k = 0; k < histories.size(); k++) {
            JsonNode point = json.get("history").get(k);
            assertThat(point.get("lambda").asDouble())
                    .isEqualTo(histories.get(k).lambda());
            List<Cost> costs = histories.get(k).costs();
            for (String field : List.of("iteration", "sweeps", "objective", "gap")) {
                assertThat(point.get(field).size()).as(field).isEqualTo(costs.size());
            }
            for (int i = 0; i < costs.size(); i++) {
                Cost cost = costs.get(i);
                assertThat(point.get("iteration").get(i).asLong()).isEqualTo(cost.iteration());
                assertThat(point.get("sweeps").get(i).asDouble()).isEqualTo(cost.sweeps());
                assertThat(point.get("objective").get(i).asDouble()).isEqualTo(cost.objective());
                assertThat(point.get("gap").get(i).isNull())
                        .isEqualTo(cost.gap().isEmpty());
                if (cost.gap().isPresent()) {
                    assertThat(point.get("gap").get(i).asDouble())
                            .isEqualTo(cost.gap().getAsDouble());
                    gaps++;
                }
            }
        }
        assertThat(gaps).isGreaterThan(2);
    }
}
