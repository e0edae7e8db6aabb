package org.lariat.simd;

import static org.lariat.simd.Lanes.SPECIES;
import static org.lariat.simd.Lanes.WIDTH;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import org.lariat.kernel.ColumnKernel;
import org.lariat.kernel.ScalarKernel;
import org.lariat.kernel.VectorKernel;

/** The kernel on the Vector API, at the width the JVM prefers; every result has the bits of {@link ScalarKernel}. */
final class SimdKernel implements VectorKernel {
    private static final VectorKernel SCALAR = new ScalarKernel();
    private static final ColumnKernel FLOAT64 = new Float64Columns(SCALAR.float64());
    private static final ColumnKernel FLOAT32 = new Float32Columns(SCALAR.float32());

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
    public double dot(double[] a, int aFrom, double[] b, int bFrom, int n) {
        return n < BLOCK_LANES ? SCALAR.dot(a, aFrom, b, bFrom, n) : ArrayDot.dot(a, aFrom, b, bFrom, n);
    }

    @Override
    public void softThreshold(double[] z, double[] t, double[] out, int n) {
        if (n < WIDTH) {
            SCALAR.softThreshold(z, t, out, n);
            return;
        }
        DoubleVector zero = DoubleVector.zero(SPECIES);
        // Computed before and written after the rest: out may be z, and the last register overlaps others.
        // NaN stays, as no comparison with it holds.
        DoubleVector zn = DoubleVector.fromArray(SPECIES, z, n - WIDTH);
        DoubleVector tn = DoubleVector.fromArray(SPECIES, t, n - WIDTH);
        DoubleVector last = zn.sub(tn)
                .blend(zn.add(tn), zn.compare(VectorOperators.LT, zero))
                .blend(zero, zn.abs().compare(VectorOperators.LE, tn));
        for (int i = 0, end = n & -WIDTH; i < end; i += WIDTH) {
            DoubleVector zi = DoubleVector.fromArray(SPECIES, z, i);
            DoubleVector ti = DoubleVector.fromArray(SPECIES, t, i);
            zi.sub(ti)
                    .blend(zi.add(ti), zi.compare(VectorOperators.LT, zero))
                    .blend(zero, zi.abs().compare(VectorOperators.LE, ti))
                    .intoArray(out, i);
        }
        last.intoArray(out, n - WIDTH);
    }
}
