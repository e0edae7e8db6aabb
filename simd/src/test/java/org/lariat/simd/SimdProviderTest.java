package org.lariat.simd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimdProviderTest {
    @Test
    void isAvailableInThisJvm() {
        assertThat(new SimdProvider().unavailable()).isEmpty();
    }

    @Test
    void saysHowToStartTheJvmWhenTheModuleIsMissing() {
        assertThat(SimdProvider.unavailable(ModuleLayer.empty()))
                .hasValueSatisfying(why -> assertThat(why).contains("--add-modules jdk.incubator.vector"));
    }
}
