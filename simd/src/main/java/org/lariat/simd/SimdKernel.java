package org.lariat.simd;

import static org.lariat.simd.Lanes.SPECIES;
import static org.lariat.simd.Lanes.WIDTH;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.lariat.kernel.ColumnKernel;
import org.lariat.kernel.ScalarKernel;
import org.lariat.kernel.VectorKernel;

/** The kernel on the Vector API, at the width the JVM prefers; every result has the bits of {@link ScalarKernel}. */
final class SimdKernel implements VectorKernel {
    private static final ColumnKernel FLOAT64 = new Float64Columns();
    private static final ColumnKernel FLOAT32 = new Float32Columns();

    @Override
    public String name() {
        return SimdProvider.NAME;
    }

    @Override
    public String description() {
        return "Vector API, " + WIDTH + " float64 lanes (" + SPECIES.vectorBitSize() + " bits)";
    }

    @Override
    public ColumnKernel float64() {
        return FLOAT64;
    }

    @Override
    public ColumnKernel float32() {
        return FLOAT32;
    }

    @Override
    public double dot(double[] a, double[] b, int n) {
        return ArrayDot.dot(a, b, n);
    }

    @Override
    public void softThreshold(double[] z, double[] t, double[] out, int n) {
        int i = 0;
        for (int end = n - n % WIDTH; i < end; i += WIDTH) {
            DoubleVector zi = DoubleVector.fromArray(SPECIES, z, i);
            DoubleVector ti = DoubleVector.fromArray(SPECIES, t, i);
            VectorMask<Double> above = zi.compare(VectorOperators.GT, ti);
            VectorMask<Double> below = zi.compare(VectorOperators.LT, ti.neg());
            VectorMask<Double> nan = zi.test(VectorOperators.IS_NAN);
            Lanes.zero()
                    .blend(zi.sub(ti), above)
                    .blend(zi.add(ti), below)
                    .blend(zi, nan)
                    .intoArray(out, i);
        }
        for (; i < n; i++) {
            out[i] = ScalarKernel.softThreshold(z[i], t[i]);
        }
    }
}
