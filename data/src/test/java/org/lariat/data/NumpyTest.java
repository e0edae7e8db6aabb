package org.lariat.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lariat.data.TestFiles.fixture;
import static org.lariat.data.TestFiles.refused;
import static org.lariat.data.TestFiles.rows;
import static org.lariat.data.TestFiles.text;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.matrix.ElementType;

class NumpyTest {
    private static final ReadOptions PLAIN = ReadOptions.defaults();
    private static final double[][] X = {{0.5, 10.5, 20.5}, {1.5, 11.5, 21.5}, {2.5, 12.5, 22.5}, {3.5, 13.5, 23.5}};
    private static final double[][] SPARSE = {{1.5, 0, 0}, {0, 0, -2}, {0, 0, 3.25}, {4, 0, 0}};

    @TempDir
    private Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"c_f8.npy", "f_f8.npy", "f_f4.npy", "version2.npy", "version3.npy", "c_f8.npy.gz"})
    void floats(String name) {
        for (ElementType type : ElementType.values()) {
            Path file = dir.resolve(name);
            if (!Files.exists(file)) {
                fixture(dir, name);
            }
            Dataset d = DataReader.read(
                    file, ReadOptions.builder().elementType(type).build());
            assertThat(rows(d.x())).isDeepEqualTo(X);
            assertThat(d.x().elementType()).isEqualTo(type);
            assertThat(d.names()).containsExactly("V1", "V2", "V3");
            assertThat(d.namesNumbered()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"i1", "i2", "i4", "i8", "u1", "u2", "u4"})
    void integers(String type) {
        double[][] x =
                rows(DataReader.read(fixture(dir, "c_" + type + ".npy"), PLAIN).x());
        assertThat(x).isDeepEqualTo(new double[][] {{0, 10, 20}, {1, 11, 21}, {2, 12, 22}, {3, 13, 23}});
    }

    @Test
    void booleans() {
        double[][] x = rows(DataReader.read(fixture(dir, "bool.npy"), PLAIN).x());
        assertThat(x).isDeepEqualTo(new double[][] {{1, 0, 1}, {0, 1, 0}, {1, 0, 1}, {0, 1, 0}});
    }

    @Test
    void whatIsNotRead() {
        refused(
                fixture(dir, "big_endian.npy"),
                PLAIN,
                "FILE: is big-endian ('>f8'); save it again after X.astype('<f8')");
        refused(
                fixture(dir, "half.npy"),
                PLAIN,
                "FILE: has elements of type '<f2'; read are float64, float32, integers up to 64 bits and booleans, so save"
                        + " it after X.astype('<f8')");
        refused(fixture(dir, "three.npy"), PLAIN, "FILE: has shape (2, 2, 2); at most two dimensions can be read");
        refused(
                fixture(dir, "vector.npy"),
                PLAIN,
                "FILE: the matrix has 1 dimension; it must have two, rows and columns");
        refused(
                fixture(dir, "structured.npy"),
                PLAIN,
                "FILE: is a structured array; save a plain two-dimensional array of numbers");
        refused(
                text(dir, "text.npy", "1,2,3,4,5\n"),
                PLAIN,
                "FILE: is not a .npy file; it does not begin as numpy.save writes it");
        refused(
                fixture(dir, "f_f8.npy"),
                ReadOptions.builder().oneHot(true).build(),
                "FILE: its columns have no names, so --ignore, --one-hot, --weights and --offset do not apply; weights and"
                        + " offset may be columns of the --target-file");
    }

    @Test
    void cutFilesAreRefusedWhereverTheCut() throws Exception {
        byte[] whole = Files.readAllBytes(fixture(dir, "f_f8.npy"));
        for (int length = 0; length < whole.length; length++) {
            Path cut = Files.write(dir.resolve("cut.npy"), Arrays.copyOf(whole, length));
            refused(
                    cut,
                    PLAIN,
                    length < 128
                            ? "FILE: ends in the middle of the data; it is truncated, get it again"
                            : "FILE: has " + length + " bytes, its header asks for 224; it is truncated, get it again");
        }
        byte[] packed = Files.readAllBytes(fixture(dir, "c_f8.npy.gz"));
        Path cut = Files.write(dir.resolve("cut.npy.gz"), Arrays.copyOf(packed, packed.length - 20));
        refused(cut, PLAIN, "FILE: ends in the middle of the data; it is truncated, get it again");
    }

    @Test
    void missingValues() {
        Path file = fixture(dir, "nan.npy");
        refused(
                file,
                PLAIN,
                "FILE: row 3, column V2 is NaN, a missing value; fill in means with --missing mean, or drop such rows with"
                        + " --missing drop-row");
        Dataset mean = DataReader.read(
                file, ReadOptions.builder().missing(MissingPolicy.MEAN).build());
        assertThat(mean.x().get(2, 1)).isCloseTo(35.5 / 3, within(1e-14));
        Dataset drop = DataReader.read(
                file, ReadOptions.builder().missing(MissingPolicy.DROP_ROW).build());
        assertThat(rows(drop.x())).isDeepEqualTo(new double[][] {X[0], X[1], X[3]});
        assertThat(drop.notes()).containsExactly("1 row with a missing value was dropped (row 3)");
    }

    @Test
    void targetFiles() {
        Path x = fixture(dir, "f_f8.npy");
        Path y = fixture(dir, "vector.npy");
        Dataset d = DataReader.read(x, ReadOptions.builder().targetFile(y).build());
        assertThat(d.y()).hasValue(new double[] {1, 2, 3, 4});
        Path bare = text(dir, "bare.txt", "5\n6\n7\n8\n");
        assertThat(DataReader.read(x, ReadOptions.builder().targetFile(bare).build())
                        .y())
                .hasValue(new double[] {5, 6, 7, 8});
        Path table = text(dir, "y.csv", "id,y,w\na,1,0.5\nb,2,1\nc,NA,1\nd,4,2\n");
        ReadOptions named =
                ReadOptions.builder().targetFile(table).target("y").weights("w").build();
        Dataset dropped = DataReader.read(
                x, named.toBuilder().missing(MissingPolicy.DROP_ROW).build());
        assertThat(dropped.y()).hasValue(new double[] {1, 2, 4});
        assertThat(dropped.weights()).hasValue(new double[] {0.5, 1, 2});
        assertThat(rows(dropped.x())).isDeepEqualTo(new double[][] {X[0], X[1], X[3]});
    }

    @Test
    void targetFilesThatDoNotFit() {
        Path x = fixture(dir, "f_f8.npy");
        Path y = text(dir, "y.csv", "y\n1\n2\n");
        refused(
                x,
                ReadOptions.builder().targetFile(y).build(),
                "FILE: has 4 rows, but " + y + " has 2; they must have as many");
        Path two = text(dir, "two.csv", "a,b\n1,2\n");
        refused(
                x,
                ReadOptions.builder().targetFile(two).build(),
                two + ": has 2 columns; say with --target which is the response: 'a', 'b'");
        refused(
                x,
                ReadOptions.builder().targetFile(two).target("c").build(),
                two + ": there is no column 'c' for the response (--target); the columns are 'a', 'b'");
        Path matrix = text(dir, "y.mtx", "");
        refused(
                x,
                ReadOptions.builder().targetFile(matrix).build(),
                matrix + ": a target file must be .npy, .csv, .tsv or .txt");
        Path missing = text(dir, "missing.csv", "y\n1\nNA\n3\n4\n");
        refused(
                x,
                ReadOptions.builder().targetFile(missing).build(),
                missing
                        + ", line 3, column 'y': the value is missing ('NA'); drop such rows with --missing drop-row (the"
                        + " response values cannot be filled in with a mean)");
        refused(
                x,
                ReadOptions.builder().targetFile(x).build(),
                "FILE: has shape (4, 3); the response must be one column");
    }

    @Test
    void archives() {
        Dataset dense = DataReader.read(fixture(dir, "dense.npz"), PLAIN);
        assertThat(rows(dense.x())).isDeepEqualTo(X);
        assertThat(dense.y()).hasValue(new double[] {1, 2, 3, 4});
        Dataset positional = DataReader.read(fixture(dir, "positional.npz"), PLAIN);
        assertThat(rows(positional.x())).isDeepEqualTo(X);
        assertThat(positional.y()).isEmpty();
        refused(fixture(dir, "no_matrix.npz"), PLAIN, "FILE: holds no matrix X; it holds a, b");
        refused(
                dir.resolve("positional.npz"),
                ReadOptions.builder().target("z").build(),
                "FILE: there is no array 'z' for the response (--target); it holds arr_0");
        refused(dir.resolve("none.npz"), PLAIN, "FILE: there is no such file");
    }

    @Test
    void checksumsOfArchivesAreVerified() throws Exception {
        byte[] good = Files.readAllBytes(fixture(dir, "dense.npz"));
        int at = new String(good, StandardCharsets.ISO_8859_1).indexOf("NUMPY") + 130; // within the stored values of X
        good[at] ^= 1;
        refused(
                Files.write(dir.resolve("bad.npz"), good),
                PLAIN,
                "FILE: the compressed data is damaged (checksum of X.npy does not match); get the file again");
        byte[] packed = Files.readAllBytes(fixture(dir, "c_f8.npy.gz"));
        packed[packed.length - 5] ^= 1; // in the checksum
        refused(
                Files.write(dir.resolve("bad.npy.gz"), packed),
                PLAIN,
                "FILE: the compressed data is damaged (Corrupt GZIP trailer); get the file again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csc.npz", "csr.npz"})
    void sparseArchives(String name) {
        Path file = fixture(dir, name);
        Dataset d = DataReader.read(file, PLAIN);
        assertThat(rows(d.x())).isDeepEqualTo(SPARSE);
        assertThat(d.x().description()).startsWith("sparse");
        Path y = text(dir, "y.txt", "y\n1\n\n3\n4\n");
        Dataset dropped = DataReader.read(
                file,
                ReadOptions.builder()
                        .targetFile(y)
                        .missing(MissingPolicy.DROP_ROW)
                        .build());
        assertThat(rows(dropped.x())).isDeepEqualTo(new double[][] {SPARSE[0], SPARSE[2], SPARSE[3]});
        assertThat(dropped.y()).hasValue(new double[] {1, 3, 4});
    }

    @Test
    void otherSparseFormats() {
        refused(fixture(dir, "coo.npz"), PLAIN, "FILE: holds no matrix X; it holds row, col, format, shape, data");
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void mappedAndCopiedMatricesAreTheSame(ElementType type) {
        ReadOptions options = ReadOptions.builder().elementType(type).build();
        String mapped = DataReader.read(fixture(dir, type == ElementType.FLOAT64 ? "f_f8.npy" : "f_f4.npy"), options)
                .fingerprint();
        assertThat(DataReader.read(fixture(dir, "c_f8.npy"), options).fingerprint())
                .isEqualTo(mapped);
    }
}
