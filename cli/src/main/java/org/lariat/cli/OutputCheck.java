package org.lariat.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lariat.data.DataException;

/** Finds out before a long fit whether its result can be written. */
final class OutputCheck {
    private OutputCheck() {}

    /**
     * Checks that a file can be made, or replaced, by making one beside it for a moment.
     *
     * @throws DataException if not; the message says why
     */
    static void writable(Path file) {
        if (Files.isDirectory(file)) {
            throw new DataException(file + ": is a directory; give the name of a file in it");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return; // /dev/stdout and the like
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new DataException(file + ": cannot be written, its directory does not exist; make it first");
        }
        try {
            Files.delete(Files.createTempFile(folder, ".lariat", ".tmp"));
        } catch (AccessDeniedException e) {
            throw new DataException(file + ": cannot be written, its directory does not allow new files", e);
        } catch (IOException e) {
            String reason = e instanceof FileSystemException told ? told.getReason() : e.getMessage();
            throw new DataException(file + ": cannot be written: " + reason, e);
        }
    }
}
