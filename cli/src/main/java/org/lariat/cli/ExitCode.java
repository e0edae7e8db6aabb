package org.lariat.cli;

/** How the command ends; the list in {@link Lariat}'s help and in docs/command.md says the same. */
final class ExitCode {
    /** Done, to the tolerance asked for or as near as float64 allows. */
    static final int OK = 0;

    /** A fault of Lariat itself, or not enough memory. */
    static final int INTERNAL = 1;

    /** A flag or its value is wrong. */
    static final int USAGE = 2;

    /** A file cannot be read or written, or what is in it does not fit. */
    static final int DATA = 3;

    /** The result was written, but at some λ the tolerance was not reached. */
    static final int TOLERANCE_MISSED = 4;

    /** The backend asked for cannot run here. */
    static final int BACKEND = 5;

    /** A check of {@code lariat verify} failed; its files were written. The launcher uses 6. */
    static final int CHECK_FAILED = 7;

    /** The benchmark ended, and something is slower than in the run it was compared with. */
    static final int SLOWER = 8;

    /** Stopped by Ctrl-C; {@code path} and {@code bench} wrote what was done, other commands nothing. After SIGTERM the system says 143. */
    static final int CANCELLED = 130;

    private ExitCode() {}
}
