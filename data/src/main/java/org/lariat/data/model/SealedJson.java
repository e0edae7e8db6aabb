package org.lariat.data.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lariat.data.AtomicFile;
import org.lariat.data.DataException;
import org.lariat.data.FileErrors;
import org.lariat.data.Sha256;
import tools.jackson.core.JacksonException;

/**
 * JSON files that begin with their format, its version, and a checksum: the SHA-256 of all bytes of the file with
 * {@value #DIGITS} zeros in its own place, so every change is noticed.
 *
 * @param format value of the field {@code format}
 * @param version the version that is written, and the newest that is read
 * @param noun what messages call such a file
 * @param remedy what to do about one that is of no use
 */
record SealedJson(String format, int version, String noun, String remedy) {
    private static final int DIGITS = 64;
    private static final int HEAD = 4096;
    private static final Pattern CHECKSUM = Pattern.compile("\\G\"sha256\":\"([0-9a-f]{" + DIGITS + "})\",\n");
    private static final Pattern LARIAT = Pattern.compile("\n\"lariat\":\"([^\"]*)\"");

    /** The whole file, with a given checksum in its place. */
    @FunctionalInterface
    interface Content {
        byte[] json(String checksum);
    }

    /**
     * Writes a file, all or nothing.
     *
     * @throws DataException if it cannot be written
     */
    void write(Path file, Content content) {
        byte[] bytes = content.json(checksum(content.json("0".repeat(DIGITS))));
        AtomicFile.write(file, out -> out.write(bytes));
    }

    /**
     * Reads a file.
     *
     * @param parsed makes what is in it from the outermost object
     * @throws DataException if it cannot be read, is of another format or a newer version, or damaged
     */
    <T> T read(Path file, Function<JsonFields, T> parsed) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            verify(file, bytes);
            return parsed.apply(new JsonFields(file.toString(), JsonLines.MAPPER.readTree(bytes)));
        } catch (IOException e) {
            throw FileErrors.reading(file, e);
        } catch (DataException e) {
            throw e;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new DataException(file + ": is no valid " + noun + " though its checksum is right; " + remedy, e);
        }
    }

    private void verify(Path file, byte[] bytes) {
        // Latin-1 has one character for each byte, so positions in the text are positions in the file.
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        Matcher start = Pattern.compile("\\A\\{\n\"format\":\"" + format + "\",\n\"version\":([0-9]{1,9}),\n")
                .matcher(head);
        if (!start.find()) {
            throw noSuchFile(file);
        }
        int found = Integer.parseInt(start.group(1));
        if (found > version) {
            Matcher writer = LARIAT.matcher(head);
            throw new DataException(file + ": is in " + noun + " format " + found + ", this Lariat reads format "
                    + version + "; it needs Lariat " + (writer.find() ? writer.group(1) : "of a newer version")
                    + " or later");
        }
        Matcher checksum = CHECKSUM.matcher(head);
        if (found < 1 || !checksum.find(start.end())) {
            throw noSuchFile(file);
        }
        byte[] plain = bytes.clone();
        for (int k = checksum.start(1); k < checksum.end(1); k++) {
            plain[k] = '0';
        }
        if (!checksum(plain).equals(checksum.group(1))) {
            throw new DataException(
                    file + ": is damaged: its contents do not match its checksum; get it again, or " + remedy);
        }
    }

    private DataException noSuchFile(Path file) {
        return new DataException(file + ": is not a " + noun + " file of Lariat, or its beginning is damaged");
    }

    private static String checksum(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
    }
}
