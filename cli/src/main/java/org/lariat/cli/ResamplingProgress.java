package org.lariat.cli;

import org.lariat.stability.ResamplingListener;

/** The progress of many fits on resampled rows, and the ear for Ctrl-C. */
final class ResamplingProgress implements ResamplingListener, AutoCloseable {
    private final ProgressLine line;
    private final Interrupt interrupt;

    ResamplingProgress(Console console, boolean wanted, String task, Interrupt interrupt) {
        this.line = new ProgressLine(console, wanted, task);
        this.interrupt = interrupt;
    }

    @Override
    public void onFit(int done, int total) {
        line.show(done, total, " fits");
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
