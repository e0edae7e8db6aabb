package org.lariat.bench.batch;

import java.util.Arrays;
import java.util.Locale;

/**
 * How long something takes.
 *
 * @param best shortest of the repetitions, seconds
 * @param median of the repetitions, seconds
 */
record Stopwatch(double best, double median) {
    /** Until what is short has been compiled. */
    private static final double WARM_UP_SECONDS = 1.0;

    private static final double AT_LEAST_SECONDS = 0.5;
    private static final int AT_LEAST_TIMES = 4;
    private static final int AT_MOST_TIMES = 2000;

    /** Repeats a task, after a second, or one run, that is not counted. */
    static Stopwatch of(Runnable task) {
        long start = System.nanoTime();
        do {
            task.run();
        } while (1e-9 * (System.nanoTime() - start) < WARM_UP_SECONDS);
        double[] seconds = new double[AT_MOST_TIMES];
        int times = 0;
        for (double sum = 0.0; times < AT_LEAST_TIMES || (sum < AT_LEAST_SECONDS && times < AT_MOST_TIMES); times++) {
            long begin = System.nanoTime();
            task.run();
            seconds[times] = 1e-9 * (System.nanoTime() - begin);
            sum += seconds[times];
        }
        Arrays.sort(seconds, 0, times);
        return new Stopwatch(seconds[0], seconds[times / 2]);
    }

    /** "best median", in milliseconds. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4f %.4f", 1e3 * best, 1e3 * median);
    }
}
