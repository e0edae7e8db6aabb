package org.lariat.verify.table;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** Many independent tasks on a few threads. */
final class Parallel {
    private Parallel() {}

    /**
     * Applies a function to every item; results are in the order of the items.
     *
     * @param threads how many at the same time
     * @param done hears how many results there are, from this thread
     * @throws CancellationException if this thread is interrupted
     */
    static <A, B> List<B> map(List<A> items, int threads, Function<A, B> function, IntConsumer done) {
        ExecutorService pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("lariat-verify-", 0).factory());
        try {
            List<Future<B>> futures = new ArrayList<>();
            for (A item : items) {
                futures.add(pool.submit(() -> function.apply(item)));
            }
            List<B> results = new ArrayList<>();
            for (Future<B> future : futures) {
                results.add(future.get());
                done.accept(results.size());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
