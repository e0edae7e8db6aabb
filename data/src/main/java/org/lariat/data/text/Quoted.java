package org.lariat.data.text;

/** What stands in a file, as messages quote it: in quotation marks, and only the beginning of what is long. */
public final class Quoted {
    /** More than this says nothing to a person; a damaged file may have megabytes where a number should be. */
    private static final int MOST = 60;

    private Quoted() {}

    /** A text between single quotes, cut off after {@value #MOST} characters. */
    public static String of(String text) {
        return "'" + start(text) + "'";
    }

    /** The beginning of a text, with an ellipsis if that is not all. */
    public static String start(String text) {
        if (text.codePointCount(0, text.length()) <= MOST) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, MOST)) + "…";
    }

    /** A sentence on one line that a terminal only shows: control characters are spelled as in Java's strings. */
    public static String onOneLine(String sentence) {
        StringBuilder line = new StringBuilder(sentence.length());
        sentence.chars().forEach(c -> {
            switch (c) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                case '\0' -> line.append("\\0");
                default -> append(line, (char) c);
            }
        });
        return line.toString();
    }

    private static void append(StringBuilder line, char c) {
        boolean shown = !Character.isISOControl(c)
                && Character.getType(c) != Character.LINE_SEPARATOR
                && Character.getType(c) != Character.PARAGRAPH_SEPARATOR;
        if (shown) {
            line.append(c);
        } else {
            line.append(String.format("\\u%04x", (int) c));
        }
    }
}
