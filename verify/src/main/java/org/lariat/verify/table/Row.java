package org.lariat.verify.table;

import org.jspecify.annotations.Nullable;

/**
 * One check of one backend.
 *
 * @param backend label of {@link Backend}
 * @param kind what was checked
 * @param subject the operation and its element type, or the five levels of a fit, separated by {@code /}
 * @param status how it ended
 * @param worstGap largest relative gap that the judge found along the path; null where the judge had nothing to do
 * @param detail what was found, or what is wrong
 */
public record Row(
        String backend,
        Kind kind,
        String subject,
        Status status,
        @Nullable Double worstGap,
        String detail) {
    /** What a row is about. */
    public enum Kind {
        /** One operation of a kernel, at many lengths. */
        KERNEL,
        /** A path of fits. */
        FIT
    }
}
