package org.lariat.cli.report;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How often features are selected when the rows are resampled.
 *
 * @param method how, in words: {@code "100 complementary pairs, seed 1"}
 * @param threshold frequency from which a feature counts as stable, where there is one
 * @param features the most frequent first
 */
public record Stability(String method, OptionalDouble threshold, List<Feature> features) {
    /**
     * One feature.
     *
     * @param name of it
     * @param frequency share of the resamples that selected it, in [0, 1]
     * @param sign of its coefficient: 1, −1, or 0 where both occur
     */
    public record Feature(String name, double frequency, int sign) {
        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if the frequency is not a share
         */
        public Feature {
            if (!(frequency >= 0 && frequency <= 1)) {
                throw new IllegalArgumentException("the frequency of " + name + " must be in [0, 1], not " + frequency);
            }
        }
    }

    /** Copies and sorts the features. */
    public Stability {
        features = features.stream()
                .sorted(Comparator.comparingDouble(f -> -f.frequency()))
                .toList();
    }
}
