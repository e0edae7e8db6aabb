package org.lariat.data.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lariat.data.DataException;
import org.lariat.data.DataReader;
import org.lariat.data.ReadOptions;
import org.lariat.data.TestFiles;

/** Faults that damaged files brought to light, each with the file at its smallest. */
class FoundByFuzzingTest {
    @TempDir
    private Path dir;

    private static void refused(Path file, String sentence) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> DataReader.read(file, ReadOptions.defaults()))
                .withMessage(sentence.replace("FILE", file.toString()));
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(16L << 20);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text);
    }

    /** Memory for 3.2 GB was taken, and zeroed, before the first number was looked for. */
    @Test
    void sizesOfATextThatIsMuchShorter() throws IOException {
        Path file = file("m.mtx", "%%MatrixMarket matrix array real general\n20000 20000\n1\n2\n");
        refused(
                file,
                "FILE: has sizes that ask for 799999999 bytes, more than a file of 57 bytes can hold; it is truncated or"
                        + " damaged, get it again");
    }

    /** As many bytes as the header of a packed array asked for were taken off the heap. */
    @Test
    void sizesOfAPackedArray() throws IOException {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (30000, 10000), }";
        String padded = header + " ".repeat(117 - header.length()) + "\n";
        byte[] array = ("\u0093NUMPY\u0001\0v\0" + padded).getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(dir.resolve("x.npy.gz"), TestFiles.gzip(array));
        long size = Files.size(file);
        refused(
                file,
                "FILE: has sizes that ask for 2400000000 bytes, more than a file of " + size
                        + " bytes can hold; it is truncated or damaged, get it again");
    }

    /** A terminal was sent what stood in the file, line ends and escape sequences included. */
    @Test
    void whatAFileHoldsIsShownAndNotDone() throws IOException {
        refused(
                file("e.csv", "a\n\u001b[2J\n"),
                "FILE, line 2, column 'a': '\\u001b[2J' is not a number; read text as categories with --one-hot, or"
                        + " leave the column out with --ignore a");
        refused(
                file("d.csv", "a,b\n1,\"2\n3\"\n"),
                "FILE, line 2, column 'b': '2\\n3' is not a number; read text as categories with --one-hot, or leave the"
                        + " column out with --ignore b");
    }

    /** A message had all the digits of a number that went on for megabytes. */
    @Test
    void longTextsAreQuotedInPart() throws IOException {
        String digits = "9".repeat(100_000) + "x";
        refused(
                file("r.svm", "1 1:" + digits + "\n"),
                "FILE, line 1: the value of feature 1 '" + "9".repeat(60) + "…' is not a number");
    }
}
