package org.lariat.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.lariat.data.DataException;

/** Small text files named by flags. */
final class TextFile {
    private TextFile() {}

    /** All lines of a UTF-8 file. */
    static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new DataException(path + ": there is no such file", e);
        } catch (CharacterCodingException e) {
            throw new DataException(path + ": is not UTF-8 text", e);
        } catch (IOException e) {
            throw new DataException(path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** A sentence about one line, counted from 1. */
    static DataException error(Path path, int line, String sentence) {
        return new DataException(path + ", line " + line + ": " + sentence);
    }
}
