package org.lariat.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lariat.data.TestFiles.fixture;
import static org.lariat.data.TestFiles.refused;
import static org.lariat.data.TestFiles.rows;
import static org.lariat.data.TestFiles.text;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparseTextTest {
    private static final ReadOptions PLAIN = ReadOptions.defaults();
    private static final String BANNER = "%%MatrixMarket matrix coordinate real general\n";

    @TempDir
    private Path dir;

    @Test
    void matrixMarket() {
        assertThat(rows(DataReader.read(fixture(dir, "coordinate.mtx"), PLAIN).x()))
                .isDeepEqualTo(new double[][] {{1.5, 0, 0}, {0, 0, -2}, {0, 0, 3.25}, {4, 0, 0}});
        assertThat(rows(DataReader.read(fixture(dir, "array.mtx"), PLAIN).x()))
                .isDeepEqualTo(
                        new double[][] {{0.5, 10.5, 20.5}, {1.5, 11.5, 21.5}, {2.5, 12.5, 22.5}, {3.5, 13.5, 23.5}});
        double[][] symmetric = {{2, 1, 0}, {1, 3, 0}, {0, 0, 5}};
        assertThat(rows(DataReader.read(fixture(dir, "symmetric.mtx"), PLAIN).x()))
                .isDeepEqualTo(symmetric);
        assertThat(rows(DataReader.read(fixture(dir, "symmetric_array.mtx"), PLAIN)
                        .x()))
                .isDeepEqualTo(symmetric);
        Path pattern = text(dir, "p.mtx", "%%MatrixMarket MATRIX coordinate pattern general\n% c\n\n2 2 2\n1 2\n2 1\n");
        assertThat(rows(DataReader.read(pattern, PLAIN).x())).isDeepEqualTo(new double[][] {{0, 1}, {1, 0}});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 2 1~3 1 5 |, line 3: the row is '3'; it must be a whole number from 1 to 2",
                "2 2 1~1 0 5 |, line 3: the column is '0'; it must be a whole number from 1 to 2",
                "2 2 1~1 1 x |, line 3: the value 'x' is not a number",
                "2 2 1~1 1 inf |, line 3: the value is 'inf'; it must be finite",
                "2 2 1~1 1 |, line 3: the value is missing; the line is '1 1'",
                "2 2 1~1 1 5~2 2 5 |, line 4: comes after the last of the 1 entries that were announced",
                "2 2 2~1 1 5 |: ends in the middle of the data; it is truncated, get it again",
                "0 2 0~ |, line 2: the number of rows is '0'; it must be a whole number from 1 to 2147483639",
            })
    void matrixMarketThatIsDamaged(String body, String sentence) {
        refused(text(dir, "d.mtx", BANNER + body.replace('~', '\n') + "\n"), PLAIN, "FILE" + sentence);
    }

    @Test
    void matrixMarketOfAnotherKind() {
        refused(
                text(dir, "a.mtx", "1 2 3\n"),
                PLAIN,
                "FILE, line 1: a Matrix Market file begins with '%%MatrixMarket matrix coordinate real general'");
        refused(
                text(dir, "b.mtx", "%%MatrixMarket matrix coordinate complex general\n"),
                PLAIN,
                "FILE, line 1: the field 'complex' is not known; known are integer, pattern, real");
        refused(
                text(dir, "c.mtx", "%%MatrixMarket matrix coordinate real symmetric\n2 3 0\n"),
                PLAIN,
                "FILE, line 2: a symmetric matrix cannot be 2×3");
        refused(
                text(dir, "d.mtx", "%%MatrixMarket matrix array pattern general\n2 3\n"),
                PLAIN,
                "FILE, line 1: an array cannot be a pattern; its field must be real or integer");
    }

    @Test
    void svmlight() {
        Path file = text(dir, "d.svm", "# header\n+1 1:0.5 3:2 # note\n\n-1 qid:7 2:1e-3\n0\n");
        Dataset d = DataReader.read(file, PLAIN);
        assertThat(rows(d.x())).isDeepEqualTo(new double[][] {{0.5, 0, 2}, {0, 1e-3, 0}, {0, 0, 0}});
        assertThat(d.y()).hasValue(new double[] {1, -1, 0});
        Dataset wide = DataReader.read(file, ReadOptions.builder().features(5).build());
        assertThat(wide.x().columns()).isEqualTo(5);
        assertThat(wide.names()).endsWith("V5");
        Path y = text(dir, "y.csv", "y\n7\n8\n9\n");
        assertThat(DataReader.read(file, ReadOptions.builder().targetFile(y).build())
                        .y())
                .hasValue(new double[] {7, 8, 9});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 0:5 |, line 1: has feature 0, but features count from 1; write the file again with 1 added to each"
                        + " (scikit-learn: dump_svmlight_file(…, zero_based=False))",
                "1:5 |, line 1: begins with '1:5'; a label must come before the features",
                "1 5 |, line 1: '5' is not of the form feature:value",
                "1 2:1 2:1 |, line 1: feature 2 comes after feature 2; features must ascend",
                "1 a:1 |, line 1: the feature number is 'a'; it must be a whole number from 1 to 2147483646",
                "1 2:x |, line 1: the value of feature 2 'x' is not a number",
                "1 2:nan |, line 1: the value of feature 2 is 'nan'; it must be finite",
                "y 2:1 |, line 1: the label 'y' is not a number",
                "1~2 |: has no features in any row",
                "# nothing |: holds no rows",
            })
    void svmlightThatIsDamaged(String body, String sentence) {
        refused(text(dir, "d.svmlight", body.replace('~', '\n') + "\n"), PLAIN, "FILE" + sentence);
    }

    @Test
    void svmlightWithMoreFeaturesThanAskedFor() {
        refused(
                text(dir, "d.libsvm", "1 4:1\n"),
                ReadOptions.builder().features(3).build(),
                "FILE, line 1: has feature 4, but there are to be 3 features (--features)");
    }

    @Test
    void sizesThatCannotBe() {
        refused(
                text(dir, "d.svm", "1 2147483646:1\n"),
                PLAIN,
                "FILE: the matrix has 1 rows and 2147483646 columns; at most 2147483631 of each can be held");
    }
}
