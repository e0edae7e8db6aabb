package org.lariat.gpu.cuda;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.lariat.resident.ColumnSource;
import org.lariat.resident.ResidentProblem;

/** Seeded random columns of norm 1, made when asked for. */
record SmallDesign(int rows, int columns, long seed) implements ColumnSource {
    @Override
    public void column(int j, double[] out) {
        System.arraycopy(unit(seed + 31L * j, rows), 0, out, 0, rows);
    }

    /** A random vector of norm 1. */
    static double[] unit(long seed, int length) {
        double[] v = new SplittableRandom(seed).doubles(length, -1, 1).toArray();
        double norm = Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
        return Arrays.stream(v).map(x -> x / norm).toArray();
    }

    /** A problem on it, of every kind of penalty; with other row weights, too. */
    ResidentProblem problem(long number, boolean reweighted) {
        SplittableRandom random = new SplittableRandom(number);
        double[] lower = random.doubles(columns, -0.2, -0.05).toArray();
        double[] upper = random.doubles(columns, 0.05, 0.2).toArray();
        return new ResidentProblem(
                unit(number, rows),
                random.doubles(columns, 0.5, 1.5).toArray(),
                random.doubles(columns, 0.0, 2.0).toArray(),
                lower,
                upper,
                reweighted
                        ? new ResidentProblem.Reweighting(
                                random.doubles(rows, 0.5, 1.2).toArray(),
                                random.doubles(rows, 0.01, 0.1).toArray(),
                                random.doubles(columns, -0.2, 0.2).toArray(),
                                random.doubles(columns, 0.8, 1.2).toArray())
                        : null);
    }
}
