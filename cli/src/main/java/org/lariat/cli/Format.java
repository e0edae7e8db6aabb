package org.lariat.cli;

/** What goes to stdout; lower case because users type these names. */
enum Format {
    /** A report for people. */
    text,
    /** JSON for programs. */
    json
}
