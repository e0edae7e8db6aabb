package org.lariat.data.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.lariat.FitReport;
import org.lariat.Lasso;
import org.lariat.LassoModel;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.objective.Certificate;
import org.lariat.objective.StopReason;
import org.lariat.path.PathEnd;

/** Paths put together by hand. */
final class Samples {
    static final String FINGERPRINT = "ab".repeat(32);

    private Samples() {}

    static FitReport report(int columns, String backend) {
        return new FitReport(
                backend,
                backend + " lanes",
                "cd",
                2,
                "dense float64",
                7,
                columns,
                1.0 / 3,
                0.25,
                Double.MIN_VALUE,
                12.5,
                1L << 40,
                1L << 41,
                PathEnd.MAX_FEATURES,
                List.of("a note with \"quotes\" and é\n"));
    }

    /** A path with numbers of every kind. */
    static LassoPath path(long seed, int columns, int points, LassoOptions options) {
        Random random = new Random(seed);
        List<LassoModel> models = new ArrayList<>();
        for (int k = 0; k < points; k++) {
            int[] index = random.ints(columns, 0, 3).toArray();
            int[] chosen =
                    IntStream.range(0, columns).filter(j -> index[j] == 0).toArray();
            double[] value = new double[chosen.length];
            for (int m = 0; m < value.length; m++) {
                value[m] = any(random);
            }
            Optional<Certificate> certificate = k % 3 == 2
                    ? Optional.empty()
                    : Optional.of(new Certificate(
                            any(random),
                            any(random),
                            any(random),
                            any(random),
                            Double.POSITIVE_INFINITY,
                            Double.NEGATIVE_INFINITY,
                            Double.NaN,
                            random.nextLong(),
                            k % 2 == 0 ? StopReason.CONVERGED : StopReason.MAX_EPOCHS));
            models.add(new LassoModel(
                    1.0 / (3 + k), any(random), columns, chosen, value, any(random), any(random), certificate));
        }
        return new LassoPath(options, models, report(columns, "simd"));
    }

    private static double any(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> -0.0;
            case 1 -> Double.MIN_VALUE * (1 + random.nextInt(100));
            case 2 -> Double.MAX_VALUE * random.nextDouble();
            case 3 -> random.nextInt(1000);
            default -> random.nextGaussian();
        };
    }

    static List<String> names(int columns) {
        return IntStream.range(0, columns).mapToObj(j -> "x,\"" + j).toList();
    }

    static SavedModel saved(long seed, int columns, int points) {
        double[] means = new Random(seed).doubles(columns).toArray();
        return new SavedModel(
                "0.1.0",
                names(columns),
                Set.of("kind", "zone"),
                path(seed, columns, points, Lasso.options()),
                means,
                null,
                FINGERPRINT);
    }

    /** A model 1 + 2·a − 3·kind=u, with zero coefficients for b and kind=v. */
    static SavedModel small() {
        LassoModel none = new LassoModel(2, 1, 4, new int[0], new double[0], 0, 1, Optional.empty());
        LassoModel two = new LassoModel(1, 1, 4, new int[] {0, 2}, new double[] {2, -3}, 0.5, 0.5, Optional.empty());
        return new SavedModel(
                "0.1.0",
                List.of("a", "b", "kind=u", "kind=v"),
                Set.of("kind"),
                new LassoPath(Lasso.options(), List.of(none, two), report(4, "scalar")),
                new double[] {10, 20, 0.5, 0.5},
                null,
                FINGERPRINT);
    }
}
