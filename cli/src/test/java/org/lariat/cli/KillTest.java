package org.lariat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed while it saves leaves the file of before, or the new one, whole. More kills: {@code -Dlariat.kills=50}. */
class KillTest {
    private static final int KILLS = Integer.getInteger("lariat.kills", 3);
    private static final long LONGEST_MILLIS = 120;
    private static final int SOURCE_ROWS = 2000;

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"model", "path", "csv", "lmat"})
    void killedWhileItSaves(String kind) throws Exception {
        Path source = Files.writeString(folder.resolve("source.csv"), table());
        Path file = folder.resolve("saved." + (kind.equals("lmat") ? "lmat" : "out"));
        SaveForever.save(kind, file, 0, source);
        SplittableRandom random = new SplittableRandom(1);
        int midway = 0; // kills that left a temporary file, so came while one was written
        for (int k = 0; k < KILLS; k++) {
            Child child = Child.start(folder, SaveForever.class, List.of("-Xmx256m"), kind, file, source);
            while (!child.started()) {
                assertThat(child.isAlive()).as("it saves until it is killed").isTrue();
                Thread.sleep(5);
            }
            Thread.sleep(random.nextLong(LONGEST_MILLIS));
            child.kill();
            SaveForever.check(kind, file);
            midway += leftovers(child.pid());
        }
        System.out.printf("killed: %s: %d times, %d of them while a file was being written%n", kind, KILLS, midway);
    }

    /** Temporary files of a process, which are of no use to anybody; they get removed. */
    private int leftovers(long pid) throws Exception {
        int count = 0;
        try (var files = Files.list(folder)) {
            for (Path left : files.filter(f -> f.getFileName().toString().contains("." + pid + "-"))
                    .toList()) {
                Files.delete(left);
                count = 1;
            }
        }
        return count;
    }

    private static String table() {
        StringBuilder text = new StringBuilder("a,b,c,d\n");
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < SOURCE_ROWS; i++) {
            text.append(random.nextInt())
                    .append(',')
                    .append(i)
                    .append(",1,")
                    .append(random.nextDouble())
                    .append('\n');
        }
        return text.toString();
    }
}
