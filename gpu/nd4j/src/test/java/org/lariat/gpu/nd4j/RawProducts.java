package org.lariat.gpu.nd4j;

import java.util.Arrays;
import java.util.Locale;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Times ND4J's own products on arrays that lie ready, without any of Lariat: what bench/nd4j.sh compares the backend with. Prints
 * {@code raw precision n p what count best median}, times in milliseconds.
 */
final class RawProducts {
    private static final double WARM_UP_SECONDS = 1.0;
    private static final int AT_LEAST_TIMES = 4;
    private static final int AT_MOST_TIMES = 2000;
    private static final double AT_LEAST_SECONDS = 0.5;

    private RawProducts() {}

    /** Arguments: float32 or float64, n, p, threads, and numbers of vectors. */
    public static void main(String[] args) {
        DataType type = args[0].equals("float32") ? DataType.FLOAT : DataType.DOUBLE;
        long n = Long.parseLong(args[1]);
        long p = Long.parseLong(args[2]);
        String label = "raw " + String.join(" ", Arrays.copyOf(args, 3));
        INDArray z = Nd4j.create(type, new long[] {n, p}, 'f').assign(0.01);
        Nd4j.factory().blas().setMaxThreads(Integer.parseInt(args[3]));
        for (int k = 4; k < args.length; k++) {
            long count = Long.parseLong(args[k]);
            boolean one = count == 1;
            INDArray down = Nd4j.create(type, one ? new long[] {n} : new long[] {n, count}, 'f')
                    .assign(0.5);
            INDArray across = Nd4j.create(type, one ? new long[] {p} : new long[] {p, count}, 'f')
                    .assign(0.5);
            INDArray transposed = z.transpose();
            System.out.println(label + " correlations " + count + time(() -> Nd4j.matmul(transposed, down, across)));
            System.out.println(label + " combine " + count + time(() -> Nd4j.matmul(z, across, down)));
            down.close();
            across.close();
        }
    }

    private static String time(Runnable task) {
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
        return String.format(Locale.ROOT, " %.4f %.4f", 1e3 * seconds[0], 1e3 * seconds[times / 2]);
    }
}
