package org.lariat.data;

import org.lariat.data.text.Quoted;

/**
 * Something is wrong with a file or with what was asked of it. The message is meant for the person at the keyboard: one
 * sentence with the file, the line (from 1), the column and the value where they are known, and what to do about it.
 * Control characters, which a damaged file may put into it, are spelled out.
 */
public final class DataException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception from its sentence. */
    public DataException(String sentence) {
        super(Quoted.onOneLine(sentence));
    }

    /** Makes an exception from its sentence and what brought it to light. */
    public DataException(String sentence, Throwable cause) {
        super(Quoted.onOneLine(sentence), cause);
    }
}
