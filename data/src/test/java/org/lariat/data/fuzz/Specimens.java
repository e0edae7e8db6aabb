package org.lariat.data.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.lariat.data.Sha256;
import org.lariat.data.TestFiles;

/** How sound files are packed, so that damage to what is in them gets past compression and checksums. */
public final class Specimens {
    private static final Pattern DIGITS = Pattern.compile("\"sha256\":\"([0-9a-f]{64})\"");

    /** Where a {@code .lmat} header has the place and length of the metadata, its checksum, and its own; see docs/lmat.md. */
    private static final int METADATA_AT = 56;

    private static final int METADATA_BYTES_AT = 64;
    private static final int METADATA_SUM_AT = 80;
    private static final int HEADER_SUM_AT = 124;

    private Specimens() {}

    /** Text as it is, and in a {@code .gz}. */
    static List<Specimen> text(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return List.of(Specimen.plain(name, bytes), new Specimen(name + ".gz", bytes, TestFiles::gzip));
    }

    /** A file made by numpy. */
    static Specimen fixture(String name) {
        return Specimen.plain(name, bytes(name));
    }

    /** A file made by numpy, in a {@code .gz}. */
    static Specimen packedFixture(String name) {
        return new Specimen(name + ".gz", bytes(name), TestFiles::gzip);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(TestFiles.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An archive made by numpy, once for each array in it: that array gets damaged, and the archive is made anew. */
    static List<Specimen> archive(String name) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes(name)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Specimen> all = new ArrayList<>();
        entries.forEach((entry, inside) -> all.add(new Specimen(name, inside, other -> zipped(entries, entry, other))));
        return all;
    }

    private static byte[] zipped(Map<String, byte[]> entries, String changed, byte[] inside) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getKey().equals(changed) ? inside : entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A {@code .lmat} file whose two checksums are put right. */
    static Specimen lmat(String name, byte[] bytes) {
        return new Specimen(name, bytes, Specimens::withSums);
    }

    private static byte[] withSums(byte[] bytes) {
        if (bytes.length < HEADER_SUM_AT + Integer.BYTES) {
            return bytes;
        }
        byte[] out = bytes.clone();
        ByteBuffer buffer = ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
        long from = buffer.getLong(METADATA_AT);
        long count = buffer.getLong(METADATA_BYTES_AT);
        if (from >= 0 && count >= 0 && from <= out.length && count <= out.length - from) {
            buffer.putInt(METADATA_SUM_AT, sum(out, (int) from, (int) count));
        }
        buffer.putInt(HEADER_SUM_AT, sum(out, 0, HEADER_SUM_AT));
        return out;
    }

    private static int sum(byte[] bytes, int from, int count) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, count);
        return (int) sum.getValue();
    }

    /** A JSON file with a SHA-256 of all of it but the digits, which is put right. */
    public static Specimen sealed(String name, byte[] bytes) {
        return new Specimen(name, bytes, Specimens::sealed);
    }

    private static byte[] sealed(byte[] bytes) {
        String head = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher digits = DIGITS.matcher(head);
        if (!digits.find()) {
            return bytes;
        }
        byte[] out = bytes.clone();
        Arrays.fill(out, digits.start(1), digits.end(1), (byte) '0');
        byte[] sum = HexFormat.of().formatHex(Sha256.digest().digest(out)).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(sum, 0, out, digits.start(1), sum.length);
        return out;
    }
}
