package org.lariat.gpu.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JvmSetupTest {
    private static final Map<String, String> PASSIVE = Map.of("OMP_WAIT_POLICY", "PASSIVE");
    private static final List<String> ALLOWED = List.of("-Xmx1g", "--sun-misc-unsafe-memory-access=allow");

    @Test
    void theTestsAreSetUp() {
        assertThat(JvmSetup.here().advice()).isEmpty();
    }

    @Test
    void eachThingMissingIsNamed() {
        assertThat(new JvmSetup(PASSIVE, ALLOWED, true, 1 << 30, 0).advice()).isEmpty();
        assertThat(new JvmSetup(Map.of(), ALLOWED, true, 1 << 30, 1L << 40).advice())
                .containsExactly(
                        "set OMP_WAIT_POLICY=passive in the environment the JVM is started in, else ND4J's threads"
                                + " spin and any other work on the machine makes a step many times slower");
        assertThat(new JvmSetup(PASSIVE, ALLOWED, true, 1L << 40, 1L << 40).advice())
                .isEqualTo(new JvmSetup(PASSIVE, ALLOWED, true, 0, 0).advice())
                .containsExactly("start the JVM with -Dorg.bytedeco.javacpp.maxphysicalbytes=…, less than the machine's"
                        + " memory, else nothing bounds memory off the heap");
        assertThat(new JvmSetup(PASSIVE, ALLOWED, false, 1 << 30, 0).advice())
                .isEqualTo(new JvmSetup(PASSIVE, List.of(), true, 1 << 30, 0).advice())
                .containsExactly("start the JVM with --enable-native-access=ALL-UNNAMED"
                        + " --sun-misc-unsafe-memory-access=allow, which ND4J's bindings need and later JDKs refuse to do"
                        + " without");
    }
}
