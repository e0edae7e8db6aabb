package org.lariat.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.lariat.data.text.Quoted;

/** A file to read: opened through gzip where its name says so, and every failure turned into a sentence that names it. */
final class InputFile {
    private static final int BUFFER = 1 << 16;

    /** Bytes that one byte packed with deflate stands for at most (zlib's technical details, "Maximum Expansion Factor"). */
    private static final long MOST_EXPANSION = 1032;

    private final Path path;
    private final DataFormat format;

    private InputFile(Path path, DataFormat format) {
        this.path = path;
        this.format = format;
    }

    static InputFile of(Path path) {
        return new InputFile(path, DataFormat.of(path));
    }

    /** A file of lines, whatever its extension. */
    static InputFile ofText(Path path) {
        return new InputFile(path, DataFormat.TXT);
    }

    Path path() {
        return path;
    }

    DataFormat format() {
        return format;
    }

    boolean compressed() {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /** The bytes, unpacked; the caller closes it and hands what goes wrong on to {@link #failure}. */
    InputStream open() throws IOException {
        if (Files.isDirectory(path)) {
            throw error("is a directory; name a file in it");
        }
        InputStream raw = Files.newInputStream(path);
        try {
            return compressed() ? new GZIPInputStream(raw, BUFFER) : raw;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /**
     * Refuses sizes that the file is too short for, before memory is taken for them.
     *
     * @param name what to call the part of the file that gives the sizes
     * @param bytes that must follow, unpacked
     * @param packed whether they may be packed with deflate
     */
    void checkHolds(String name, long bytes, boolean packed) throws IOException {
        if (Files.isRegularFile(path)) {
            long size = Files.size(path);
            if (bytes / (packed ? MOST_EXPANSION : 1) > size) {
                throw new DataException(name + ": has sizes that ask for " + bytes + " bytes, more than a file of "
                        + size + " bytes can hold; it is truncated or damaged, get it again");
            }
        }
    }

    /** The text, UTF-8 with or without a byte order mark; anything else fails while it is read. */
    BufferedReader openText() throws IOException {
        BufferedReader reader = new BufferedReader(
                new InputStreamReader(
                        open(), StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)),
                BUFFER);
        try {
            reader.mark(1);
            if (reader.read() != '\uFEFF') {
                reader.reset();
            }
            return reader;
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    /** The sentence for a file that could not be read. */
    DataException failure(IOException e) {
        return FileErrors.reading(path, e);
    }

    DataException error(String sentence) {
        return new DataException(path + ": " + sentence);
    }

    DataException error(long line, String sentence) {
        return new DataException(path + ", line " + line + ": " + sentence);
    }

    DataException error(long line, String column, String sentence) {
        return new DataException(path + ", line " + line + ", column " + Quoted.of(column) + ": " + sentence);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
