package org.lariat.cli;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on stderr for work of more than a second, where a person watches. */
final class ProgressLine implements AutoCloseable {
    private static final long PATIENCE_NANOS = 1_000_000_000L;
    private static final int UPDATE_MILLIS = 200;
    private static final int WIDTH = 78;

    private final Console console;
    private final boolean wanted;
    private final String task;
    private final long begin = System.nanoTime();
    private @Nullable ProgressBar bar;

    /**
     * A line that is not there yet.
     *
     * @param wanted whether the user wants one
     * @param task what is done, a word
     */
    ProgressLine(Console console, boolean wanted, String task) {
        this.console = console;
        this.wanted = wanted && console.errIsTerminal();
        this.task = task;
    }

    /** Shows how far the work is. */
    void show(int done, int total, String message) {
        if (!wanted || System.nanoTime() - begin < PATIENCE_NANOS) {
            return;
        }
        ProgressBar shown = bar;
        if (shown == null) {
            shown = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .startsFrom(0, Duration.ofNanos(System.nanoTime() - begin))
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(UPDATE_MILLIS)
                    .setConsumer(new OneLine(console.errStream()))
                    .build();
            bar = shown;
        }
        shown.stepTo(done);
        shown.setExtraMessage(message);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    /** Draws over one line of the terminal, and leaves it empty. */
    private record OneLine(PrintStream terminal) implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public void accept(String rendering) {
            terminal.print("\r" + rendering);
            terminal.flush();
        }

        @Override
        public void close() {
            terminal.print("\r" + " ".repeat(WIDTH) + "\r");
            terminal.flush();
        }
    }
}
