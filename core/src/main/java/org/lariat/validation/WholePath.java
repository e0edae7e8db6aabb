package org.lariat.validation;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lariat.LassoPath;
import org.lariat.path.PathEnd;

/** The path of all rows, and when it was done. */
final class WholePath implements Runnable {
    private final Supplier<LassoPath> fit;
    private @Nullable LassoPath path;
    private long end;

    WholePath(Supplier<LassoPath> fit) {
        this.fit = fit;
    }

    /**
     * Fits it.
     *
     * @throws CancellationException if it was cancelled
     */
    @Override
    public void run() {
        path = fit.get();
        end = System.nanoTime();
        if (path.report().end() == PathEnd.CANCELLED) {
            throw new CancellationException("cancelled while the path of all rows was fitted");
        }
    }

    LassoPath path() {
        return Objects.requireNonNull(path, "the path is fitted first");
    }

    /** When it was done, as {@link System#nanoTime()}. */
    long end() {
        return end;
    }
}
