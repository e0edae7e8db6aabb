package org.lariat.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Several computations that read one matrix together. Each runs in a thread of its own on a view of the matrix; one that
 * asks for the correlations of all columns waits until half of all have asked and the rest are too few to keep every thread
 * busy, and then one pass over X answers those who asked: many residuals in a block product instead of a dot product each.
 * All else a view does at once and by itself. Between these meetings as many compute at a time as there are threads.
 *
 * <p>There may be other work that they do together: somebody with a request for it waits until all others have one or are done, and are not
 * waiting for X. Who is at such a meeting depends on what the members ask for, not on when they do.
 *
 * <p>Every answer is summed in the order of a block product, whoever else is at the meeting: results do not depend on the
 * size of the group, the order of arrival or the number of threads.
 *
 * @param <R> a request for other work
 */
public final class ReadingGroup<R> {
    private final DesignMatrix x;
    private final int threads;
    private final Semaphore permits;
    private final Consumer<List<R>> other;
    private final List<Request> waiting = new ArrayList<>();
    private final TreeMap<Integer, R> others = new TreeMap<>(); // requests for other work, by member
    private int present;
    private @Nullable Throwable broken; // what a common pass threw: nobody has an answer then

    /** Somebody's correlations: {@code out = Xᵀv}. */
    private static final class Request {
        private final double[] v;
        private final double[] out;

        Request(double[] v, double[] out) {
            this.v = v;
            this.out = out;
        }
    }

    private ReadingGroup(DesignMatrix x, int threads, Consumer<List<R>> other) {
        this.x = x;
        this.threads = threads;
        this.permits = new Semaphore(threads - 1);
        this.other = other;
    }

    /**
     * Runs tasks on views of a matrix, and returns when all are done.
     *
     * @param x the matrix, with the kernel and the threads that are to do the common passes
     * @param threads how many tasks may compute at a time, ≥ 1
     * @param other does the other work, in the thread of one of the members, for requests in the order of the tasks
     * @param tasks each is handed a view, which it must use from its own thread only, and whom to give a request for other work: he
     *     returns when it has been seen to
     * @param aside what the caller's thread does while the group has one thread less
     * @return what the tasks returned, in their order
     * @throws RuntimeException what the caller's part threw, which then ends the others as an interrupt does, or a task; of several tasks
     *     the first in order
     */
    public static <R, T> List<T> run(
            DesignMatrix x,
            int threads,
            Consumer<List<R>> other,
            List<? extends BiFunction<DesignMatrix, Consumer<R>, T>> tasks,
            Runnable aside) {
        ReadingGroup<R> group = new ReadingGroup<>(x, threads, other);
        group.present = tasks.size();
        List<Member<T>> members = new ArrayList<>();
        for (int k = 0; k < tasks.size(); k++) {
            int number = k;
            BiFunction<DesignMatrix, Consumer<R>, T> task = tasks.get(k);
            members.add(new Member<>(
                    group, () -> task.apply(new GroupView(x, group), request -> group.askOther(number, request))));
        }
        members.forEach(m -> m.thread.start());
        @Nullable Throwable failure = null;
        try {
            aside.run();
        } catch (RuntimeException | Error e) {
            failure = e;
            members.forEach(m -> m.thread.interrupt());
        }
        group.permits.release(); // the caller's own
        boolean interrupted = false;
        for (Member<T> member : members) {
            interrupted |= member.await(members);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        rethrow(failure);
        return members.stream().map(Member::result).toList();
    }

    /** A task, its thread, and how it ended. */
    private static final class Member<T> {
        private final Thread thread;
        private final List<T> results = new ArrayList<>(1);
        private @Nullable Throwable failure;

        Member(ReadingGroup<?> group, Supplier<T> task) {
            this.thread = Thread.ofPlatform().daemon().name("lariat-member").unstarted(() -> {
                group.permits.acquireUninterruptibly();
                try {
                    results.add(task.get());
                } catch (RuntimeException | Error e) {
                    failure = e;
                } finally {
                    group.leave();
                    group.permits.release();
                }
            });
        }

        /** Waits for the end; an interrupt is handed on to all members, which end early by their own rules. */
        boolean await(List<Member<T>> all) {
            boolean interrupted = false;
            while (true) {
                try {
                    thread.join();
                    return interrupted;
                } catch (InterruptedException e) {
                    interrupted = true;
                    all.forEach(m -> m.thread.interrupt());
                }
            }
        }

        T result() {
            rethrow(failure);
            return results.getFirst();
        }
    }

    private static void rethrow(@Nullable Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        if (e instanceof RuntimeException exception) {
            throw exception;
        }
    }

    /** The longest chain of additions in an answer. */
    int longestChain() {
        return x.longestProductChain() + Math.ceilDiv(x.rows(), x.rowsPerBlock());
    }

    /** Has {@code out = Xᵀv} computed at the next meeting. */
    void correlations(double[] v, double[] out) {
        Request request = new Request(v, out);
        meet(() -> waiting.add(request), () -> waiting.contains(request));
    }

    private void askOther(int member, R request) {
        meet(() -> others.put(member, request), () -> others.containsKey(member));
    }

    private void meet(Runnable ask, BooleanSupplier unanswered) {
        permits.release();
        synchronized (this) {
            ask.run();
            serveIfComplete();
            awaitAnswer(unanswered);
        }
        permits.acquireUninterruptibly();
        rethrow(broken);
    }

    private void awaitAnswer(BooleanSupplier unanswered) {
        boolean interrupted = false;
        while (unanswered.getAsBoolean()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true; // others count on this member's answer being fetched: finish the meeting first
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void leave() {
        present--;
        serveIfComplete();
    }

    private synchronized void serveIfComplete() {
        int computing = present - waiting.size() - others.size();
        boolean reads = !waiting.isEmpty(); // other work waits for those who will come to it
        if (reads ? computing >= Math.clamp(present / 2, 1, threads) : computing > 0 || others.isEmpty()) {
            return;
        }
        try {
            if (reads) {
                serve();
            } else {
                other.accept(List.copyOf(others.values()));
            }
        } catch (RuntimeException | Error e) {
            broken = e; // whoever served: all must hear of it
        } finally {
            waiting.clear();
            if (!reads || broken != null) {
                others.clear();
            }
            notifyAll();
        }
    }

    private void serve() {
        List<double[]> vectors = waiting.stream().map(request -> request.v).toList();
        for (int from = 0; from < x.columns(); from += BlockedProducts.COLUMNS_AT_A_TIME) {
            int[] columns = IntStream.range(from, Math.min(x.columns(), from + BlockedProducts.COLUMNS_AT_A_TIME))
                    .toArray();
            double[] products = new double[columns.length * vectors.size()];
            BlockedProducts.of(x, columns, columns.length, vectors, products);
            for (int m = 0; m < vectors.size(); m++) {
                double[] out = waiting.get(m).out;
                for (int k = 0; k < columns.length; k++) {
                    out[from + k] = products[k * vectors.size() + m];
                }
            }
        }
    }
}
