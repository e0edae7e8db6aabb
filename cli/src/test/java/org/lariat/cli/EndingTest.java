package org.lariat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lariat.FitReport;
import org.lariat.Lasso;
import org.lariat.LassoModel;
import org.lariat.LassoPath;
import org.lariat.data.Dataset;
import org.lariat.data.prep.PenaltyScale;
import org.lariat.matrix.DenseMatrix;
import org.lariat.objective.Certificate;
import org.lariat.objective.Problem;
import org.lariat.objective.StopReason;
import org.lariat.path.PathEnd;

class EndingTest {
    private static Fitted endedBy(StopReason reason) {
        DenseMatrix x = DenseMatrix.ofRows(new double[][] {{1}, {2}});
        double[] y = {1, 2};
        Certificate certificate = new Certificate(1, 0.9, 0.1, 0.1, 0, 1e-16, 1, 1, reason);
        LassoModel model = new LassoModel(0.5, 0, 1, new int[0], new double[0], 0, 1, Optional.of(certificate));
        FitReport report =
                new FitReport("scalar", "", "cd", 1, "dense", 2, 1, 1, 0, 0, 1, 1, 1, PathEnd.COMPLETE, List.of());
        LassoPath path = new LassoPath(Lasso.options(), List.of(model), report);
        return new Fitted(
                Dataset.of("memory", x, y), Problem.of(x, y), path, List.of(0.1), PenaltyScale.STANDARD, null);
    }

    @ParameterizedTest
    @CsvSource({"CONVERGED,0", "MACHINE_PRECISION,0", "MAX_EPOCHS,4"})
    void theExitCodeTellsWhetherTheToleranceWasReached(StopReason reason, int code) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        assertThat(Ending.of(endedBy(reason), new Console(stream, stream, false)))
                .isEqualTo(code);
        assertThat(err.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo(
                        code == 0
                                ? ""
                                : "lariat: the tolerance 1.00e-07 was not reached everywhere: the largest relative gap"
                                        + " is 0.100 (exit code 4)");
    }
}
