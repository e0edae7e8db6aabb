package org.lariat.cli;

import java.util.Locale;
import org.lariat.path.PathListener;

/** The progress of one path, and the ear for Ctrl-C. */
final class FitProgress implements PathListener, AutoCloseable {
    private final ProgressLine line;
    private final Interrupt interrupt;

    FitProgress(Console console, boolean wanted, Interrupt interrupt) {
        this.line = new ProgressLine(console, wanted, "Fitting");
        this.interrupt = interrupt;
    }

    @Override
    public void onPoint(Progress progress) {
        line.show(progress.done(), progress.total(), String.format(Locale.ROOT, " %d features", progress.nonzeros()));
    }

    @Override
    public boolean cancelled() {
        return interrupt.isRequested();
    }

    @Override
    public void close() {
        line.close();
    }
}
