package org.lariat.data.prep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.lariat.data.TestFiles.refused;
import static org.lariat.data.TestFiles.rows;
import static org.lariat.data.TestFiles.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lariat.data.DataException;
import org.lariat.data.DataReader;
import org.lariat.data.Dataset;
import org.lariat.data.LmatFile;
import org.lariat.data.MissingPolicy;
import org.lariat.data.ReadOptions;
import org.lariat.data.ReadOptionsBuilder;

/** Steps of every kind, by hand, on delimited text. */
class PreparedTextTest {
    @TempDir
    private Path dir;

    private static ReadOptionsBuilder preparing(Preparation preparation) {
        return ReadOptions.builder().preparation(preparation);
    }

    private Dataset read(String content, ReadOptions options) {
        return DataReader.read(text(dir, "t.csv", content), options);
    }

    @Test
    void mediansAndIndicators() {
        Dataset d = read(
                "a,b,c\n1,1,1\n,2,2\n3,NA,3\n8,4,4\n",
                preparing(Preparation.NONE.indicators(true))
                        .missing(MissingPolicy.MEDIAN)
                        .build());
        assertThat(d.names()).containsExactly("a", "a.missing", "b", "b.missing", "c");
        assertThat(rows(d.x()))
                .isDeepEqualTo(new double[][] {{1, 0, 1, 0, 1}, {3, 1, 2, 0, 2}, {3, 0, 2, 1, 3}, {8, 0, 4, 0, 4}});
        assertThat(d.notes())
                .containsExactly("2 missing values were replaced by the median of the column: 'a' (1), 'b' (1)");
        assertThat(d.pipeline().number("c")).isEqualTo(new NumberSteps("c", null, null, 2.5, false));
        assertThat(d.pipeline().isIndicator("a.missing")).isTrue();
        assertThat(d.pipeline().isIndicator("a")).isFalse();
        assertThat(d.pipeline().source("b.missing")).isEqualTo("b");
    }

    @Test
    void clippingThenLogarithmThenTheMeanOfWhatTheModelSees() {
        Dataset d = read(
                "a\n-7\n0\n\n" + (Math.E - 1) + "\n1e9\nNA\n",
                preparing(Preparation.NONE
                                .clipAt(Map.of("a", new Bounds(0, Math.E - 1)))
                                .logs(Map.of("a", Log.LOG1P)))
                        .missing(MissingPolicy.MEAN)
                        .build());
        double mean = (0.0 + 0.0 + 1.0 + 1.0) / 4;
        assertThat(rows(d.x())).isDeepEqualTo(new double[][] {{0}, {0}, {mean}, {1}, {1}, {mean}});
    }

    @Test
    void clippingToQuantilesOfTheValuesThatAreThere() {
        Dataset d = read(
                "a,b\n0,5\n1,5\n2,5\n3,5\n100,5\n,5\n",
                preparing(Preparation.NONE.clip(0.25, 0.75).clipAt(Map.of("b", new Bounds(7, 9))))
                        .missing(MissingPolicy.MEDIAN)
                        .build());
        assertThat(rows(d.x())).isDeepEqualTo(new double[][] {{1, 7}, {1, 7}, {2, 7}, {3, 7}, {3, 7}, {2, 7}});
        assertThat(d.pipeline().descriptions())
                .containsExactly(
                        "'a': clipped to [1.0, 3.0]; missing: 2.0", "'b': clipped to [7.0, 9.0]; missing: 7.0");
    }

    @Test
    void signedLogarithmsKeepTheSign() {
        Dataset d = read(
                "a\n" + (1 - Math.E) + "\n0\n" + (Math.E - 1) + "\n",
                preparing(Preparation.NONE.logs(Map.of("a", Log.SIGNED))).build());
        assertThat(rows(d.x())).isDeepEqualTo(new double[][] {{-1}, {0}, {1}});
    }

    @Test
    void valuesWithoutLogarithmAreRefused() {
        Path file = text(dir, "t.csv", "id,price\n1,4\n2,-1\n");
        refused(
                file,
                preparing(Preparation.NONE.logs(Map.of("price", Log.LOG1P))).build(),
                "FILE, line 3, column 'price' is -1.0, which has no log(1 + x); take --signed-log, or clip it with"
                        + " --clip-at price=0:");
        refused(
                file,
                preparing(Preparation.NONE.logs(Map.of("prize", Log.LOG1P))).build(),
                "FILE: there is no column 'prize' to prepare (--log, --signed-log, --clip-at); a close name is 'price'");
        refused(
                file,
                preparing(Preparation.NONE.logs(Map.of("price", Log.LOG1P)))
                        .target("price")
                        .build(),
                "FILE: column 'price' is no feature, so there is nothing to clip or to take the logarithm of; leave it out"
                        + " of --log, --signed-log and --clip-at");
        refused(
                file,
                preparing(Preparation.NONE.clipAt(Map.of("price", new Bounds(0, 1))))
                        .categorical(Set.of("price"))
                        .build(),
                "FILE: column 'price' holds categories, so there is nothing to clip or to take the logarithm of; leave it"
                        + " out of --log, --signed-log and --clip-at");
        refused(
                file,
                ReadOptions.builder().categorical(Set.of("kind")).build(),
                "FILE: there is no column 'kind' to take as categories (--categories); the columns are 'id', 'price'");
    }

    @Test
    void numbersCanBeCategories() {
        Dataset d = read(
                "zip,a\n10,1\n9,2\n10,3\n",
                ReadOptions.builder().categorical(Set.of("zip")).build());
        assertThat(d.names()).containsExactly("zip=10", "zip=9", "a");
        assertThat(rows(d.x())).isDeepEqualTo(new double[][] {{1, 0, 1}, {0, 1, 2}, {1, 0, 3}});
    }

    @Test
    void missingLevelsAreSharesOrTheMostFrequentLevel() {
        String content = "c\nu\nv\n\nv\n";
        ReadOptionsBuilder oneHot = preparing(Preparation.NONE.indicators(true)).oneHot(true);
        Dataset mean = read(content, oneHot.missing(MissingPolicy.MEAN).build());
        assertThat(mean.names()).containsExactly("c=u", "c=v", "c.missing");
        assertThat(rows(mean.x())[2]).containsExactly(1.0 / 3, 2.0 / 3, 1);
        Dataset median = read(content, oneHot.missing(MissingPolicy.MEDIAN).build());
        assertThat(rows(median.x())[2]).containsExactly(0, 1, 1);
        assertThat(median.notes()).containsExactly("1 missing value was replaced by the median of the column: 'c' (1)");
    }

    @Test
    void levelsThatTrainingDidNotSee() {
        String training = "c,a\nu,1\nv,2\nu,3\nv,4\nw,5\n";
        String fresh = "c,a\nu,1\nz,2\nw,3\n";
        Pipeline error =
                read(training, ReadOptions.builder().oneHot(true).build()).pipeline();
        Path file = text(dir, "new.csv", fresh);
        refused(
                file,
                ReadOptions.builder().fitted(error).build(),
                "FILE, line 3, column 'c': the level 'z' does not occur in the training rows; --unseen ignore sets all"
                        + " indicators of the column to 0");
        Dataset ignored = DataReader.read(
                file, ReadOptions.builder().fitted(error.unseen(Unseen.IGNORE)).build());
        assertThat(ignored.names()).containsExactly("c=u", "c=v", "c=w", "a");
        assertThat(rows(ignored.x())).isDeepEqualTo(new double[][] {{1, 0, 0, 1}, {0, 0, 0, 2}, {0, 0, 1, 3}});
        assertThat(ignored.notes())
                .containsExactly(
                        "1 row has a level of 'c' without an indicator of its own ('z'): all its indicators are 0"
                                + " there");

        ReadOptions other =
                preparing(Preparation.NONE.unseen(Unseen.OTHER)).oneHot(true).build();
        Dataset grouped = read(training, other);
        assertThat(grouped.names()).as("w occurs once").containsExactly("c=u", "c=v", "c=(other)", "a");
        assertThat(rows(grouped.x())[4]).containsExactly(0, 0, 1, 5);
        Dataset applied = DataReader.read(
                file, ReadOptions.builder().fitted(grouped.pipeline()).build());
        assertThat(rows(applied.x())).isDeepEqualTo(new double[][] {{1, 0, 0, 1}, {0, 0, 1, 2}, {0, 0, 1, 3}});
        assertThat(applied.notes())
                .containsExactly("2 rows have levels of 'c' without an indicator of its own ('w', 'z'): they count as"
                        + " (other)");
    }

    @Test
    void onlyTrainingRowsTeach() {
        Holdout holdout = new Holdout(0.5, 1);
        boolean[] training = holdout.training(4);
        StringBuilder content = new StringBuilder("a,c,w\n");
        for (boolean row : training) {
            content.append(row ? "1,u,1\n" : "50,v,1\n");
        }
        ReadOptions options = preparing(Preparation.NONE.unseen(Unseen.IGNORE).clip(0, 1))
                .oneHot(true)
                .missing(MissingPolicy.MEAN)
                .holdout(holdout)
                .build();
        Dataset d = read(content.toString(), options);
        assertThat(d.names()).containsExactly("a", "c=u", "w");
        assertThat(d.pipeline().number("a")).isEqualTo(new NumberSteps("a", new Bounds(1, 1), null, 1.0, false));
        // Rows of weight 0 teach nothing, either.
        Dataset weighted = read(
                "a,c,w\n1,u,1\n9,v,0\n3,u,2\n",
                options.toBuilder().holdout(null).weights("w").build());
        assertThat(weighted.names()).containsExactly("a", "c=u");
        assertThat(weighted.pipeline().number("a")).isEqualTo(new NumberSteps("a", new Bounds(1, 3), null, 2.0, false));
        refused(
                text(dir, "m.csv", content.toString().replace("1,u,1", "NA,u,1")),
                options,
                "FILE: column 'a' has no values in training rows, so it has no mean; leave it out with --ignore a");
    }

    @Test
    void namesOfIndicatorsMustBeFree() {
        refused(
                text(dir, "t.csv", "a,a.missing\n1,2\n,3\n"),
                preparing(Preparation.NONE.indicators(true))
                        .missing(MissingPolicy.MEAN)
                        .build(),
                "FILE: a level of a category, or an indicator of missing values, makes the column 'a.missing', which is"
                        + " there already; rename one of them");
    }

    @Test
    void preparedFilesCarryTheirSteps() {
        Path csv = text(dir, "t.csv", "a,c,y\n1,u,1\n,v,2\n7,,3\n9,u,4\n");
        Path lmat = dir.resolve("t.lmat");
        ReadOptions options = preparing(Preparation.NONE.indicators(true).clip(0.1, 0.9))
                .target("y")
                .oneHot(true)
                .missing(MissingPolicy.MEDIAN)
                .build();
        Dataset direct = DataReader.read(csv, options);
        LmatFile.convert(csv, lmat, options);
        Dataset converted = DataReader.read(lmat, ReadOptions.defaults());
        assertThat(converted.pipeline()).isEqualTo(direct.pipeline());
        assertThat(converted.fingerprint()).isEqualTo(direct.fingerprint());
        assertThat(DataReader.read(
                                lmat,
                                ReadOptions.builder().fitted(direct.pipeline()).build())
                        .fingerprint())
                .as("prepared already")
                .isEqualTo(direct.fingerprint());
        Pipeline another =
                new Pipeline(List.of(new NumberSteps("a", new Bounds(0, 1), null, null, false)), Unseen.ERROR);
        refused(
                lmat,
                ReadOptions.builder().fitted(another).build(),
                "FILE: is used as it is, and was not prepared as the model wants it; predict for the file that it was made"
                        + " from");
        refused(
                lmat,
                ReadOptions.builder().holdout(new Holdout(0.5, 1)).build(),
                "FILE: was prepared on all rows when it was made, so rows held out of it would not be new to the model; fit"
                        + " the file that it was made from");
        refused(
                lmat,
                preparing(Preparation.NONE.clip(0, 0.5)).build(),
                "FILE: is used as it is, so --log, --signed-log, --clip, --clip-at and --categories do not apply; give them"
                        + " to lariat convert");
    }

    @Test
    void columnsWithoutNames() {
        String head = "%%MatrixMarket matrix array real general\n";
        Path file = text(dir, "m.mtx", head + "3 2\n1\nNaN\n3\n0\n4\n8\n");
        ReadOptions options = preparing(Preparation.NONE.indicators(true).clipAt(Map.of("V2", new Bounds(1, 5))))
                .missing(MissingPolicy.MEDIAN)
                .build();
        Dataset d = DataReader.read(file, options);
        assertThat(d.names()).containsExactly("V1", "V1.missing", "V2");
        assertThat(rows(d.x())).isDeepEqualTo(new double[][] {{1, 0, 1}, {2, 1, 4}, {3, 0, 5}});
        ReadOptions same = ReadOptions.builder()
                .fitted(d.pipeline())
                .inputs(List.of("V1", "V2"))
                .build();
        assertThat(rows(DataReader.read(file, same).x())).isDeepEqualTo(rows(d.x()));

        Pipeline named = new Pipeline(List.of(new NumberSteps("b", new Bounds(1, 5), null, null, false)), Unseen.ERROR);
        ReadOptions inOrder =
                ReadOptions.builder().fitted(named).inputs(List.of("a", "b")).build();
        Dataset taken = DataReader.read(text(dir, "n.mtx", head + "1 2\n7\n9\n"), inOrder);
        assertThat(taken.names()).containsExactly("a", "b");
        assertThat(rows(taken.x())).isDeepEqualTo(new double[][] {{7, 5}});
        assertThat(taken.notes())
                .containsExactly("the columns of the data have no names; they were taken in the order of the model");
        refused(
                text(dir, "o.mtx", head + "1 3\n7\n9\n9\n"),
                inOrder,
                "FILE: has 3 columns without names, the model takes 2, among them 'b'; name the columns, or give all of them"
                        + " in its order");
        refused(
                text(dir, "p.mtx", head + "1 1\n-4\n"),
                preparing(Preparation.NONE.logs(Map.of("V1", Log.LOG1P))).build(),
                "FILE: row 1, column V1 is -4.0, which has no log(1 + x); take --signed-log, or clip it with --clip-at"
                        + " V1=0:");
    }

    @Test
    void optionsAreChecked() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Preparation.NONE.clip(0.9, 0.1))
                .withMessage("the bounds are 0.9 and 0.1; the lower comes first");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Preparation.NONE.clip(0.1, 2))
                .withMessage("the quantiles to clip to are 0.1 and 2.0; they must ascend within 0 and 1");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Preparation.NONE.rare(0))
                .withMessage("rare levels are those in fewer than 0 rows; it must be at least 1");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read(
                        "a\n1\n",
                        ReadOptions.builder()
                                .holdout(new Holdout(0.5, 1))
                                .oneHot(true)
                                .build()))
                .withMessage(dir.resolve("t.csv") + ": of 1 row none can be held out");
    }
}
