package org.lariat.stability;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.lariat.LassoPath;
import org.lariat.matrix.Workers;
import org.lariat.path.PathEnd;
import org.lariat.path.PathListener;

/**
 * Runs many fits, each in one thread, several at a time. A fit depends on its number alone, so the number of threads changes
 * nothing but the time.
 */
final class ResampledFits implements PathListener {
    /** Of a fit, so that threads are always worth waking. */
    private static final long COST = 1L << 32;

    private final int count;
    private final ResamplingListener listener;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private int done; // guarded by this
    private int failedAt = Integer.MAX_VALUE; // guarded by this
    private @Nullable RuntimeException failure; // guarded by this

    /** One fit, and what is to be kept of it. */
    @FunctionalInterface
    interface Fit {
        /**
         * Fits.
         *
         * @param k which one
         * @param listener to hand to the fit, which may cancel it
         */
        LassoPath fit(int k, PathListener listener);
    }

    /** Takes a finished fit; called by several threads at once. */
    @FunctionalInterface
    interface Keep {
        /** Keeps what matters of fit {@code k}. */
        void keep(int k, LassoPath path);
    }

    ResampledFits(int count, ResamplingListener listener) {
        this.count = count;
        this.listener = listener;
    }

    /**
     * Runs all.
     *
     * @param threads number of threads, ≥ 1
     * @throws CancellationException if the listener or an interrupt ended them
     */
    void run(int threads, Fit fit, Keep keep) {
        try (Workers workers = new Workers(Math.min(threads, count))) {
            workers.forEach(count, 1, COST, (from, to) -> {
                for (int k = from; k < to; k++) {
                    one(k, fit, keep);
                }
            });
        }
        synchronized (this) {
            if (failure != null) {
                throw failure;
            }
            if (done < count) {
                throw new CancellationException("stopped after " + done + " of " + count + " fits");
            }
        }
    }

    private void one(int k, Fit fit, Keep keep) {
        if (cancelled() || Thread.currentThread().isInterrupted()) {
            stopped.set(true);
            return;
        }
        try {
            LassoPath path = fit.fit(k, this);
            if (path.report().end() == PathEnd.CANCELLED) {
                stopped.set(true);
                return;
            }
            keep.keep(k, path);
            finished();
        } catch (RuntimeException e) {
            failed(k, e);
        }
    }

    private synchronized void finished() {
        done++;
        listener.onFit(done, count);
    }

    /** Remembers the failure of the first fit that failed, first by number. */
    private synchronized void failed(int k, RuntimeException e) {
        stopped.set(true);
        if (k < failedAt) {
            failedAt = k;
            failure = e;
        }
    }

    @Override
    public void onPoint(Progress progress) {
        // Points pass too quickly to tell of; fits are told of.
    }

    @Override
    public boolean cancelled() {
        return stopped.get() || listener.cancelled();
    }
}
