package org.lariat.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.lariat.data.TestFiles.refused;
import static org.lariat.data.TestFiles.rows;
import static org.lariat.data.TestFiles.text;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.data.prep.NumberSteps;
import org.lariat.data.prep.Pipeline;
import org.lariat.data.prep.Unseen;
import org.lariat.matrix.ElementType;

class CsvFormatTest {
    private static final ReadOptions PLAIN = ReadOptions.defaults();
    private static final ReadOptions TARGET = ReadOptions.builder().target("y").build();

    @TempDir
    private Path dir;

    private Dataset read(String content, ReadOptions options) {
        return DataReader.read(text(dir, "d.csv", content), options);
    }

    private void refusedText(String content, ReadOptions options, String sentence) {
        refused(text(dir, "d.csv", content), options, sentence);
    }

    @Test
    void columnsGetTheirRoles() {
        ReadOptions options = ReadOptions.builder()
                .target("y")
                .weights("w")
                .offset("o")
                .ignored(Set.of("id"))
                .build();
        Dataset d = read("id,a,y,w,o,b\nr1,1,2,3,4,5\nr2,-1.5,2e-3,0,.5,+7\n", options);
        assertThat(d.names()).containsExactly("a", "b");
        assertThat(rows(d.x())).isDeepEqualTo(new double[][] {{1, 5}, {-1.5, 7}});
        assertThat(d.y()).hasValue(new double[] {2, 2e-3});
        assertThat(d.weights()).hasValue(new double[] {3, 0});
        assertThat(d.offset()).hasValue(new double[] {4, 0.5});
        assertThat(d.skipped()).containsExactly("id");
        assertThat(d.notes()).isEmpty();
        assertThat(d.namesNumbered()).isFalse();
        assertThat(d.problem().weights()).containsExactly(3, 0);
        assertThat(d.problem().offset()).containsExactly(4, 0.5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyMatrixComesBackToTheBit(long seed) {
        Random random = new Random(seed);
        int n = 1 + random.nextInt(300);
        int p = 1 + random.nextInt(30);
        double[][] x = new double[n][p];
        StringBuilder out = new StringBuilder();
        StringJoiner header = new StringJoiner(",");
        for (int j = 0; j < p; j++) {
            header.add("x" + j);
        }
        out.append(header).append('\n');
        for (double[] row : x) {
            StringJoiner line = new StringJoiner(",");
            for (int j = 0; j < p; j++) {
                row[j] = random.nextInt(10) == 0
                        ? -0.0
                        : random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300);
                line.add(Double.toString(row[j]));
            }
            out.append(line).append('\n');
        }
        double[][] back = rows(read(out.toString(), PLAIN).x());
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                assertThat(Double.doubleToRawLongBits(back[i][j])).isEqualTo(Double.doubleToRawLongBits(x[i][j]));
            }
        }
    }

    @Test
    void quotesByteOrderMarkCarriageReturnsBlanksAndBlankLines() {
        Dataset d = read("\uFEFF\"a, first\", b \r\n\"1\",2\r\n\r\n 3 ,\"4\"\r\n", PLAIN);
        assertThat(d.names()).containsExactly("a, first", "b");
        assertThat(rows(d.x())).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
    }

    @ParameterizedTest
    @CsvSource({"d.tsv,'\t'", "d.txt,'\t'", "d.txt,;", "d.txt,' '", "d.txt,','"})
    void delimiterGoesByTheExtension(String name, String delimiter) {
        String content = "a|b\n1|2\n".replace("|", delimiter);
        assertThat(rows(DataReader.read(text(dir, name, content), PLAIN).x())).isDeepEqualTo(new double[][] {{1, 2}});
    }

    @Test
    void delimiterCanBeGiven() {
        assertThat(rows(read("a;b\n1;2\n", ReadOptions.builder().delimiter(';').build())
                        .x()))
                .isDeepEqualTo(new double[][] {{1, 2}});
        refusedText(
                "a;y\n1;2\n",
                TARGET,
                "FILE: there is no column 'y' for the response (--target); the only column is 'a;y'; if it is delimited"
                        + " by ';', say so with --delimiter");
    }

    @Test
    void compressedFiles() throws Exception {
        byte[] packed = TestFiles.gzip("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        Path file = Files.write(dir.resolve("d.csv.gz"), packed);
        assertThat(rows(DataReader.read(file, PLAIN).x())).isDeepEqualTo(new double[][] {{1, 2}});
        Path cut = Files.write(dir.resolve("cut.csv.gz"), Arrays.copyOf(packed, packed.length - 9));
        refused(cut, PLAIN, "FILE: ends in the middle of the data; it is truncated, get it again");
        Path no = text(dir, "no.csv.gz", "a,b\n1,2\n");
        refused(no, PLAIN, "FILE: the compressed data is damaged (Not in GZIP format); get the file again");
    }

    @Test
    void filesThatAreNoTable() throws Exception {
        refused(dir.resolve("no.csv"), PLAIN, "FILE: there is no such file");
        Files.createDirectory(dir.resolve("dir.csv"));
        refused(dir.resolve("dir.csv"), PLAIN, "FILE: is a directory; name a file in it");
        refused(
                dir.resolve("d.xlsx"),
                PLAIN,
                "FILE: the format is told by the extension, and this one is not known; known are .csv .tsv .txt .npy .mtx"
                        + " .svm .svmlight .libsvm, each also with .gz, and .npz and .lmat");
        refused(dir.resolve("d.npz.gz"), PLAIN, "FILE: .npz files are compressed already; unpack it with gunzip first");
        refused(dir.resolve("d.lmat.gz"), PLAIN, "FILE: .lmat files are read in place; unpack it with gunzip first");
        refusedText("", PLAIN, "FILE: is empty; a header with the names of the columns was expected");
        refusedText("a,b\n", PLAIN, "FILE: has a header but no rows");
        Path latin = Files.write(dir.resolve("l.csv"), "h\u00f6he\n1\n".getBytes(StandardCharsets.ISO_8859_1));
        refused(latin, PLAIN, "FILE: is not UTF-8 text; convert it first, for instance with iconv");
    }

    @Test
    void badValuesAreNamedWithTheirPlace() {
        refusedText(
                "a,b\n1,2\n3,abc\n",
                PLAIN,
                "FILE, line 3, column 'b': 'abc' is not a number; read text as categories with --one-hot, or leave the"
                        + " column out with --ignore b");
        refusedText(
                "a,y\n1,2\n3,high\n",
                TARGET,
                "FILE, line 3, column 'y': 'high' is not a number; the response values must be numbers");
        for (String text : List.of("12d", "0x10", "1f", "1,5")) {
            refusedText(
                    "a,b\n1,\"" + text + "\"\n",
                    PLAIN,
                    "FILE, line 2, column 'b': '" + text
                            + "' is not a number; read text as categories with --one-hot, or"
                            + " leave the column out with --ignore b");
        }
        for (String text : List.of("inf", "-Infinity", "1e999")) {
            refusedText(
                    "a,b\n1," + text + "\n",
                    PLAIN,
                    "FILE, line 2, column 'b': '" + text + "' is not finite in float64; correct it or delete the row");
        }
        refusedText(
                "a\n1e300\n",
                ReadOptions.builder().elementType(ElementType.FLOAT32).build(),
                "FILE, line 2, column 'a': '1e300' is too large for float32; read the data as float64");
        refusedText(
                "a,b\n1,2\n3\n",
                PLAIN,
                "FILE, line 3: has 1 field, the header has 2; every row must have as many, and fields with a delimiter in"
                        + " them need quotes");
        refusedText(
                "a,b\n1,2,3\n",
                PLAIN,
                "FILE, line 2: has 3 fields, the header has 2; every row must have as many, and fields with a delimiter in"
                        + " them need quotes");
    }

    @Test
    void linesAreCountedThroughQuotedLineBreaks() {
        refusedText(
                "a,\"b\nc\"\n1,2\n\n3,x\n",
                PLAIN,
                "FILE, line 5, column 'b\\nc': 'x' is not a number; read text as categories with --one-hot, or leave the"
                        + " column out with --ignore b\\nc");
    }

    @Test
    void quotesThatAreNotClosed() {
        refusedText(
                "a,b\n\"1,2\n3,4\n",
                PLAIN,
                "FILE, line 2: has 1 field, the header has 2; every row must have as many, and fields with a delimiter in"
                        + " them need quotes");
    }

    @Test
    void headersMustName() {
        refusedText("a,b,a\n1,2,3\n", PLAIN, "FILE, line 1: the name 'a' occurs twice; names must differ");
        refusedText("a,,b\n1,2,3\n", PLAIN, "FILE, line 1: column 2 has no name; give it one");
        refusedText(
                "1,0.5\n2,0.25\n",
                PLAIN,
                "FILE, line 1: holds only numbers and looks like data; the first line must hold the names of the columns");
        Dataset wavelengths = read("1100,1102,1104.5\n1,2,3\n", PLAIN);
        assertThat(wavelengths.names()).containsExactly("1100", "1102", "1104.5");
        assertThat(wavelengths.notes())
                .containsExactly("line 1 holds only numbers, which ascend; they were taken as names of the columns");
        Dataset rowNames = read("\"\",a\nr1,5\n", PLAIN);
        assertThat(rowNames.names()).containsExactly("a");
        assertThat(rowNames.notes()).containsExactly("the first column has no name and was left out as row names");
    }

    @Test
    void columnsAskedForMustBeThere() {
        refusedText(
                "a,target,b\n1,2,3\n",
                ReadOptions.builder().target("taget").build(),
                "FILE: there is no column 'taget' for the response (--target); a close name is 'target'");
        refusedText(
                "a,b,c,d,e,f\n1,2,3,4,5,6\n",
                ReadOptions.builder().weights("importance").build(),
                "FILE: there is no column 'importance' for the weights (--weights); the columns are 'a', 'b', 'c', 'd',"
                        + " 'e', … (6 in all)");
        refusedText(
                "a,b\n1,2\n",
                ReadOptions.builder().offset("zzz").build(),
                "FILE: there is no column 'zzz' for the offset (--offset); the columns are 'a', 'b'");
        refusedText(
                "a,b\n1,2\n",
                ReadOptions.builder().ignored(Set.of("zzz")).build(),
                "FILE: there is no column 'zzz' to leave out (--ignore); the columns are 'a', 'b'");
        refusedText("y\n1\n", TARGET, "FILE: there is no feature column left among its 1 column");
        refusedText(
                "a,b\n1,2\n",
                ReadOptions.builder().only(Set.of("aa")).build(),
                "FILE: has none of the columns that are needed, such as 'aa'; a close name is 'a'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NA", "n/a", "NaN", "nan", "null", "NULL"})
    void missingValuesAreRefused(String spelling) {
        refusedText(
                "a,b\n1," + spelling + "\n",
                PLAIN,
                "FILE, line 2, column 'b': the value is missing ('" + spelling
                        + "'); fill in the mean of the column with"
                        + " --missing mean, or drop such rows with --missing drop-row");
    }

    @Test
    void missingResponsesAreRefusedEvenWithMeans() {
        String sentence = "FILE, line 3, column 'y': the value is missing; drop such rows with --missing drop-row (the"
                + " response values cannot be filled in with a mean)";
        refusedText("a,y\n1,2\n3,\n", TARGET, sentence);
        refusedText(
                "a,y\n1,2\n3,\n", TARGET.toBuilder().missing(MissingPolicy.MEAN).build(), sentence);
    }

    @Test
    void missingValuesBecomeMeans() {
        ReadOptions mean = ReadOptions.builder().missing(MissingPolicy.MEAN).build();
        Dataset d = read("a,b\n1,10\n,20\n4,NA\nNA,60\n", mean);
        assertThat(rows(d.x())).isDeepEqualTo(new double[][] {{1, 10}, {2.5, 20}, {4, 30}, {2.5, 60}});
        assertThat(d.notes())
                .containsExactly("3 missing values were replaced by the mean of the column: 'a' (2), 'b' (1)");
        refusedText(
                "a,b\n1,\n2,\n",
                mean,
                "FILE: column 'b' has no values, so it has no mean; leave it out with --ignore b");
        Pipeline seven = new Pipeline(List.of(new NumberSteps("b", null, null, 7.0, false)), Unseen.ERROR);
        Dataset given = read("a,b\n1,\n", ReadOptions.builder().fitted(seven).build());
        assertThat(rows(given.x())).isDeepEqualTo(new double[][] {{1, 7}});
    }

    @Test
    void rowsWithMissingValuesAreDropped() {
        ReadOptions drop = TARGET.toBuilder().missing(MissingPolicy.DROP_ROW).build();
        Dataset d = read("a,y\n1,2\n,3\n4,NA\n5,6\n", drop);
        assertThat(rows(d.x())).isDeepEqualTo(new double[][] {{1}, {5}});
        assertThat(d.y()).hasValue(new double[] {2, 6});
        assertThat(d.notes()).containsExactly("2 rows with a missing value were dropped (lines 3, 4)");
        assertThat(read("a,y\n1,2\n,3\n", drop).notes())
                .containsExactly("1 row with a missing value was dropped (line 3)");
        refusedText("a,y\n,2\n3,\n", drop, "FILE: no row is left: each of the 2 has a missing value");
    }

    @Test
    void blankLinesAreValuesWhereThereIsOneColumn() {
        ReadOptions drop = ReadOptions.builder().missing(MissingPolicy.DROP_ROW).build();
        assertThat(rows(read("a\n1\n\n3\n", drop).x())).isDeepEqualTo(new double[][] {{1}, {3}});
    }

    @Test
    void textBecomesIndicators() {
        ReadOptions oneHot = TARGET.toBuilder().oneHot(true).build();
        Dataset d = read("colour,size,y\nred,1,1\n7,2,2\nblue,3,3\nred,4,4\n", oneHot);
        assertThat(d.names()).containsExactly("colour=7", "colour=blue", "colour=red", "size");
        assertThat(rows(d.x())).isDeepEqualTo(new double[][] {{0, 0, 1, 1}, {1, 0, 0, 2}, {0, 1, 0, 3}, {0, 0, 1, 4}});
        assertThat(d.categorical()).containsExactly("colour");
    }

    @Test
    void categoriesWithMissingValues() {
        ReadOptions oneHot = ReadOptions.builder().oneHot(true).build();
        String content = "c\nu\nNA\nv\nu\nu\n";
        Dataset mean =
                read(content, oneHot.toBuilder().missing(MissingPolicy.MEAN).build());
        assertThat(rows(mean.x())).isDeepEqualTo(new double[][] {{1, 0}, {0.75, 0.25}, {0, 1}, {1, 0}, {1, 0}});
        ReadOptions drop = ReadOptions.builder()
                .oneHot(true)
                .missing(MissingPolicy.DROP_ROW)
                .build();
        Dataset dropped = read("c,a\nu,1\nv,\nw,2\n", drop);
        assertThat(dropped.names()).as("a level of dropped rows only is none").containsExactly("c=u", "c=w", "a");
    }

    @Test
    void categoriesMustBeSensible() {
        StringBuilder ids = new StringBuilder("id,a\n");
        for (int i = 0; i < 1001; i++) {
            ids.append("id").append(i).append(",1\n");
        }
        ReadOptions oneHot = ReadOptions.builder().oneHot(true).build();
        refusedText(
                ids.toString(),
                oneHot,
                "FILE: column 'id' has more than 1000 different texts, too many for categories; leave it out with"
                        + " --ignore id");
        refusedText(
                "c=u,c\n1,u\n",
                oneHot,
                "FILE: a level of a category, or an indicator of missing values, makes the column 'c=u', which is there already; rename one of them");
    }

    @Test
    void numbersAreCategoriesWhereAskedFor() {
        Dataset d = read(
                "zip,a\n02139,1\n10001,2\n",
                ReadOptions.builder().categorical(Set.of("zip")).build());
        assertThat(d.names()).containsExactly("zip=02139", "zip=10001", "a");
    }

    @Test
    void manyColumns() {
        int p = 20_000;
        StringJoiner header = new StringJoiner(",");
        StringJoiner row = new StringJoiner(",");
        for (int j = 0; j < p; j++) {
            header.add("g" + j);
            row.add(String.valueOf(j));
        }
        Dataset d = read(header + "\n" + row + "\n", PLAIN);
        assertThat(d.x().columns()).isEqualTo(p);
        assertThat(d.x().get(0, p - 1)).isEqualTo(p - 1);
    }

    @Test
    void withoutResponseThereIsNoProblem() {
        Dataset d = read("a\n1\n", PLAIN);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(d::problem)
                .withMessage(d.source()
                        + ": there is no response; name its column with --target, or its file with --target-file");
    }

    @Test
    void optionsMustNotContradictEachOther() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> TARGET.toBuilder().weights("y").build())
                .withMessage("column 'y' cannot be both the response and the weights");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> ReadOptions.builder().features(-1).build())
                .withMessage("the number of features must be at least 1, not -1");
    }
}
