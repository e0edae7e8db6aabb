package org.lariat.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Writes a file all or not at all: to a temporary file in the same directory, forced to the disk, then renamed. Whatever
 * goes wrong, a file of that name that was there before is untouched, and nothing half-written is left.
 */
public final class AtomicFile {
    private static final AtomicLong COUNT = new AtomicLong();

    private AtomicFile() {}

    /** Writes what is to be in the file. */
    @FunctionalInterface
    public interface Content {
        /** Writes to a buffered stream, which the caller closes. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes what is to be in the file, at any place of it. */
    @FunctionalInterface
    public interface ChannelContent {
        /** Writes to a channel, which the caller closes; it may be read too. */
        void writeTo(FileChannel channel) throws IOException;
    }

    /**
     * Writes a file, or replaces it. A symbolic link is followed; what is no regular file, such as {@code /dev/stdout}, is
     * written to directly.
     *
     * @throws DataException if it cannot be written; the message says why
     */
    public static void write(Path path, Content content) {
        writing(path, () -> {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
                    content.writeTo(out);
                }
                return;
            }
            replace(path, channel -> {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                content.writeTo(out);
                out.flush();
            });
        });
    }

    /**
     * Writes a file whose parts do not come one after the other, or replaces it.
     *
     * @throws DataException if it cannot be written; the message says why
     */
    public static void writeParts(Path path, ChannelContent content) {
        writing(path, () -> {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new DataException(path + ": is no regular file, so its parts cannot be written one by one");
            }
            replace(path, content);
        });
    }

    /** What is done to the disk. */
    private interface Action {
        void run() throws IOException;
    }

    private static void writing(Path path, Action action) {
        try {
            if (Files.isDirectory(path)) {
                throw new DataException(path + ": is a directory; give the name of a file in it");
            }
            action.run();
        } catch (NoSuchFileException e) {
            throw new DataException(path + ": cannot be written, its directory does not exist; make it first", e);
        } catch (AccessDeniedException e) {
            throw new DataException(path + ": cannot be written, permission denied", e);
        } catch (FileSystemException e) {
            throw failure(path, e.getReason() == null ? String.valueOf(e.getMessage()) : e.getReason(), e);
        } catch (IOException e) {
            throw failure(path, String.valueOf(e.getMessage()), e);
        } catch (JacksonIOException e) {
            throw failure(path, String.valueOf(e.getOriginalMessage()), e);
        }
    }

    private static DataException failure(Path path, String reason, Exception e) {
        return new DataException(path + ": cannot be written: " + reason, e);
    }

    private static void replace(Path path, ChannelContent content) throws IOException {
        Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        Path temporary = temporary(target);
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** A new file beside the target. One of that name may be left by a process that was killed and had the same number. */
    private static Path temporary(Path target) throws IOException {
        while (true) {
            String name =
                    "." + target.getFileName() + "." + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
            try {
                return Files.createFile(target.resolveSibling(name + ".tmp"));
            } catch (FileAlreadyExistsException e) {
                // Taken: the next number.
            }
        }
    }
}
