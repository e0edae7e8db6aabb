package org.lariat.bench.suite.kernel;

import org.lariat.kernel.VectorKernel;

/** The soft threshold of vectors on the heap; thresholds and result stay in cache. */
final class ProximalOperation extends KernelOperation {
    private final VectorKernel kernel;
    private final double[][] z; // each (n)
    private final double[] t; // (n)
    private final double[] out; // (n)
    private int next;

    ProximalOperation(VectorKernel kernel, int vectors, int n) {
        super("softThreshold f64", n, (double) Double.BYTES * n, 2.0 * n); // a subtraction and a comparison
        this.kernel = kernel;
        this.z = new double[vectors][];
        double[] first = uniform(n, 5);
        for (int k = 0; k < vectors; k++) {
            z[k] = first.clone();
        }
        this.t = positive(n, 6);
        this.out = new double[n];
    }

    @Override
    double call() {
        kernel.softThreshold(z[next], t, out, length());
        next = next + 1 == z.length ? 0 : next + 1;
        return out[0];
    }

    @Override
    double difference() {
        double[] plain = new double[length()];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = Math.signum(z[next][i]) * Math.max(Math.abs(z[next][i]) - t[i], 0.0);
        }
        call();
        return difference(out, plain);
    }
}
