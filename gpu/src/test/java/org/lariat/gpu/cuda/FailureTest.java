package org.lariat.gpu.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.kernel.BackendUnavailableException;
import org.lariat.resident.DeviceException;
import org.lariat.resident.Precision;
import org.lariat.resident.ResidentBackends;
import org.lariat.resident.ResidentDesign;
import org.lariat.resident.ResidentFista;
import org.lariat.resident.ResidentOptions;

/** What cannot run says why; what fails says what and what to do, and leaves nothing behind. */
class FailureTest {
    private static final SmallDesign SOURCE = new SmallDesign(40, 60, 1);
    private static final SmallDesign TINY = new SmallDesign(9, 20, 1);
    private static final ResidentOptions OPTIONS = new ResidentOptions(0, Precision.FLOAT32, Long.MAX_VALUE, false, 1);
    private static final int LAUNCH_FAILED = 719;
    private static final int UNKNOWN = 999;

    @Test
    void isRegistered() {
        assertThat(ResidentBackends.named("cuda")).get().isInstanceOf(CudaProvider.class);
    }

    // ---- for real, without the stand-in ----

    @Test
    void withoutTheLibraryItSaysSo() {
        CudaProvider provider = new CudaProvider("libcuda-of-nobody.so.1");
        assertThat(provider.unavailable())
                .get()
                .asString()
                .startsWith("the NVIDIA driver's library libcuda-of-nobody.so.1 cannot be used here (")
                .endsWith("); install a driver, of CUDA 10.2 or newer, or take a backend of the host (simd)");
        assertThat(provider.devices()).isEmpty();
        assertThatThrownBy(() -> provider.upload(SOURCE, OPTIONS))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageStartingWith("backend 'cuda' cannot run here: the NVIDIA driver's library ");
    }

    @Test
    void aLibraryOfSomethingElseIsNoDriver() {
        String library =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux") ? "libc.so.6" : "libc";
        assertThat(new CudaProvider(library).unavailable()).get().asString().contains("cannot be used here (");
    }

    /** Whatever this machine has, asking is harmless. */
    @Test
    void askingIsHarmless() {
        CudaProvider provider = new CudaProvider();
        assertThat(provider.devices().isEmpty())
                .isEqualTo(provider.unavailable().isPresent());
    }

    // ---- with the stand-in ----

    @Test
    void aDriverWithoutDevicesSaysSo() {
        CudaProvider provider = StandIn.provider();
        StandIn.devices(0, 9, 13000, 1L << 30);
        assertThat(provider.unavailable())
                .contains(
                        "the NVIDIA driver is here, but no device (CUDA_ERROR_NO_DEVICE (no CUDA-capable device is detected));"
                                + " check with nvidia-smi, and CUDA_VISIBLE_DEVICES if it is set, or take a backend of the host (simd)");
        assertThat(StandIn.live()).isZero();
    }

    @Test
    void anOldDeviceSaysSo() {
        CudaProvider provider = StandIn.provider();
        StandIn.devices(1, 6, 13000, 1L << 30);
        assertThat(provider.unavailable())
                .contains(
                        "device 0 (stand-in device): compute capability 6.0 is below 7.5, for which the kernels are made");
    }

    @Test
    void anOldDriverSaysSo() {
        CudaProvider provider = StandIn.provider();
        StandIn.fail("cuModuleLoadDataEx", 1, Driver.UNSUPPORTED_PTX_VERSION, "ptxas: unsupported .version 6.3\n");
        assertThat(provider.unavailable())
                .contains(
                        "device 0 (stand-in device): the CUDA driver's cuModuleLoadDataEx failed with"
                                + " CUDA_ERROR_UNSUPPORTED_PTX_VERSION (the provided PTX was compiled with an unsupported toolchain.)"
                                + " [ptxas: unsupported .version 6.3]; install a newer driver, or take a backend of the host (simd)");
        assertThat(StandIn.live()).isZero();
    }

    @Test
    void aFullDeviceSaysSo() {
        CudaProvider provider = StandIn.provider();
        StandIn.devices(1, 9, 13000, 1000);
        assertThat(provider.unavailable())
                .contains(
                        "device 0 (stand-in device): only 1000 bytes of its memory are free, and 67108864 are the least that"
                                + " is of use");
    }

    @Test
    void devicesAreDescribed() {
        CudaProvider provider = StandIn.provider();
        assertThat(provider.devices()).singleElement().satisfies(device -> {
            assertThat(device.name()).isEqualTo("stand-in device");
            assertThat(device.totalBytes()).isEqualTo(1L << 30);
            assertThat(device.freeBytes()).isEqualTo(1L << 30);
            assertThat(device.about()).isEqualTo("compute capability 9.0, driver of CUDA 13.0");
        });
        assertThat(provider.unavailable()).isEmpty();
    }

    @Test
    void memoryThatIsFullByNowIsOutOfMemory() {
        CudaProvider provider = StandIn.provider();
        assertThat(provider.unavailable()).isEmpty();
        StandIn.fail("cuMemAlloc_v2", 1, Driver.OUT_OF_MEMORY);
        assertThatThrownBy(() -> provider.upload(SOURCE, OPTIONS))
                .isInstanceOf(DeviceException.class)
                .hasMessageMatching(
                        "the device has no room for the design: it needs 9600 bytes, and \\d+ are available; .*");
        assertThat(StandIn.live()).isZero();
    }

    @Test
    void aStateThatDoesNotFitIsRefusedAndTheDesignStays() {
        CudaProvider provider = StandIn.provider();
        ResidentOptions limited = new ResidentOptions(0, Precision.FLOAT32, 13_000, false, 1);
        try (ResidentDesign design = provider.upload(SOURCE, limited)) {
            long before = StandIn.live();
            assertThatThrownBy(() -> design.fista(SOURCE.problem(1, false), SOURCE.problem(2, true)))
                    .isInstanceOf(DeviceException.class)
                    .hasMessageMatching(
                            "the device has no room for the FISTA state of 2 problems: it needs \\d+ bytes, and"
                                    + " \\d+ are available; .*");
            assertThat(StandIn.live()).isEqualTo(before);
            design.correlations(new double[40], 1, new double[60]);
        }
        assertThat(StandIn.live()).isZero();
    }

    @Test
    void aLostDeviceLeavesEverythingClosable() {
        CudaProvider provider = StandIn.provider();
        ResidentDesign design = provider.upload(SOURCE, OPTIONS);
        ResidentFista fista = design.fista(SOURCE.problem(1, false));
        StandIn.fail("cuLaunchKernel", 4, LAUNCH_FAILED);
        assertThatThrownBy(() -> fista.iterate(new double[] {0.1}, new double[] {60}, 10))
                .isInstanceOf(DeviceException.class)
                .hasMessage(
                        "the CUDA driver's cuLaunchKernel failed with CUDA_ERROR_LAUNCH_FAILED (unspecified launch failure);"
                                + " the device is lost to this process: start again; if that does not help, please report it");
        assertThatThrownBy(() -> design.correlations(new double[40], 1, new double[60]))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("CUDA_ERROR_LAUNCH_FAILED");
        fista.close();
        design.close();
        design.close();
        assertThat(StandIn.live()).isZero();
        assertThat(Fit.run(provider, SOURCE, OPTIONS, 2)).isNotEmpty(); // with a context anew
    }

    /** Wherever a driver's call fails, the caller hears of it and nothing is left. */
    @ParameterizedTest
    @ValueSource(ints = {LAUNCH_FAILED, UNKNOWN})
    void aFailureOfAnyCallIsToldAndLeavesNothing(int code) {
        CudaProvider provider = StandIn.provider();
        assertThat(provider.unavailable()).isEmpty();
        int unheard = 0; // of calls that give something back
        int k = 1;
        while (true) {
            StandIn.fail("*", k, code);
            boolean failed;
            try {
                Fit.run(provider, TINY, OPTIONS, 1);
                failed = false;
            } catch (DeviceException e) {
                failed = true;
                assertThat(e).as("call %d", k).hasMessageContaining("; ").hasNoCause();
            }
            assertThat(StandIn.live()).as("after a failure of call %d", k).isZero();
            unheard = failed ? 0 : unheard + 1;
            if (unheard > 60) {
                break; // behind the last call
            }
            k++;
        }
        assertThat(k).isGreaterThan(100);
    }

    @Test
    void aThousandFitsLeaveNothing() {
        CudaProvider provider = StandIn.provider();
        for (int round = 0; round < 1000; round++) {
            try (ResidentDesign design = provider.upload(TINY, OPTIONS);
                    ResidentFista fista = design.fista(TINY.problem(1, true))) {
                fista.iterate(new double[] {0.1}, new double[] {20}, 1);
                fista.read(new double[TINY.columns()]);
            }
        }
        assertThat(StandIn.live()).isZero();
        assertThat(StandIn.used()).isZero();
        assertThat(StandIn.trouble()).isEmpty();
    }
}
