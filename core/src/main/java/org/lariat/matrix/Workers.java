package org.lariat.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small pool for loops over columns. The caller works too; which thread takes which block is left to chance, so tasks
 * must write to places of their own: then results do not depend on the number of threads. A loop inside a task of another one is run by
 * the thread of that task.
 */
public final class Workers implements AutoCloseable {
    /** Runs everything in the calling thread. */
    public static final Workers SERIAL = new Workers(1);

    /** Below this many element operations, waking another thread costs more (some 10 µs) than it saves. */
    private static final long SERIAL_COST = 200_000;

    /** Whose task a thread is at. */
    private static final ThreadLocal<Workers> BUSY_FOR = new ThreadLocal<>();

    private final int threads;
    private final ExecutorService pool;

    /** A task over the items {@code from ≤ k < to}. */
    @FunctionalInterface
    public interface Block {
        /** Does the items {@code from ≤ k < to}. */
        void run(int from, int to);
    }

    /**
     * Creates a pool; its threads start at the first parallel loop and are daemons.
     *
     * @param threads number of threads including the caller, ≥ 1
     * @throws IllegalArgumentException if {@code threads < 1}
     */
    public Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        }
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(
                Math.max(1, threads - 1),
                Thread.ofPlatform().daemon().name("lariat-", 0).factory());
    }

    /** Number of threads including the caller. */
    public int threads() {
        return threads;
    }

    /**
     * Runs a loop in blocks.
     *
     * @param count number of items
     * @param block items in a block, ≥ 1
     * @param costPerItem element operations an item takes, to decide whether threads are worth waking
     * @param task called for disjoint blocks that cover {@code 0 … count−1}
     */
    public void forEach(int count, int block, long costPerItem, Block task) {
        int blocks = Math.ceilDiv(count, block);
        if (threads == 1 || blocks < 2 || count * costPerItem < SERIAL_COST || BUSY_FOR.get() == this) {
            if (count > 0) {
                task.run(0, count);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> {
            Workers before = BUSY_FOR.get();
            BUSY_FOR.set(this);
            try {
                for (int b = next.getAndIncrement(); b < blocks; b = next.getAndIncrement()) {
                    task.run(b * block, Math.min(count, (b + 1) * block));
                }
            } finally {
                BUSY_FOR.set(before);
            }
        };
        List<Future<?>> others = new ArrayList<>();
        for (int t = 1; t < Math.min(threads, blocks); t++) {
            others.add(pool.submit(work));
        }
        work.run();
        for (Future<?> other : others) {
            await(other);
        }
    }

    private static void await(Future<?> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    future.get();
                    return;
                } catch (InterruptedException e) {
                    // The block is writing to the caller's arrays: wait for it, and keep the request for later.
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
