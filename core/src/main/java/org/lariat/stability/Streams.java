package org.lariat.stability;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random streams, one for each draw, that depend on a seed and the number of the draw alone. */
final class Streams {
    /** Passes tests of randomness, has the same bits everywhere, and streams of different seeds do not overlap in practice. */
    private static final String ALGORITHM = "L64X128MixRandom";

    private final long[] seeds;

    /**
     * Derives the streams.
     *
     * @param seed of everything random
     * @param count number of streams
     */
    Streams(long seed, int count) {
        this.seeds = generator(seed).longs(count).toArray();
    }

    /** Stream {@code k}, from its beginning. */
    RandomGenerator stream(int k) {
        return generator(seeds[k]);
    }

    private static RandomGenerator generator(long seed) {
        return RandomGeneratorFactory.of(ALGORITHM).create(seed);
    }
}
