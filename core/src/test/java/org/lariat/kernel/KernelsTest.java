package org.lariat.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KernelsTest {
    @Test
    void autoPassesOverBackendsThatCannotRun() {
        assertThat(Kernels.providers().getFirst().name()).isEqualTo(UnavailableProvider.NAME);
        assertThat(Kernels.named(Kernels.AUTO).name()).isEqualTo(ScalarKernel.NAME);
    }

    @Test
    void aNamedBackendIsThatBackend() {
        assertThat(Kernels.named(ScalarKernel.NAME)).isInstanceOf(ScalarKernel.class);
    }

    @Test
    void aNamedBackendThatCannotRunSaysWhyAndIsNotReplaced() {
        assertThatThrownBy(() -> Kernels.named(UnavailableProvider.NAME))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessage("backend 'absent' cannot run here: " + UnavailableProvider.WHY);
    }

    @Test
    void anUnknownNameListsTheKnownOnes() {
        assertThatThrownBy(() -> Kernels.named("smid"))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("no backend 'smid'")
                .hasMessageContaining("auto, ")
                .hasMessageContaining(ScalarKernel.NAME);
    }
}
