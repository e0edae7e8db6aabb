package org.lariat.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.lariat.path.PathListener;

/** A progress bar on stderr for fits of more than a second, where a person watches; and the ear for Ctrl-C. */
final class FitProgress implements PathListener, AutoCloseable {
    private static final long PATIENCE_NANOS = 1_000_000_000L;
    private static final int UPDATE_MILLIS = 200;
    private static final int WIDTH = 78;

    private final Console console;
    private final boolean wanted;
    private final Interrupt interrupt;
    private final long begin = System.nanoTime();
    private @Nullable ProgressBar bar;

    FitProgress(Console console, boolean wanted, Interrupt interrupt) {
        this.console = console;
        this.wanted = wanted && console.errIsTerminal();
        this.interrupt = interrupt;
    }

    @Override
    public void onPoint(Progress progress) {
        if (!wanted || System.nanoTime() - begin < PATIENCE_NANOS) {
            return;
        }
        ProgressBar shown = bar;
        if (shown == null) {
            shown = new ProgressBarBuilder()
                    .setTaskName("Fitting")
                    .setInitialMax(progress.total())
                    .startsFrom(0, Duration.ofNanos(System.nanoTime() - begin))
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(UPDATE_MILLIS)
                    .setConsumer(new OneLine(console.errStream()))
                    .build();
            bar = shown;
        }
        shown.stepTo(progress.done());
        shown.setExtraMessage(String.format(Locale.ROOT, " %d features", progress.nonzeros()));
    }

    @Override
    public boolean cancelled() {
        return interrupt.isRequested();
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
