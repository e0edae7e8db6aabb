package org.lariat.gpu.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CudaCapabilityTest {
    @Test
    void newerDevicesAreRefused() {
        assertThat(CudaCapability.refusal(Optional.of(new CudaCapability(8, 6))))
                .isEmpty();
        assertThat(CudaCapability.refusal(Optional.of(new CudaCapability(7, 5))))
                .isEmpty();
        assertThat(CudaCapability.refusal(Optional.of(new CudaCapability(9, 0))))
                .contains(
                        "nd4j-cuda 11.6 has code for compute capability 8.6 at most, and this device has 9.0; take --backend"
                                + " cuda, or nd4j-native");
        assertThat(CudaCapability.refusal(Optional.of(new CudaCapability(8, 9))))
                .isPresent();
    }

    @Test
    void noDeviceIsSaid() {
        assertThat(CudaCapability.refusal(Optional.empty()))
                .contains("nd4j-cuda is on the class path, and there is no CUDA driver with a device; take nd4j-native"
                        + " instead");
    }
}
