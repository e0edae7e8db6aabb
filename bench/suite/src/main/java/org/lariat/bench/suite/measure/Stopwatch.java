package org.lariat.bench.suite.measure;

import java.util.ArrayList;
import java.util.List;

/** Times work in this JVM. */
final class Stopwatch {
    private static final double NANOSECOND = 1e-9;

    private Stopwatch() {}

    /** Runs and returns the seconds it took. */
    static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return NANOSECOND * (System.nanoTime() - start);
    }

    /** Runs again and again until some seconds are over, once at least, so that the compiler has met the code. */
    static void warmUp(Runnable work, double seconds) {
        double spent = 0;
        do {
            spent += seconds(work);
        } while (spent < seconds);
    }

    /** The seconds of so many runs. The heap is collected before each, so that none pays for the garbage of others. */
    static List<Double> repeats(Runnable work, int count) {
        List<Double> seconds = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            System.gc();
            seconds.add(seconds(work));
        }
        return seconds;
    }
}
