package org.lariat.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HostDesignTest extends ResidentContract {
    @Override
    protected ResidentProvider provider() {
        return new HostProvider();
    }

    @Test
    void isFoundByName() {
        assertThat(ResidentBackends.named("host")).get().isInstanceOf(HostProvider.class);
        assertThat(ResidentBackends.named("hose")).isEmpty();
    }

    @Test
    void theNumberOfThreadsDoesNotChangeABit() {
        TestDesign source = TestDesign.random(300, 2000, 5);
        double[] all = source.values()[7];
        double[][] products = new double[2][2000];
        double[][] fits = new double[2][300];
        for (int way = 0; way < 2; way++) {
            ResidentOptions options =
                    new ResidentOptions(0, Precision.FLOAT32, Long.MAX_VALUE, false, way == 0 ? 1 : 5);
            try (ResidentDesign design = new HostProvider().upload(source, options)) {
                design.correlations(all, 1, products[way]);
                design.combine(products[way], 1, fits[way]);
            }
        }
        assertThat(products[1]).containsExactly(products[0]);
        assertThat(fits[1]).containsExactly(fits[0]);
    }

    @Test
    void aValueThatFloat32CannotHoldIsRefused() {
        TestDesign source = new TestDesign(new double[] {1, 2}, new double[] {1, 1e39});
        assertThatThrownBy(() -> new HostProvider().upload(source, ResidentOptions.DEFAULT))
                .isInstanceOf(DeviceException.class)
                .hasMessage("column 1 of the design (counted from 0) has a value that is not finite in float32; take"
                        + " --device-precision float64");
        new HostProvider()
                .upload(source, new ResidentOptions(0, Precision.FLOAT64, 1 << 20, false))
                .close();
    }

    @Test
    void evenOneColumnMustFit() {
        ResidentOptions options = new ResidentOptions(0, Precision.FLOAT64, 100, true);
        assertThatThrownBy(() -> new HostProvider().upload(TestDesign.random(50, 3, 1), options))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("it needs 400 bytes, and 100 are available");
    }
}
