package org.lariat.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Hears of Ctrl-C (or SIGTERM) while it is open, and holds up the end of the JVM until the fit has stopped in good order, and what it did is written. */
final class Interrupt implements AutoCloseable {
    /** A fit looks every epoch; one that takes longer is cut off. Nothing is written before a fit has ended. */
    private static final long PATIENCE_SECONDS = 10;

    /** What was done is written then; no disk takes that long that is not broken. */
    private static final long WRITING_SECONDS = 300;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::requested, "lariat-interrupt");
    private volatile boolean requested;

    Interrupt() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @SuppressWarnings("ReturnValueIgnored") // stopped or not, the JVM ends
    private void requested() {
        requested = true;
        try {
            if (stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                closed.await(WRITING_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** True once the user asked to stop. */
    boolean isRequested() {
        return requested;
    }

    /** Says that the fit has ended, and its result is being written. */
    void fitEnded() {
        stopped.countDown();
    }

    @Override
    public void close() {
        stopped.countDown();
        closed.countDown();
        if (!requested) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The JVM began to end this very moment; the hook finds nothing to wait for.
            }
        }
    }
}
