package org.lariat.bench.suite.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lariat.bench.suite.problem.Plan;
import org.lariat.bench.suite.result.KernelRow;
import org.lariat.bench.suite.result.Roofline;

/** Every operation computes what a plain loop does, and the figures are of the right things; how large they are is not tested. */
class RooflineExperimentTest {
    private static final Plan TINY = new Plan(List.of(), 1, 1, 0.0, 1.0, 1, 0.002, 1 << 20);

    @Test
    void everyKernelIsRightInBothPlaces() {
        Roofline roofline = new RooflineExperiment(TINY).run();
        assertThat(roofline.kernels()).hasSize(2 * 15).allSatisfy(row -> {
            assertThat(row.difference()).as(row.key()).isBetween(0.0, 1e-12);
            assertThat(row.seconds()).hasSize(9).allMatch(s -> s > 0);
        });
        assertThat(roofline.readGigabytes()).isPositive();
        assertThat(roofline.copyGigabytes()).isPositive();
        assertThat(roofline.fmaGigaflops()).isPositive();
        assertThat(roofline.kernels().stream().map(KernelRow::key)).doesNotHaveDuplicates();
    }

    @Test
    void theWorkIsCounted() {
        KernelRow dot = new RooflineExperiment(TINY).run().kernels().getFirst();
        assertThat(dot.operation()).isEqualTo("dot f64");
        assertThat(dot.bytes()).isEqualTo(8.0 * dot.length());
        assertThat(dot.flops()).isEqualTo(2.0 * dot.length());
        assertThat(dot.intensity()).isEqualTo(0.25);
    }

    @Test
    void theRoofIsTheLowerOfBothCeilings() {
        Roofline roofline = new Roofline("k", 10, 5, 40, List.of());
        assertThat(roofline.roof(1)).isEqualTo(10);
        assertThat(roofline.roof(100)).isEqualTo(40);
    }
}
