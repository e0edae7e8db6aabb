package org.lariat.screening;

import org.lariat.matrix.StandardizedMatrix;

/** Reads all columns: the correlations of every standardised column with a vector, by the host or by a device. */
public interface Sweep {
    /** {@code out_j = ⟨x̃_j,v⟩}, 0 for columns of norm 0; {@code v} (n) of a norm between 1e-15 and 1e15, {@code out} (p). */
    void correlations(double[] v, double[] out);

    /** Bound on the error of a correlation over ‖v‖, beyond that of a sum over a column of the matrix in float64. */
    double error();

    /** What a sweep costs, in sweeps by the host; a fixed guess that steers how often there is one, never what is true. */
    double cost();

    /** By the host, from the matrix itself. */
    static Sweep of(StandardizedMatrix x) {
        return new Sweep() {
            @Override
            public void correlations(double[] v, double[] out) {
                x.correlations(v, out);
            }

            @Override
            public double error() {
                return 0.0;
            }

            @Override
            public double cost() {
                return x.design().sweepCost();
            }
        };
    }
}
