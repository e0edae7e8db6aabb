package org.lariat.gpu.cuda;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.lariat.resident.ResidentContract;
import org.lariat.resident.ResidentProvider;

/** The contract on a real device; skipped where there is none. */
@Tag("gpu")
class DeviceContractTest extends ResidentContract {
    private final CudaProvider provider = new CudaProvider();

    @BeforeEach
    void needsADevice() {
        assumeTrue(
                provider.unavailable().isEmpty(),
                () -> "no GPU to test on: " + provider.unavailable().orElse(""));
    }

    @Override
    protected ResidentProvider provider() {
        return provider;
    }
}
