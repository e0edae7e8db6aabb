package org.lariat.data.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lariat.LassoModel;
import org.lariat.data.DataException;
import org.lariat.data.DataReader;
import org.lariat.data.Dataset;
import org.lariat.data.MissingPolicy;
import org.lariat.data.ReadOptions;
import org.lariat.data.TestFiles;
import org.lariat.matrix.DenseMatrix;

class FeatureMatcherTest {
    private static final SavedModel SAVED = Samples.small();
    private static final List<LassoModel> USED = List.of(SAVED.path().model(1));

    @TempDir
    private Path dir;

    private Dataset read(String content, ReadOptions base) {
        return DataReader.read(TestFiles.text(dir, "d.csv", content), FeatureMatcher.options(SAVED, USED, base));
    }

    private FeatureMatcher match(String content) {
        return FeatureMatcher.match(SAVED, USED, read(content, ReadOptions.defaults()));
    }

    @Test
    void columnsAreFoundByName() {
        FeatureMatcher m = match("id,kind,b,a,junk\nr1,u,,1,x\nr2,v,text,2,y\n");
        assertThat(m.predict(USED.getFirst())).containsExactly(1 + 2 - 3, 1 + 4);
        assertThat(m.notes())
                .containsExactly("2 columns of the data not known to the model and not used: 'id', 'junk'");
    }

    @Test
    void levelsNotSeenAreZeroAndNewOnesIgnored() {
        FeatureMatcher m = match("a,b,kind\n1,0,w\n2,0,w\n");
        assertThat(m.predict(USED.getFirst())).containsExactly(3, 5);
        assertThat(m.notes()).isEmpty();
        assertThat(read("a,b,kind\n1,0,w\n2,0,w\n", ReadOptions.defaults()).notes())
                .containsExactly(
                        "2 rows have levels of 'kind' without an indicator of its own ('w'): all its indicators are"
                                + " 0 there");
    }

    @Test
    void featuresNotNeededMayBeAbsent() {
        FeatureMatcher m = match("kind,a\nu,1\n");
        assertThat(m.predict(USED.getFirst())).containsExactly(0);
        assertThat(m.notes()).containsExactly("1 feature of the model with coefficient 0 not found in the data: 'b'");
    }

    @Test
    void featuresNeededMustBeThere() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> match("kind,b\nu,1\n"))
                .withMessage(dir.resolve("d.csv") + ": the model needs column 'a', which the data does not have");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> match("a,b\n1,1\n"))
                .withMessage(dir.resolve("d.csv") + ": the model needs column 'kind=u', which the data does not have");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> match("c,d\n1,1\n"))
                .withMessage(dir.resolve("d.csv")
                        + ": has none of the columns that are needed, such as 'a'; the columns are 'c', 'd'");
    }

    @Test
    void missingValuesGetTheMeansOfTheTrainingData() {
        Dataset data = read(
                "a,b,kind\n,0,u\n1,0,v\n",
                ReadOptions.builder().missing(MissingPolicy.MEAN).build());
        assertThat(FeatureMatcher.match(SAVED, USED, data).predict(USED.getFirst()))
                .containsExactly(1 + 2 * 10 - 3, 3);
    }

    @Test
    void theOffsetIsAdded() {
        Dataset data =
                read("a,kind,o\n1,u,100\n", ReadOptions.builder().offset("o").build());
        assertThat(FeatureMatcher.match(SAVED, USED, data).predict(USED.getFirst()))
                .containsExactly(100);
    }

    @Test
    void columnsWithoutNamesAreTakenInOrder() {
        Dataset four = Dataset.of("x", DenseMatrix.ofRows(new double[][] {{1, 9, 1, 9}}), null);
        FeatureMatcher m = FeatureMatcher.match(SAVED, USED, four);
        assertThat(m.predict(USED.getFirst())).containsExactly(0);
        assertThat(m.notes())
                .containsExactly("the columns of the data have no names; they were taken in the order of the model");
        Dataset three = Dataset.of("x", DenseMatrix.ofRows(new double[][] {{1, 9, 1}}), null);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> FeatureMatcher.match(SAVED, USED, three))
                .withMessage("x: the model needs columns 'a', 'kind=u', which the data does not have");
    }

    @Test
    void modelsWithoutCoefficientsNeedOnlyRows() {
        List<LassoModel> none = List.of(SAVED.path().model(0));
        Dataset data = DataReader.read(
                TestFiles.text(dir, "d.csv", "a,z\n1,2\n3,4\n"),
                FeatureMatcher.options(SAVED, none, ReadOptions.defaults()));
        assertThat(FeatureMatcher.match(SAVED, none, data).predict(none.getFirst()))
                .containsExactly(1, 1);
    }
}
