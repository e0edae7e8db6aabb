package org.lariat.gpu.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.lariat.resident.ResidentContract;
import org.lariat.resident.ResidentProvider;

/** The contract, with the kernels run on the host: the source that the PTX is made from. */
class StandInContractTest extends ResidentContract {
    @Override
    protected ResidentProvider provider() {
        return StandIn.provider();
    }

    @AfterEach
    void nothingIsLeftOrBroken() {
        assertThat(StandIn.live()).isZero();
        assertThat(StandIn.trouble()).isEmpty();
    }
}
