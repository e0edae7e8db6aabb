package org.lariat.gpu.cuda;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.lariat.resident.ResidentContract;
import org.lariat.resident.ResidentProvider;

/** The contract on a real device; skipped where there is none. */
@Tag("gpu")
class DeviceContractTest extends ResidentContract {
    @Override
    protected ResidentProvider provider() {
        CudaProvider provider = new CudaProvider();
        assumeTrue(
                provider.unavailable().isEmpty(),
                () -> "no GPU to test on: " + provider.unavailable().orElse(""));
        return provider;
    }
}
