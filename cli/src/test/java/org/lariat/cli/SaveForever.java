package org.lariat.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.lariat.FitReport;
import org.lariat.Lasso;
import org.lariat.LassoModel;
import org.lariat.LassoPath;
import org.lariat.data.DataReader;
import org.lariat.data.LmatFile;
import org.lariat.data.PredictionFile;
import org.lariat.data.ReadOptions;
import org.lariat.data.model.ModelFile;
import org.lariat.data.model.PathJson;
import org.lariat.data.model.SavedModel;
import org.lariat.path.PathEnd;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Saves files, one over the other, until it is killed: numbers 0, 1, 2, … so that a file tells which it is. */
final class SaveForever {
    private static final int FEATURES = 20_000;

    private SaveForever() {}

    /** With the kind of file, the file, and for .lmat what to convert. */
    public static void main(String[] args) {
        Path file = Path.of(args[1]);
        for (int k = 0; ; k++) {
            save(args[0], file, k, args.length > 2 ? Path.of(args[2]) : file);
            if (k == 0) {
                System.out.println("saved");
            }
        }
    }

    static void save(String kind, Path file, int k, Path source) {
        switch (kind) {
            case "model" ->
                ModelFile.write(file, new SavedModel("0.1.0", names(), Set.of(), path(k), null, null, "0".repeat(64)));
            case "path" -> PathJson.write(file, path(k), names(), k);
            case "csv" -> PredictionFile.write(file, numbers(k));
            default -> LmatFile.convert(source, file, ReadOptions.defaults());
        }
    }

    /** Throws unless the file is whole, and that of some number. */
    static void check(String kind, Path file) throws Exception {
        switch (kind) {
            case "model" -> {
                SavedModel saved = ModelFile.read(file);
                int k = (int) saved.path().model(0).intercept();
                same(numbers(k), saved.path().model(0).values());
            }
            case "path" -> {
                JsonNode json = JsonMapper.builder().build().readTree(file.toFile());
                int k = json.get("seconds").get(0).asInt();
                same(new double[] {numbers(k)[FEATURES - 1]}, new double[] {
                    json.get("coefficients")
                            .get(0)
                            .get("value")
                            .get(FEATURES - 1)
                            .asDouble()
                });
            }
            case "csv" -> {
                List<String> lines = Files.readAllLines(file);
                if (lines.size() != FEATURES + 1) {
                    throw new AssertionError("has " + lines.size() + " lines");
                }
            }
            default -> {
                LmatFile.verify(file);
                DataReader.read(file, ReadOptions.defaults()).x();
            }
        }
    }

    private static void same(double[] wanted, double[] found) {
        if (!Arrays.equals(wanted, found)) {
            throw new AssertionError("numbers of another file");
        }
    }

    private static double[] numbers(int k) {
        return new SplittableRandom(k).doubles(FEATURES).toArray();
    }

    private static List<String> names() {
        return IntStream.range(0, FEATURES).mapToObj(j -> "x" + j).toList();
    }

    private static LassoPath path(int k) {
        int[] index = IntStream.range(0, FEATURES).toArray();
        LassoModel model = new LassoModel(1, k, FEATURES, index, numbers(k), 0, 1, Optional.empty());
        FitReport report = new FitReport(
                "scalar", "", "cd", 1, "dense", 2, FEATURES, 1, 0, 0, 1, 1, 1, PathEnd.COMPLETE, List.of());
        return new LassoPath(Lasso.options(), List.of(model), report);
    }
}
