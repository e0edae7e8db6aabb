package org.lariat.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lariat.kernel.ColumnKernel;
import org.lariat.kernel.Kernels;
import org.lariat.kernel.ScalarKernel;
import org.lariat.kernel.VectorKernel;
import org.lariat.kernel.VectorKernelContract;

/** Run once for each width: the build sets the widest vector and says how many lanes it expects. */
class SimdKernelTest extends VectorKernelContract {
    private static final int EXPECTED_LANES = Integer.getInteger("lariat.test.lanes", Lanes.WIDTH);

    @Override
    protected VectorKernel kernel() {
        return new SimdKernel();
    }

    /** A machine whose registers are narrower than this run asks for skips it, visibly. */
    @BeforeEach
    void theMachineHasTheWidth() {
        String machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption("MaxVectorSize")
                .getValue();
        assumeTrue(
                Integer.parseInt(machine) >= EXPECTED_LANES * Double.BYTES,
                "this machine's registers have " + machine + " bytes; this run is for " + EXPECTED_LANES + " lanes");
    }

    @Test
    void theSpeciesThatRanIsTheOneExpected() {
        assertThat(Lanes.WIDTH).isEqualTo(EXPECTED_LANES);
        assertThat(kernel().description())
                .isEqualTo("Vector API, %d float64 lanes (%d bits)".formatted(EXPECTED_LANES, 64 * EXPECTED_LANES));
    }

    @Test
    void autoPicksSimd() {
        assertThat(Kernels.named(Kernels.AUTO)).isInstanceOf(SimdKernel.class);
        assertThat(Kernels.named(SimdProvider.NAME)).isInstanceOf(SimdKernel.class);
    }

    /** Large random blocks, straight against the reference: the contract's own lengths are short. */
    @Test
    void hasTheBitsOfTheScalarKernel() {
        SplittableRandom random = new SplittableRandom(11);
        for (int n : new int[] {1000, 8191, 20011}) {
            int columns = 6;
            MemorySegment x = Arena.ofAuto().allocate(8L * columns * n, 64);
            double[] v = new double[columns * n];
            for (int i = 0; i < columns * n; i++) {
                v[i] = random.nextDouble(-1, 1);
                x.setAtIndex(ValueLayout.JAVA_DOUBLE, i, random.nextDouble(-1, 1));
            }
            VectorKernel scalar = new ScalarKernel();
            assertThat(everything(kernel().float64(), x, v, n)).isEqualTo(everything(scalar.float64(), x, v, n));
            // The same memory read as float32 gives numbers of every size, denormals and NaNs among them.
            assertThat(everything(kernel().float32(), x, v, n)).isEqualTo(everything(scalar.float32(), x, v, n));
            assertThat(kernel().dot(v, 0, v, 0, n)).isEqualTo(scalar.dot(v, 0, v, 0, n));
        }
    }

    /** The first calls are interpreted; these go on until the compiler's intrinsics have taken over. */
    @Test
    void compiledCodeHasTheSameBits() {
        SplittableRandom random = new SplittableRandom(12);
        int n = 107;
        MemorySegment x = Arena.ofAuto().allocate(8L * 6 * n, 64);
        double[] v = new double[6 * n];
        for (int i = 0; i < v.length; i++) {
            v[i] = random.nextDouble(-1, 1);
            x.setAtIndex(ValueLayout.JAVA_DOUBLE, i, random.nextDouble(-1, 1));
        }
        VectorKernel scalar = new ScalarKernel();
        double[] float64 = everything(scalar.float64(), x, v, n);
        double[] float32 = everything(scalar.float32(), x, v, n);
        for (int call = 0; call < 20_000; call++) {
            double[] wide = everything(kernel().float64(), x, v, n);
            double[] narrow = everything(kernel().float32(), x, v, n);
            if (!Arrays.equals(wide, float64) || !Arrays.equals(narrow, float32)) {
                assertThat(wide).as("call %d", call).isEqualTo(float64);
                assertThat(narrow).as("call %d", call).isEqualTo(float32);
            }
        }
    }

    private static double[] everything(ColumnKernel columns, MemorySegment x, double[] v, int n) {
        long bytes = (long) n * columns.elementBytes();
        long[] at = LongStream.range(0, 6).map(k -> k * bytes).toArray();
        double[] out = new double[6 + 36 + n];
        columns.dots(x, at, 0, 5, v, n, out, 0); // four together, and one alone
        out[5] = columns.squaredDeviation(x, at[5], 0.1, v, n);
        columns.gram(x, at, 0, 6, v, 6, n, out, 6);
        double[] r = v.clone();
        columns.axpy(0.3, x, at[1], r, n);
        columns.axpyWeighted(-0.7, x, at[2], v, r, n);
        System.arraycopy(r, 0, out, 42, n);
        return out;
    }
}
