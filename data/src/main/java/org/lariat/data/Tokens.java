package org.lariat.data;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.lariat.data.text.Quoted;

/** The words of one line of a text file, and their numbers. */
final class Tokens {
    private final InputFile file;
    private final long line;
    private final String text;
    private int at;

    /** Starts at the beginning of a line with the given number, from 1. */
    Tokens(InputFile file, long line, String text) {
        this.file = file;
        this.line = line;
        this.text = text;
    }

    /** True if there is another word. */
    boolean hasNext() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at < text.length();
    }

    /** The next word. */
    String next(String what) {
        if (!hasNext()) {
            throw error("the " + what + " is missing; the line is " + Quoted.of(text.strip()));
        }
        int from = at;
        while (at < text.length() && text.charAt(at) > ' ') {
            at++;
        }
        return text.substring(from, at);
    }

    /** The next word as a whole number from {@code least} to {@code most}. */
    int integer(String what, int least, int most) {
        return integer(next(what), what, least, most);
    }

    /** A word as a whole number from {@code least} to {@code most}. */
    int integer(String word, String what, int least, int most) {
        OptionalInt value = Numbers.integer(word);
        if (value.isPresent() && value.getAsInt() >= least && value.getAsInt() <= most) {
            return value.getAsInt();
        }
        throw error(
                "the " + what + " is " + Quoted.of(word) + "; it must be a whole number from " + least + " to " + most);
    }

    /** A word as a number, NaN where it stands for a missing value. */
    double real(String word, String what) {
        if (Numbers.isMissing(word)) {
            return Double.NaN;
        }
        OptionalDouble value = Numbers.parse(word);
        if (value.isEmpty()) {
            throw error("the " + what + " " + Quoted.of(word) + " is not a number");
        }
        return value.getAsDouble();
    }

    /** A word as a finite number. */
    double finite(String word, String what) {
        double value = real(word, what);
        if (!Double.isFinite(value)) {
            throw error("the " + what + " is " + Quoted.of(word) + "; it must be finite");
        }
        return value;
    }

    DataException error(String sentence) {
        return file.error(line, sentence);
    }
}
