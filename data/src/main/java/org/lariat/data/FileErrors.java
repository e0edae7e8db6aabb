package org.lariat.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/** What an {@link IOException} means to the person who named the file. */
public final class FileErrors {
    private FileErrors() {}

    /** The sentence for a file that could not be read. */
    public static DataException reading(Path path, IOException e) {
        return new DataException(path + ": " + reason(e), e);
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "may not be read; check its permissions";
        }
        if (e instanceof CharacterCodingException) {
            return "is not UTF-8 text; convert it first, for instance with iconv";
        }
        if (e instanceof EOFException) {
            return "ends in the middle of the data; it is truncated, get it again";
        }
        if (e instanceof ZipException) {
            return "the compressed data is damaged (" + e.getMessage() + "); get the file again";
        }
        return "cannot be read: " + e.getMessage();
    }
}
