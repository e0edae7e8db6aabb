package org.lariat.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.lariat.data.TestFiles.rows;
import static org.lariat.data.TestFiles.text;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lariat.matrix.DenseMatrix;
import org.lariat.matrix.ElementType;

class DatasetTest {
    @TempDir
    private Path dir;

    private String fingerprint(String name, String content) {
        return DataReader.read(text(dir, name, content), ReadOptions.defaults()).fingerprint();
    }

    @Test
    void fingerprintsDoNotDependOnTheFormat() {
        String csv = fingerprint("a.csv", "V1,V2\n1,0\n-2.5,3\n");
        assertThat(csv).hasSize(64).matches("[0-9a-f]+");
        assertThat(fingerprint("a.tsv", "V1\tV2\n1.0\t0\n-25e-1\t3\n")).isEqualTo(csv);
        assertThat(fingerprint(
                        "a.mtx", "%%MatrixMarket matrix coordinate real general\n2 2 3\n2 2 3\n1 1 1\n2 1 -2.5\n"))
                .isEqualTo(csv);
        assertThat(fingerprint("b.mtx", "%%MatrixMarket matrix array real general\n2 2\n1\n-2.5\n0\n3\n"))
                .isEqualTo(csv);
    }

    @Test
    void fingerprintsTellDataApart() {
        String base = fingerprint("a.csv", "a,b\n1,0\n2,3\n");
        assertThat(fingerprint("v.csv", "a,b\n1,0\n2,3.0000000000000004\n")).isNotEqualTo(base);
        assertThat(fingerprint("n.csv", "a,c\n1,0\n2,3\n")).isNotEqualTo(base);
        assertThat(fingerprint("r.csv", "a,b\n2,3\n1,0\n")).isNotEqualTo(base);
        Path file = dir.resolve("a.csv");
        assertThat(DataReader.read(
                                file,
                                ReadOptions.builder()
                                        .elementType(ElementType.FLOAT32)
                                        .build())
                        .fingerprint())
                .isNotEqualTo(base);
        DenseMatrix x = DenseMatrix.ofRows(new double[][] {{1}, {2}});
        assertThat(Dataset.of("x", x, new double[] {1, 2}).fingerprint())
                .isNotEqualTo(Dataset.of("x", x, null).fingerprint())
                .isNotEqualTo(Dataset.of("x", x, new double[] {1, 3}).fingerprint())
                .isEqualTo(Dataset.of("y", x, new double[] {1, 2}).fingerprint());
    }

    @Test
    void sizesMustFit() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Dataset.of("x", DenseMatrix.ofRows(new double[][] {{1}}), new double[2]))
                .withMessage("x: the response has 2 values, the matrix has 1 rows");
    }

    @Test
    void denseProblems() {
        GeneratedProblem g = Generators.dense(400, 5, 0.7, 3, 4.0, 1);
        double[][] x = rows(g.data().x());
        for (int j = 0; j < 5; j++) {
            assertThat(moment(x, j, j)).isCloseTo(1.0, within(1e-12));
        }
        assertThat(moment(x, 1, 2)).isCloseTo(0.7, within(0.1));
        assertThat(moment(x, 0, 2)).isCloseTo(0.49, within(0.15));
        assertThat(g.coefficients()).hasSize(5);
        assertThat(Arrays.stream(g.coefficients()).filter(b -> b != 0))
                .hasSize(3)
                .allSatisfy(b -> assertThat(Math.abs(b)).isBetween(0.5, 1.5));
        assertThat(Generators.dense(400, 5, 0.7, 3, 4.0, 1).data().fingerprint())
                .isEqualTo(g.data().fingerprint());
        assertThat(Generators.dense(400, 5, 0.7, 3, 4.0, 2).data().fingerprint())
                .isNotEqualTo(g.data().fingerprint());
    }

    private static double moment(double[][] x, int j, int k) {
        double sum = 0.0;
        for (double[] row : x) {
            sum += row[j] * row[k];
        }
        return sum / x.length;
    }

    @Test
    void sparseProblems() {
        GeneratedProblem g = Generators.sparse(50, 200, 20, 10, 3.0, 1);
        assertThat(g.data().x().description()).startsWith("sparse");
        for (double[] row : rows(g.data().x())) {
            double squares = 0.0;
            for (double v : row) {
                squares += v * v;
            }
            assertThat(squares).isCloseTo(1.0, within(1e-12));
        }
        assertThat(Generators.sparse(50, 200, 20, 10, 3.0, 1).data().fingerprint())
                .isEqualTo(g.data().fingerprint());
    }

    @Test
    void problemsOfNoSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Generators.dense(1, 5, 0, 2, 1, 0))
                .withMessage("n = 1, p = 5, k = 2, snr = 1.0; needed are n ≥ 2, p ≥ 1, 0 ≤ k ≤ p, snr > 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Generators.dense(3, 5, 1, 2, 1, 0))
                .withMessage("rho must be in (-1, 1), not 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Generators.sparse(3, 5, 0, 2, 1, 0))
                .withMessage("draws for each row must be at least 1, not 0");
    }
}
