package org.lariat.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lariat.matrix.DesignMatrix;
import org.lariat.matrix.ElementType;

/** A converted file says what the original says, and notices when it is not what was written. */
class LmatFileTest {
    private static final String TABLE =
            "id,a,colour,b,w,y\n1,0.1,red,1e10,1,2\n2,NA,blue,-3,2,4\n3,5,red,,3,NA\n4,7,green,-1e-300,4,8\n";

    @TempDir
    private Path dir;

    private Path converted(Path original, ReadOptions options) {
        Path file = dir.resolve("converted.lmat");
        LmatFile.convert(original, file, options);
        LmatFile.verify(file);
        return file;
    }

    private void sameAsOriginal(Path original, ReadOptions options) {
        Dataset expected = DataReader.read(original, options);
        Dataset actual = DataReader.read(converted(original, options), ReadOptions.defaults());
        assertThat(actual.fingerprint()).isEqualTo(expected.fingerprint());
        assertThat(actual.names()).isEqualTo(expected.names());
        assertThat(actual.namesNumbered()).isEqualTo(expected.namesNumbered());
        assertThat(actual.categorical()).isEqualTo(expected.categorical());
        assertThat(actual.skipped()).isEqualTo(expected.skipped());
        assertThat(actual.notes()).isEqualTo(expected.notes());
        assertThat(actual.x().elementType()).isEqualTo(options.elementType());
        assertThat(TestFiles.rows(actual.x())).isDeepEqualTo(TestFiles.rows(expected.x()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c_f8.npy",
                "f_f4.npy",
                "c_i2.npy",
                "version2.npy",
                "c_f8.npy.gz",
                "dense.npz",
                "positional.npz",
                "csc.npz",
                "csr.npz",
                "coordinate.mtx",
                "array.mtx",
                "symmetric.mtx"
            })
    void everyFormat(String name) {
        Path original = TestFiles.fixture(dir, name);
        for (ElementType type : ElementType.values()) {
            sameAsOriginal(original, ReadOptions.builder().elementType(type).build());
        }
    }

    @ParameterizedTest
    @EnumSource(MissingPolicy.class)
    void tablesWithAllThatCanBeAskedFor(MissingPolicy missing) {
        Path table =
                TestFiles.text(dir, "t.csv", missing == MissingPolicy.DROP_ROW ? TABLE : TABLE.replace("3,NA", "3,6"));
        Set<String> ignored = missing == MissingPolicy.REFUSE ? Set.of("id", "a", "b") : Set.of("id");
        sameAsOriginal(
                table,
                ReadOptions.builder()
                        .target("y")
                        .weights("w")
                        .ignored(ignored)
                        .oneHot(true)
                        .missing(missing)
                        .build());
        sameAsOriginal(TestFiles.text(dir, "t.svm", "1 1:0.5 3:2\n-1 2:1e-3\n0\n"), ReadOptions.defaults());
    }

    @Test
    void aConvertedFileCanBeConvertedAgain() {
        Path table = TestFiles.text(dir, "t.csv", "a,b,y\n1,2.1,3\n2,1,5\n4,4,9\n");
        Path first = converted(table, ReadOptions.builder().target("y").build());
        Path second = dir.resolve("second.lmat");
        LmatFile.convert(
                first,
                second,
                ReadOptions.builder().elementType(ElementType.FLOAT32).build());
        Dataset half = DataReader.read(second, ReadOptions.defaults());
        assertThat(half.names()).containsExactly("a", "b");
        assertThat(half.y()).contains(new double[] {3, 5, 9});
        assertThat(half.x().get(0, 1)).isEqualTo(2.1f);
        LmatFile.convert(first, first, ReadOptions.defaults());
        assertThat(DataReader.read(first, ReadOptions.defaults()).x().get(0, 1)).isEqualTo(2.1);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 3", "64, 5", "1000, 20", "33, 400"})
    void rowsAndColumnsArriveInTheirPlaces(int n, int p) throws IOException {
        Random random = new Random(n);
        double[][] rows = new double[n][p];
        for (double[] row : rows) {
            for (int j = 0; j < p; j++) {
                row[j] = random.nextGaussian();
            }
        }
        LmatHeader header = LmatHeader.of(ElementType.FLOAT64, n, p);
        try (FileChannel channel = FileChannel.open(
                dir.resolve("cells"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            LmatCells cells = new LmatCells(channel, header, 8L * p * (n / 3)); // rows in three goes and some
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < p; j++) {
                    cells.set(i, j, rows[i][j]);
                }
            }
            cells.finish();
            channel.write(ByteBuffer.allocate(1), header.metadata());
            assertThat(TestFiles.rows(LmatFormat.map(channel, header, ReadOptions.LEAST_PAGE_BUDGET)))
                    .isDeepEqualTo(rows);
        }
    }

    @Test
    void meansAndNorms() {
        Path table = TestFiles.text(dir, "t.csv", "a,b,y\n1,2e300,3\n2,2e300,5\n6,2e300,9\n");
        LmatSummary summary = LmatFile.summary(
                converted(table, ReadOptions.builder().target("y").build()));
        assertThat(summary.means()).containsExactly(3.0, 2e300);
        assertThat(summary.norms()[0]).isCloseTo(Math.sqrt(14.0 / 3), within(1e-15));
        assertThat(summary.norms()[1]).isZero();
        assertThat(summary.response()).contains("y");
        assertThat(summary.weights()).isEmpty();
        assertThat(summary.names()).containsExactly("a", "b");
        assertThat(summary.dataBytes()).isEqualTo(128);
    }

    /** A file with holes: more than 2^31 bytes and more than 2^32, of which next to nothing is on the disk. */
    @Test
    void offsetsBeyondInts() throws IOException {
        int n = 1 << 20;
        int p = 700; // 5.5 GiB
        LmatHeader header = LmatHeader.of(ElementType.FLOAT64, n, p);
        Path file = dir.resolve("large.lmat");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            LmatCells cells = new LmatCells(channel, header, LmatCells.GATHERED);
            double[] ones = new double[n];
            Arrays.fill(ones, 1.0);
            cells.column(1, ones);
            cells.column(p - 1, ones);
            LmatOutput out = new LmatOutput(channel, header.metadata());
            FeatureNames names = FeatureNames.numbered(p);
            LmatVectors none = LmatVectors.of(RowValues.none(), ReadOptions.defaults());
            new LmatMetadata(new double[p], new double[p], new int[header.blocks()], none, names, List.of())
                    .writeTo(out);
            out.flush();
            LmatSums.write(channel, header.withMetadata(out.bytes(), out.sum()).encode(), 0);
        }
        DesignMatrix x = DataReader.read(file, ReadOptions.defaults()).x();
        double[] v = new double[n];
        Arrays.fill(v, 0.5);
        double[] out = new double[3];
        x.correlations(v, new int[] {p - 1, p - 2, 1}, 3, out);
        assertThat(out).containsExactly(n / 2.0, 0.0, n / 2.0);
        assertThat(x.get(n - 1, p - 1)).isEqualTo(1.0);
    }

    @Test
    void everyDamageIsFound() throws IOException {
        Path table = TestFiles.text(dir, "t.csv", "a,b,y\n1,2,3\n2,1,5\n4,4,9\n");
        byte[] good = Files.readAllBytes(
                converted(table, ReadOptions.builder().target("y").build()));
        Path bad = dir.resolve("bad.lmat");
        Random random = new Random(1);
        for (int at = 0; at < good.length; at++) {
            if (at == LmatHeader.BYTES) {
                at = (int) LmatHeader.DATA; // between them there is nothing
            }
            byte[] flipped = good.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(bad, flipped);
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> LmatFile.verify(bad))
                    .withMessageStartingWith(bad + ": ");
        }
        for (int length = 0; length < good.length; length++) {
            Files.write(bad, Arrays.copyOf(good, length));
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> DataReader.read(bad, ReadOptions.defaults()))
                    .withMessageStartingWith(bad + ": ");
        }
    }

    @Test
    void sentences() throws IOException {
        Path table = TestFiles.text(dir, "t.csv", "a,b,y\n1,2,3\n2,1,5\n4,4,9\n");
        Path good = converted(table, ReadOptions.builder().target("y").build());
        refused(
                good,
                ReadOptions.builder().target("z"),
                "does not keep 'z' as the response (--target), but 'y'; convert the data again with it");
        refused(
                good,
                ReadOptions.builder().weights("w"),
                "does not keep 'w' as the weights (--weights), nor anything else; convert the data again with it");
        refused(
                good,
                ReadOptions.builder().ignored(Set.of("a")),
                "is used as it is, so --ignore and --one-hot do not apply; give them to lariat convert");
        refused(
                good,
                ReadOptions.builder().elementType(ElementType.FLOAT32),
                "stores float64 and is used as it is; lariat convert --float32 makes one of half the size");
        Path y = TestFiles.text(dir, "y.csv", "1\nNA\n3\n");
        refused(
                good,
                ReadOptions.builder().targetFile(y).missing(MissingPolicy.DROP_ROW),
                "is used as it is, so rows cannot be dropped; give --target-file and --missing drop-row to lariat convert");
        Path big = TestFiles.text(dir, "big.csv", "a,y\n1e300,1\n2,2\n");
        Path wide = converted(big, ReadOptions.builder().target("y").build());
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> LmatFile.convert(
                        wide,
                        dir.resolve("narrow.lmat"),
                        ReadOptions.builder().elementType(ElementType.FLOAT32).build()))
                .withMessage("row 1, column 1 is 1.0E300, too large for float32; convert without --float32");
        assertThat(dir.resolve("narrow.lmat")).doesNotExist();
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> LmatFile.convert(table, dir.resolve("out.csv"), ReadOptions.defaults()))
                .withMessage(dir.resolve("out.csv") + ": the name of the file to make must end in .lmat");
    }

    private static void refused(Path file, ReadOptionsBuilder options, String sentence) {
        TestFiles.refused(file, options.build(), "FILE: " + sentence);
    }
}
