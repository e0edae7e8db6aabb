package org.lariat.verify.table;

/** How a check ended. */
public enum Status {
    /** As promised. */
    PASSED,
    /** Not as promised: something is wrong. */
    FAILED,
    /** The backend does not offer this, and said so. */
    REFUSED
}
