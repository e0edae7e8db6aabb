package org.lariat.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowLabelsTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"folds", "folds.txt", "folds.dat", "folds.labels", "folds.csv"})
    void linesAreLabelsWhateverTheExtension(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), " a\nb,c \r\na\n");
        assertThat(RowLabels.ofLines(file)).containsExactly("a", "b,c", "a");
    }

    @Test
    void linesMayBePacked() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write("1\n2\n".getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("folds.gz"), bytes.toByteArray());
        assertThat(RowLabels.ofLines(file)).containsExactly("1", "2");
    }

    @Test
    void aColumnIsTakenAsItStandsThere() throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), "x,site,y\n1,\"A, B\",2\n3,007,4\n");
        assertThat(RowLabels.ofColumn(file, "site")).containsExactly("A, B", "007");
        assertThatThrownBy(() -> RowLabels.ofColumn(file, "sit"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is no column 'sit'");
        assertThatThrownBy(() -> RowLabels.ofColumn(folder.resolve("x.npy"), "site"))
                .hasMessageEndingWith("has no columns of text; put the labels into a file, one a line");
    }

    @Test
    void whatIsNoLabelIsSaidWithItsLine() throws IOException {
        Path blank = Files.writeString(folder.resolve("blank.txt"), "1\n\n2\n");
        assertThatThrownBy(() -> RowLabels.ofLines(blank))
                .isInstanceOf(DataException.class)
                .hasMessage(blank + ", line 2: has no label; every row needs one");
        Path empty = Files.writeString(folder.resolve("empty.txt"), "");
        assertThatThrownBy(() -> RowLabels.ofLines(empty))
                .hasMessage(empty + ": is empty; a label for each row was expected, one a line");
        Path binary = Files.write(folder.resolve("x.npy"), new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        assertThatThrownBy(() -> RowLabels.ofLines(binary))
                .hasMessage(binary + ": is not UTF-8 text; convert it first, for instance with iconv");
        Path none = folder.resolve("none.txt");
        assertThatThrownBy(() -> RowLabels.ofLines(none)).hasMessage(none + ": there is no such file");
    }
}
