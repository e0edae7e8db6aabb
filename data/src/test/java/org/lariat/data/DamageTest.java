package org.lariat.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to a file, reading it gives a data set or a sentence that begins with its name. */
class DamageTest {
    private static final ReadOptions[] OPTIONS = {
        ReadOptions.defaults(),
        ReadOptions.builder().missing(MissingPolicy.DROP_ROW).build()
    };

    @TempDir
    private Path dir;

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
    void fixtures(String name) throws IOException {
        damage(name, Files.readAllBytes(TestFiles.fixture(dir, name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"d.csv", "d.tsv", "d.txt", "d.svm", "d.csv.gz"})
    void texts(String name) throws IOException {
        String text = name.equals("d.svm")
                ? "+1 1:0.5 3:2 # note\n-1 qid:7 2:1e-3\n0\n"
                : "a,\"b\",c\r\n1,2.5,NA\n\"3\",-4e5,\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        damage(name, name.endsWith(".gz") ? TestFiles.gzip(bytes) : bytes);
    }

    private void damage(String name, byte[] good) throws IOException {
        Random random = new Random(1);
        Path bad = dir.resolve("bad" + name.substring(name.indexOf('.')));
        for (int at = 0; at < good.length; at++) {
            byte[] flipped = good.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(bad, flipped);
            readOrRefuse(bad);
            Files.write(bad, Arrays.copyOf(good, at));
            readOrRefuse(bad);
        }
    }

    private static void readOrRefuse(Path file) {
        for (ReadOptions options : OPTIONS) {
            assertThatCode(() -> {
                        try {
                            assertThat(DataReader.read(file, options).x().rows())
                                    .isPositive();
                        } catch (DataException e) {
                            assertThat(e).hasMessageStartingWith(file.toString());
                        }
                    })
                    .doesNotThrowAnyException();
        }
    }
}
