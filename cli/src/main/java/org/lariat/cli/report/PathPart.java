package org.lariat.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lariat.LassoModel;
import org.lariat.LassoPath;
import org.lariat.objective.Certificate;

/**
 * A path as a report shows it: every λ, and the coefficients of the features that matter.
 *
 * @param tolerance relative gap asked for
 * @param perDeviation whether coefficients are first shown per standard deviation of their column (what was penalised)
 * @param points one for each λ, λ decreasing
 * @param tracks features drawn, in order of importance; at most {@value #MOST_TRACKS}
 * @param leftOut how many features with a non-zero coefficient somewhere are not among the tracks
 */
public record PathPart(double tolerance, boolean perDeviation, List<Point> points, List<Track> tracks, int leftOut) {
    /** More lines than this cannot be told apart, and the file stays below a few megabytes. */
    public static final int MOST_TRACKS = 100;

    /**
     * One λ.
     *
     * @param lambda λ
     * @param nonzeros number of non-zero coefficients
     * @param devianceExplained share of the null deviance explained on the training data
     * @param certificate what is proved there, if anything
     */
    public record Point(double lambda, int nonzeros, double devianceExplained, Optional<Certificate> certificate) {}

    /**
     * The coefficient of one feature along the path.
     *
     * @param name of the feature
     * @param deviation standard deviation of its column
     * @param values in original units, one for each λ
     */
    public record Track(String name, double deviation, List<Double> values) {
        /** Copies the values. */
        public Track {
            values = List.copyOf(values);
        }
    }

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there is no point, or a track has not one value for each
     */
    public PathPart {
        points = List.copyOf(points);
        tracks = List.copyOf(tracks);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a path needs at least one point");
        }
        for (Track track : tracks) {
            if (track.values().size() != points.size()) {
                throw new IllegalArgumentException("feature " + track.name() + " has "
                        + track.values().size() + " coefficients, the path " + points.size() + " points");
            }
        }
    }

    /**
     * Takes the features of the chosen model first, then those whose effect for one standard deviation of their column is
     * the largest anywhere on the path.
     *
     * @param path as fitted
     * @param chosen the model to favour
     * @param names of the columns, (p)
     * @param deviation standard deviation of each column
     */
    public static PathPart of(LassoPath path, LassoModel chosen, List<String> names, IntToDoubleFunction deviation) {
        double[] effect = largestEffects(path, deviation);
        Comparator<Integer> largestFirst = Comparator.comparingDouble(j -> -effect[j]);
        Set<Integer> order = IntStream.of(chosen.indices())
                .boxed()
                .sorted(largestFirst)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        IntStream.range(0, effect.length)
                .filter(j -> effect[j] > 0)
                .boxed()
                .sorted(largestFirst)
                .forEach(order::add);
        List<Track> tracks = new ArrayList<>();
        order.stream()
                .limit(MOST_TRACKS)
                .forEach(j -> tracks.add(new Track(
                        names.get(j),
                        deviation.applyAsDouble(j),
                        path.models().stream().map(m -> m.coefficient(j)).toList())));
        List<Point> points = path.models().stream()
                .map(m -> new Point(m.lambda(), m.nonzeros(), m.devianceExplained(), m.certificate()))
                .toList();
        return new PathPart(
                path.options().tolerance(), path.options().standardize(), points, tracks, order.size() - tracks.size());
    }

    /** Largest |β_j| s_j on the path, (p). */
    private static double[] largestEffects(LassoPath path, IntToDoubleFunction deviation) {
        double[] effect = new double[path.model(0).columns()];
        for (LassoModel model : path.models()) {
            int[] index = model.indices();
            double[] value = model.values();
            for (int k = 0; k < index.length; k++) {
                effect[index[k]] = Math.max(effect[index[k]], Math.abs(value[k]));
            }
        }
        Arrays.setAll(effect, j -> effect[j] == 0.0 ? 0.0 : effect[j] * deviation.applyAsDouble(j));
        return effect;
    }

    /** λ at every point, decreasing. */
    public double[] lambdas() {
        return points.stream().mapToDouble(Point::lambda).toArray();
    }

    /** The largest relative gap of the points with a certificate. */
    public OptionalDouble worstGap() {
        return points.stream()
                .flatMap(p -> p.certificate().stream())
                .mapToDouble(Certificate::relativeGap)
                .max();
    }
}
