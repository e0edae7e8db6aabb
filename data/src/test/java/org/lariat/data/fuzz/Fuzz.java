package org.lariat.data.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lariat.data.DataException;

/**
 * Reads thousands of damaged files. Each must be read, or refused by one sentence of a {@link DataException}, within a
 * deadline and within memory in proportion to the file. How many: {@code -Dlariat.fuzz=100000}, with another seed:
 * {@code -Dlariat.fuzz.seed=7}. A file that fails is kept in {@code target/fuzz}.
 */
public final class Fuzz {
    /** Cases for each reader in every build. */
    private static final int CASES = 1500;

    /** No case takes as long, unless its reader hangs; a busy machine included. */
    private static final long DEADLINE_SECONDS = 30;

    /** Memory that a case may take whatever its size: buffers, parsers. */
    private static final long ALLOWED_BYTES = 24L << 20;

    /** And for each byte of the file: a text of 2 bytes for each number, packed a thousandfold by gzip. */
    private static final long ALLOWED_TIMES = 20_000;

    /** And for each row and column that the file was found to have. */
    private static final long ALLOWED_EACH = 200;

    /** Sentences are for people. */
    private static final int LONGEST_SENTENCE = 900;

    /** Mapped files are given back by the collector, and the system allows 65530. */
    private static final int CASES_BETWEEN_COLLECTIONS = 10_000;

    private final String what;
    private final Path folder;
    private final long seed = Long.getLong("lariat.fuzz.seed", 1);
    private final int cases = Integer.getInteger("lariat.fuzz", CASES);
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final BufferPoolMXBean direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .findFirst()
            .orElseThrow();
    private volatile long done;
    private volatile @Nullable Throwable failure;
    private int read;

    /** Reads a file, and uses what it read. */
    @FunctionalInterface
    public interface Reader {
        /** Returns the number of rows and columns that the file has, 0 where that means nothing. */
        long read(Path file);
    }

    /**
     * A run over one reader.
     *
     * @param what names the reader in messages
     * @param folder for the files
     */
    public Fuzz(String what, Path folder) {
        this.what = what;
        this.folder = folder;
    }

    /**
     * Runs all cases.
     *
     * @param specimens taken in turns; each sound file must be read
     * @param readers tried on each file in turns
     */
    public void run(List<Specimen> specimens, List<Reader> readers) throws InterruptedException {
        Thread worker = Thread.ofPlatform().daemon().name("fuzz").unstarted(() -> {
            try {
                all(specimens, readers);
            } catch (Throwable e) {
                failure = e;
            }
        });
        worker.start();
        long seen = -1;
        while (worker.isAlive()) {
            worker.join(DEADLINE_SECONDS * 1000);
            if (worker.isAlive() && done == seen) {
                throw new AssertionError(
                        what + ", case " + seen + ": not over after " + DEADLINE_SECONDS + " s; it is at\n"
                                + Arrays.toString(worker.getStackTrace()).replace(", ", "\n"));
            }
            seen = done;
        }
        Throwable thrown = failure;
        if (thrown != null) {
            throw new AssertionError(what + ", case " + done + ": " + thrown, thrown);
        }
        System.out.printf("fuzz: %s: %d cases, %d read, %d refused%n", what, cases, read, cases - read);
    }

    private void all(List<Specimen> specimens, List<Reader> readers) throws IOException {
        for (Specimen specimen : specimens) {
            Path sound = Files.write(folder.resolve("sound-" + specimen.name()), specimen.sound());
            readers.forEach(reader -> reader.read(sound));
        }
        for (int k = 0; k < cases; k++) {
            Specimen specimen = specimens.get(k % specimens.size());
            Reader reader = readers.get(k / specimens.size() % readers.size());
            byte[] bytes = specimen.damaged(new Mutator(seed * 1_000_003 + k));
            Path file = Files.write(folder.resolve(k + "-" + specimen.name()), bytes);
            try {
                one(reader, file, bytes.length);
            } catch (Throwable e) {
                keep(file.getFileName().toString(), bytes);
                throw e;
            }
            Files.delete(file);
            done = k + 1L;
            if (k % CASES_BETWEEN_COLLECTIONS == CASES_BETWEEN_COLLECTIONS - 1) {
                System.gc();
            }
        }
    }

    private void one(Reader reader, Path file, int bytes) {
        long before = threads.getCurrentThreadAllocatedBytes();
        long directBefore = direct.getMemoryUsed();
        long size = 0;
        boolean tooLarge = false;
        try {
            size = reader.read(file);
            read++;
        } catch (DataException e) {
            tooLarge = isOutOfMemory(e);
            check(String.valueOf(e.getMessage()));
        }
        long taken = Math.max(threads.getCurrentThreadAllocatedBytes() - before, direct.getMemoryUsed() - directBefore);
        long allowed = ALLOWED_BYTES + ALLOWED_TIMES * bytes + ALLOWED_EACH * size;
        if (taken > allowed && !tooLarge) {
            throw new AssertionError("took " + taken + " bytes of memory for a file of " + bytes);
        }
    }

    /** Whether sizes that the format allows without anything behind them, as of a sparse matrix, were too large. */
    private static boolean isOutOfMemory(DataException e) {
        return e.getCause() instanceof OutOfMemoryError;
    }

    private void check(String sentence) {
        boolean printable = sentence.chars().noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
        if (!sentence.startsWith(folder.toString()) || !printable || sentence.length() > LONGEST_SENTENCE) {
            throw new AssertionError("no sentence for a person: " + sentence);
        }
    }

    private void keep(String name, byte[] bytes) throws IOException {
        Path kept = Files.createDirectories(Path.of("target", "fuzz"));
        Files.write(kept.resolve(what.replaceAll("[^A-Za-z0-9]+", "-") + "-" + seed + "-" + name), bytes);
    }
}
