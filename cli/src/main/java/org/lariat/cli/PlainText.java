package org.lariat.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;

/** Writes the few symbols of reports and messages in ASCII, for terminals that have no others. */
final class PlainText extends FilterWriter {
    private static final String SYMBOLS = "λαβΣ×…−≤≥∞²·–“”½";

    PlainText(Writer out) {
        super(out);
    }

    /** True if a character set cannot show the symbols in use. */
    static boolean needed(Charset charset) {
        return !charset.canEncode() || !charset.newEncoder().canEncode(SYMBOLS);
    }

    @Override
    public void write(int c) throws IOException {
        out.write(ascii((char) c));
    }

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
        for (int k = offset; k < offset + length; k++) {
            write(buffer[k]);
        }
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        for (int k = offset; k < offset + length; k++) {
            write(text.charAt(k));
        }
    }

    private static String ascii(char c) {
        return switch (c) {
            case 'λ' -> "lambda";
            case 'α' -> "alpha";
            case 'β' -> "beta";
            case 'Σ' -> "sum";
            case '×' -> "x";
            case '…' -> "...";
            case '−', '–' -> "-";
            case '≤' -> "<=";
            case '≥' -> ">=";
            case '∞' -> "infinity";
            case '²' -> "^2";
            case '½' -> "1/2 ";
            case '·' -> "*";
            case '“', '”' -> "\"";
            default -> String.valueOf(c);
        };
    }
}
