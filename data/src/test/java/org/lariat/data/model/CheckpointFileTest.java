package org.lariat.data.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lariat.Checkpoints;
import org.lariat.Lasso;
import org.lariat.LassoOptions;
import org.lariat.LassoPath;
import org.lariat.data.DataException;
import org.lariat.data.Dataset;
import org.lariat.matrix.DenseMatrix;
import org.lariat.path.PartialPath;
import org.lariat.path.PathListener;

class CheckpointFileTest {
    private static final LassoOptions OPTIONS =
            Lasso.options().threads(1).lambdas(2.0, 1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01);

    @TempDir
    private Path dir;

    private static Dataset data() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] x = new double[20][5];
        double[] y = new double[20];
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 5; j++) {
                x[i][j] = random.nextDouble();
                y[i] += j * x[i][j];
            }
        }
        return Dataset.of("memory", DenseMatrix.ofRows(x), y);
    }

    private static Checkpoint checkpoint(PartialPath path) {
        Dataset data = data();
        return new Checkpoint("0.1.0", ProblemFingerprint.of(data, data.problem()), OPTIONS, 3, path);
    }

    /** What a path that goes on from a file comes to, byte by byte. */
    @Test
    void aPathFromAFileHasTheSameBits() throws IOException {
        Path file = dir.resolve("c.ckpt");
        List<PartialPath> kept = new ArrayList<>();
        LassoPath whole =
                OPTIONS.path(data().problem(), PathListener.NONE, new Checkpoints(3, PartialPath.NONE, kept::add));
        for (PartialPath part : kept) {
            CheckpointFile.write(file, checkpoint(part));
            Checkpoint back = CheckpointFile.read(file);
            assertThat(back.difference(checkpoint(PartialPath.NONE))).isEmpty();
            LassoPath again =
                    OPTIONS.path(data().problem(), PathListener.NONE, new Checkpoints(3, back.path(), path -> {}));
            PathJson.write(dir.resolve("whole.json"), whole, data().names(), 0.0);
            PathJson.write(dir.resolve("again.json"), again, data().names(), 0.0);
            assertThat(dir.resolve("again.json")).hasSameBinaryContentAs(dir.resolve("whole.json"));
        }
    }

    @Test
    void differencesAreNamed() {
        Checkpoint own = checkpoint(PartialPath.NONE);
        Checkpoint threads =
                new Checkpoint("0.1.0", own.data(), OPTIONS.threads(7).backend("scalar"), 3, own.path());
        assertThat(own.difference(threads)).as("results do not depend on these").isEmpty();
        assertThat(own.difference(new Checkpoint("0.1.0", own.data(), OPTIONS.alpha(0.5), 3, own.path())))
                .hasValue("was made with alpha 1.0, not 0.5");
        assertThat(own.difference(new Checkpoint("0.2.0", own.data(), OPTIONS, 3, own.path())))
                .hasValue("was made with Lariat 0.1.0, not 0.2.0");
        assertThat(own.difference(
                        new Checkpoint("0.1.0", own.data(), OPTIONS.lambdas(9.0, 8, 7, 6, 5, 4, 3, 2), 3, own.path())))
                .hasValue("was made with other values of λ");
        assertThat(own.difference(new Checkpoint("0.1.0", own.data(), OPTIONS, 4, own.path())))
                .hasValue("was made with checkpoint-every 3, not 4");
        Dataset data = data();
        String bounded = ProblemFingerprint.of(data, data.problem().bounds(-1, 1));
        assertThat(own.difference(new Checkpoint("0.1.0", bounded, OPTIONS, 3, own.path())))
                .hasValue("was made for other data, or other penalty factors, bounds, weights or scales");
    }

    @Test
    void damagedFilesAreRefused() throws IOException {
        Path file = dir.resolve("c.ckpt");
        CheckpointFile.write(file, checkpoint(PartialPath.NONE));
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"every\":3", "\"every\":4"));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> CheckpointFile.read(file))
                .withMessage(
                        file + ": is damaged: its contents do not match its checksum; get it again, or delete it and"
                                + " fit from the beginning");
        Files.writeString(file, "{}");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> CheckpointFile.read(file))
                .withMessage(file + ": is not a checkpoint file of Lariat, or its beginning is damaged");
    }
}
