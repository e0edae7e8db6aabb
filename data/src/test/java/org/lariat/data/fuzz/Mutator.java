package org.lariat.data.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damages bytes in the ways in which files get damaged, and in ways that readers get wrong. The same seed does the same damage. */
final class Mutator {
    /** What stands in the place of a word: limits of the number types, spellings that are nearly numbers, delimiters, nothing. */
    private static final List<String> NASTY = List.of(
            "",
            "0",
            "-0",
            "-1",
            "1",
            "2",
            "127",
            "128",
            "65535",
            "65536",
            "1000003",
            "2147483639",
            "2147483640",
            "2147483647",
            "2147483648",
            "-2147483648",
            "4294967296",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551616",
            "1e308",
            "1e309",
            "-1e999",
            "1e-400",
            "4.9e-324",
            "1e2147483648",
            "0.1e",
            ".",
            "-",
            "+",
            "1_000",
            "0x1p3",
            "1f",
            "NaN",
            "nan",
            "NA",
            "Inf",
            "-Infinity",
            "null",
            "true",
            "\"",
            "\"\"",
            "'",
            ",",
            ";",
            ":",
            "1:1",
            "0:0",
            "qid:",
            "#",
            "%",
            "\n",
            "\r",
            "\r\n\r\n",
            "\t",
            "\0",
            "\uFEFF",
            "\u2028",
            "\u0661",
            "{",
            "}",
            "[",
            "]",
            "[[[[[[[[",
            "{\"a\":",
            "()",
            "(,)",
            "<f8",
            ">f8",
            "|S9",
            "|O");

    /** Digits, or brackets, in a row that are more than a reader may take for granted. */
    private static final int LONG_RUN = 3000;

    /** Integers that length fields are replaced with. */
    private static final long[] LENGTHS = {
        0,
        1,
        -1,
        2,
        127,
        128,
        255,
        256,
        32767,
        65535,
        65536,
        1 << 20,
        1 << 30,
        Integer.MAX_VALUE,
        1L << 31,
        1L << 32,
        1L << 40,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private static final int MOST_DAMAGES = 4;

    private final SplittableRandom random;

    Mutator(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** True once in so many times. */
    boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }

    /** Bytes with one damage, in half of all cases with more; may be empty. */
    byte[] damaged(byte[] good) {
        byte[] bytes = once(good);
        for (int k = 1; k < MOST_DAMAGES && oneIn(2); k++) {
            bytes = once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        if (bytes.length == 0) {
            return NASTY.get(random.nextInt(NASTY.size())).getBytes(StandardCharsets.UTF_8);
        }
        return switch (random.nextInt(12)) {
            case 0, 1 -> flipped(bytes);
            case 2 -> overwritten(bytes);
            case 3 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 4 -> inserted(bytes);
            case 5 -> deleted(bytes);
            case 6 -> duplicated(bytes);
            case 7, 8, 9 -> otherWord(bytes);
            case 10 -> otherLength(bytes);
            default -> swapped(bytes);
        };
    }

    /** A place where something is: rows of zeros, as between a header and what it describes, are mostly passed over. */
    private int place(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        for (int attempt = 0; attempt < 20 && bytes[at] == 0; attempt++) {
            at = random.nextInt(bytes.length);
        }
        return at;
    }

    private byte[] flipped(byte[] bytes) {
        byte[] out = bytes.clone();
        out[place(out)] ^= (byte) (1 << random.nextInt(oneIn(2) ? 8 : 7));
        return out;
    }

    private byte[] overwritten(byte[] bytes) {
        byte[] out = bytes.clone();
        int from = place(out);
        byte[] noise = noise(8);
        System.arraycopy(noise, 0, out, from, Math.min(noise.length, out.length - from));
        return out;
    }

    private byte[] inserted(byte[] bytes) {
        int at = place(bytes);
        return spliced(bytes, at, at, noise(16));
    }

    /** Any bytes, or ASCII: much of what is not would only be refused as text. */
    private byte[] noise(int most) {
        byte[] noise = new byte[1 + random.nextInt(most)];
        random.nextBytes(noise);
        if (oneIn(2)) {
            for (int k = 0; k < noise.length; k++) {
                noise[k] &= 0x7F;
            }
        }
        return noise;
    }

    private byte[] deleted(byte[] bytes) {
        int from = place(bytes);
        return spliced(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(40)), new byte[0]);
    }

    private byte[] duplicated(byte[] bytes) {
        int from = place(bytes);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(200));
        int at = place(bytes);
        return spliced(bytes, at, at, Arrays.copyOfRange(bytes, from, to));
    }

    private byte[] swapped(byte[] bytes) {
        byte[] out = bytes.clone();
        int a = place(out);
        int b = place(out);
        int count = Math.min(1 + random.nextInt(16), out.length - Math.max(a, b));
        System.arraycopy(bytes, a, out, b, count);
        System.arraycopy(bytes, b, out, a, count);
        return out;
    }

    /** A word – what stands between delimiters – becomes another one. */
    private byte[] otherWord(byte[] bytes) {
        int from = place(bytes);
        int to = from;
        while (from > 0 && isInWord(bytes[from - 1])) {
            from--;
        }
        while (to < bytes.length && isInWord(bytes[to])) {
            to++;
        }
        return spliced(bytes, from, to, word());
    }

    private static boolean isInWord(byte b) {
        return Character.isLetterOrDigit(b) || b == '.' || b == '-' || b == '+' || b == '_' || b == '<' || b == '|';
    }

    private byte[] word() {
        if (oneIn(30)) {
            return "9".repeat(1 + random.nextInt(LONG_RUN)).getBytes(StandardCharsets.UTF_8);
        }
        if (oneIn(60)) {
            return "[".repeat(1 + random.nextInt(LONG_RUN)).getBytes(StandardCharsets.UTF_8);
        }
        return NASTY.get(random.nextInt(NASTY.size())).getBytes(StandardCharsets.UTF_8);
    }

    /** Two, four or eight bytes become an integer of that size, little-endian. */
    private byte[] otherLength(byte[] bytes) {
        byte[] out = bytes.clone();
        int size = 2 << random.nextInt(3);
        int at = place(out) / size * size;
        long value = LENGTHS[random.nextInt(LENGTHS.length)] + random.nextInt(-1, 2);
        for (int k = 0; k < size && at + k < out.length; k++) {
            out[at + k] = (byte) (value >>> (8 * k));
        }
        return out;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
        byte[] out = new byte[from + between.length + bytes.length - to];
        System.arraycopy(bytes, 0, out, 0, from);
        System.arraycopy(between, 0, out, from, between.length);
        System.arraycopy(bytes, to, out, from + between.length, bytes.length - to);
        return out;
    }
}
