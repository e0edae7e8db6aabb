package org.lariat.bench.path;

/**
 * When a JVM counts as warm: after ten fits, since the tenth is reported, and after some seconds, since the fits of small
 * problems are over before the compiler has met them. Long fits are not repeated for the warm-up alone.
 */
final class Warmth {
    /** Fits in a warm-up, of which the first and the last are reported. */
    static final int FITS = 10;

    /** Seconds of a warm-up: after two the times of the smallest problems stop falling. */
    static final double DEFAULT_SECONDS = 3;

    /** A warm-up ends after so many seconds, however few fits they were. */
    static final double MOST_SECONDS = 40;

    private Warmth() {}

    /** True if there is no need for another fit. */
    static boolean reached(int fits, double seconds, double leastSeconds) {
        return fits > 0 && (seconds >= MOST_SECONDS || (fits >= FITS && seconds >= leastSeconds));
    }
}
