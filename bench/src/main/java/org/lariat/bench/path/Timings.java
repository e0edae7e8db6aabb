package org.lariat.bench.path;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.lariat.LassoPath;

/**
 * The fits of one JVM.
 *
 * @param warmUp seconds of each fit before it was warm, in order
 * @param seconds of each fit that counts
 * @param peakBytes the most memory that was resident until the end of the first fit; later fits add garbage of their own
 * @param path the last of them
 */
record Timings(List<Double> warmUp, List<Double> seconds, OptionalLong peakBytes, LassoPath path) {
    private static final double NANOSECOND = 1e-9;

    /** One fit, of which the call alone is timed. */
    interface Fit {
        LassoPath run();
    }

    Timings {
        warmUp = List.copyOf(warmUp);
        seconds = List.copyOf(seconds);
    }

    /** Fits until warm, then as often as asked for. The heap is collected before each fit that counts, as for peers in R. */
    static Timings of(Fit fit, int repeats, double warmUpSeconds) throws IOException {
        List<Double> warmUp = new ArrayList<>();
        OptionalLong peakBytes = OptionalLong.empty();
        double spent = 0;
        while (!Warmth.reached(warmUp.size(), spent, warmUpSeconds)) {
            long start = System.nanoTime();
            fit.run();
            warmUp.add(NANOSECOND * (System.nanoTime() - start));
            spent += warmUp.getLast();
            if (warmUp.size() == 1) {
                peakBytes = ProcessStatus.peakBytes();
            }
        }
        List<Double> seconds = new ArrayList<>();
        LassoPath path = null;
        for (int k = 0; k < repeats; k++) {
            System.gc();
            long start = System.nanoTime();
            path = fit.run();
            seconds.add(NANOSECOND * (System.nanoTime() - start));
        }
        if (path == null) {
            throw new IllegalArgumentException("at least one repeat is needed, not " + repeats);
        }
        return new Timings(warmUp, seconds, peakBytes, path);
    }

    /** The first fit of the JVM. */
    double first() {
        return warmUp.getFirst();
    }

    /** The tenth; not a number if the warm-up was over before it. */
    double tenth() {
        return warmUp.size() < Warmth.FITS ? Double.NaN : warmUp.get(Warmth.FITS - 1);
    }

    /** The middle of the fits that count. */
    double median() {
        return Numbers.median(seconds);
    }

    /** The shortest of the fits that count. */
    double shortest() {
        return Collections.min(seconds);
    }
}
