package org.lariat.bench.suite.result;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The ratio of two medians, new over old, with a percentile bootstrap interval (Efron, doi:10.1214/aos/1176344552): both samples are
 * drawn anew with replacement, and of the ratios of their medians the middle {@value #LEVEL} are kept.
 *
 * @param ratio of the medians
 * @param low end of the interval
 * @param high end of the interval
 */
public record RatioInterval(double ratio, double low, double high) {
    /** Share of bootstrap ratios inside: with a hundred comparisons about one misses by chance. */
    public static final double LEVEL = 0.99;

    private static final int DRAWS = 4000;

    /**
     * Compares two samples.
     *
     * @param before seconds, at least one, positive
     * @param after seconds, at least one, positive
     * @param seed of the drawing; the same gives the same interval
     * @throws IllegalArgumentException if a sample is empty
     */
    public static RatioInterval of(List<Double> before, List<Double> after, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] ratios = new double[DRAWS];
        for (int k = 0; k < DRAWS; k++) {
            double numerator = drawnMedian(after, random);
            ratios[k] = numerator / drawnMedian(before, random);
        }
        Arrays.sort(ratios);
        double outside = (1 - LEVEL) / 2;
        return new RatioInterval(
                Statistics.median(after) / Statistics.median(before),
                Statistics.sortedQuantile(ratios, outside),
                Statistics.sortedQuantile(ratios, 1 - outside));
    }

    private static double drawnMedian(List<Double> sample, SplittableRandom random) {
        double[] drawn = new double[sample.size()];
        for (int k = 0; k < drawn.length; k++) {
            drawn[k] = sample.get(random.nextInt(sample.size()));
        }
        Arrays.sort(drawn);
        return Statistics.sortedQuantile(drawn, 0.5);
    }
}
