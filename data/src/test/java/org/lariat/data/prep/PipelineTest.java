package org.lariat.data.prep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.lariat.data.TestFiles.rows;
import static org.lariat.data.TestFiles.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.data.DataReader;
import org.lariat.data.Dataset;
import org.lariat.data.LmatFile;
import org.lariat.data.MissingPolicy;
import org.lariat.data.ReadOptions;
import org.lariat.matrix.DenseMatrix;

/** What holds for all tables: steps survive being written, and do to new data what they did to the old. */
class PipelineTest {
    @TempDir
    private Path dir;

    /** A table of numbers of all sizes, levels and missing values. */
    private static String table(Random random, int rows) {
        StringBuilder text = new StringBuilder("a,b,c,d,y\n");
        for (int i = 0; i < rows; i++) {
            text.append(random.nextInt(5) == 0 ? "NA" : Math.exp(6 * random.nextGaussian()))
                    .append(',');
            text.append(random.nextInt(9) == 0 ? "" : 100 * random.nextGaussian())
                    .append(',');
            text.append(random.nextInt(7) == 0 ? "NA" : "level " + random.nextInt(6))
                    .append(',');
            text.append(random.nextInt(3))
                    .append(',')
                    .append(random.nextGaussian())
                    .append('\n');
        }
        return text.toString();
    }

    private static ReadOptions options(Random random) {
        Preparation preparation = Preparation.NONE
                .indicators(random.nextBoolean())
                .unseen(random.nextBoolean() ? Unseen.IGNORE : Unseen.OTHER)
                .rare(1 + random.nextInt(5));
        if (random.nextBoolean()) {
            preparation = preparation.clip(0.1 * random.nextDouble(), 1 - 0.1 * random.nextDouble());
        }
        if (random.nextBoolean()) {
            preparation = preparation.logs(Map.of("a", Log.LOG1P, "b", Log.SIGNED));
        }
        if (random.nextBoolean()) {
            preparation = preparation.clipAt(Map.of("d", new Bounds(0.5, Double.POSITIVE_INFINITY)));
        }
        return ReadOptions.builder()
                .target("y")
                .oneHot(true)
                .missing(random.nextBoolean() ? MissingPolicy.MEAN : MissingPolicy.MEDIAN)
                .preparation(preparation)
                .holdout(random.nextBoolean() ? new Holdout(0.3, random.nextLong()) : null)
                .build();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void stepsDoTheSameToTheSameDataAgain(long seed) {
        Random random = new Random(seed);
        Path csv = text(dir, "t.csv", table(random, 5 + random.nextInt(40)));
        ReadOptions options = options(random);
        Dataset fitted = DataReader.read(csv, options);
        Pipeline read = PipelineJson.pipeline(PipelineJson.text(fitted.pipeline()));
        assertThat(read).isEqualTo(fitted.pipeline());
        Dataset applied = DataReader.read(
                csv, ReadOptions.builder().target("y").fitted(read).build());
        assertThat(applied.names()).isEqualTo(fitted.names());
        assertThat(rows(applied.x())).isDeepEqualTo(rows(fitted.x()));

        Path lmat = dir.resolve("t.lmat");
        LmatFile.convert(csv, lmat, options);
        assertThat(rows(DataReader.read(lmat, ReadOptions.defaults()).x())).isDeepEqualTo(rows(fitted.x()));
    }

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void rowsHeldOutTeachNothing(long seed) {
        Random random = new Random(seed);
        int n = 30;
        Holdout holdout = new Holdout(0.4, seed);
        boolean[] training = holdout.training(n);
        String[] lines = table(random, n).split("\n");
        String[] other = table(random, n).split("\n");
        for (int i = 0; i < n; i++) {
            other[i + 1] = training[i] ? lines[i + 1] : other[i + 1];
        }
        ReadOptions options = options(random).toBuilder().holdout(holdout).build();
        Pipeline one = DataReader.read(text(dir, "1.csv", String.join("\n", lines)), options)
                .pipeline();
        Pipeline two = DataReader.read(text(dir, "2.csv", String.join("\n", other)), options)
                .pipeline();
        assertThat(two).isEqualTo(one);
        assertThat(PipelineJson.text(two)).isEqualTo(PipelineJson.text(one));
    }

    @Test
    void namesMustDiffer() {
        NumberSteps a = new NumberSteps("a", null, null, 1.0, true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pipeline(List.of(a, a), Unseen.ERROR))
                .withMessage("there are two columns 'a'");
        NumberSteps clash = new NumberSteps("a.missing", null, null, 1.0, false);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pipeline(List.of(a, clash), Unseen.ERROR))
                .withMessage("two columns make a feature 'a.missing'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"steps\":[]}",
                "{\"unseen\":\"maybe\",\"steps\":[]}",
                "{\"unseen\":\"error\",\"steps\":[{\"indicator\":false}]}",
                "{\"unseen\":\"error\",\"steps\":[{\"column\":\"a\",\"clip\":[1],\"indicator\":false}]}",
                "{\"unseen\":\"error\",\"steps\":[{\"column\":\"a\",\"log\":\"ln\",\"indicator\":false}]}",
                "{\"unseen\":\"error\",\"steps\":[{\"column\":\"a\",\"levels\":[\"u\"],\"other\":false,\"fill\":[],"
                        + "\"indicator\":false}]}",
                "{\"unseen\":\"error\""
            })
    void damagedStepsAreRefused(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> PipelineJson.pipeline(json));
    }

    @Test
    void scalesOfColumns() {
        DenseMatrix x = DenseMatrix.ofRows(
                new double[][] {{1, 0, 0, 5}, {2, 0, 1, 5}, {4, 9, 0, 5}, {8, 0, 0, 5}, {16, 0, 1, 5}, {999, 999, 1, 7}
                });
        List<String> names = List.of("a", "b", "c=u", "d");
        Pipeline pipeline = new Pipeline(List.of(new Levels("c", List.of("u"), false, null, false)), Unseen.ERROR);
        Training first = Training.of(6, null, new double[] {1, 2, 3, 1, 1, 0});
        assertThat(PenaltyScale.ROBUST.measure(x, names, pipeline, first)).containsExactly(6, 1, 1, 1);
        assertThat(PenaltyScale.MINMAX.measure(x, names, pipeline, first)).containsExactly(15, 9, 1, 1);
        assertThat(PenaltyScale.STANDARD.isMeasured()).isFalse();
    }
}
