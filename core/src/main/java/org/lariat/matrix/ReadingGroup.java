package org.lariat.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Several computations that read one matrix together. Each runs in a thread of its own on a view of the matrix; one that
 * asks for correlations waits until all others have asked or are done, and then one pass over X answers everybody: many
 * residuals in a block product instead of a dot product each. Who asks for all columns waits longer, until nobody asks for a
 * few: so passes over the whole of X, which cost most, answer the most. Between these meetings as many compute at a time as
 * there are threads.
 *
 * <p>Every answer is summed in the order of a block product, whoever else is at the meeting: results do not depend on the
 * size of the group, the order of arrival or the number of threads.
 */
public final class ReadingGroup {
    /** Columns that a pass answers at a time: what they take, and their answers, stay small beside X. */
    private static final int COLUMNS_AT_A_TIME = 2048;

    private final DesignMatrix x;
    private final Semaphore permits;
    private final List<Request> waiting = new ArrayList<>();
    private int present;
    private @Nullable RuntimeException broken; // what a common pass threw: nobody has an answer then

    /** Somebody's correlations: {@code out[k] = x_{columns[k]}ᵀv}, of all columns where the list is null. */
    private static final class Request {
        private final double[] v;
        private final int @Nullable [] columns;
        private final int count;
        private final double[] out;

        Request(double[] v, int @Nullable [] columns, int count, double[] out) {
            this.v = v;
            this.columns = columns;
            this.count = count;
            this.out = out;
        }
    }

    private ReadingGroup(DesignMatrix x, int threads) {
        this.x = x;
        this.permits = new Semaphore(threads);
    }

    /**
     * Runs tasks on views of a matrix, and returns when all are done.
     *
     * @param x the matrix, with the kernel and the threads that are to do the common passes
     * @param threads how many tasks may compute at a time, ≥ 1
     * @param tasks each is handed a view; it must use it from its own thread only
     * @return what the tasks returned, in their order
     * @throws RuntimeException what a task threw, if one did; of several the first in order
     */
    public static <T> List<T> run(DesignMatrix x, int threads, List<Function<DesignMatrix, T>> tasks) {
        ReadingGroup group = new ReadingGroup(x, threads);
        group.present = tasks.size();
        List<Member<T>> members = new ArrayList<>();
        for (Function<DesignMatrix, T> task : tasks) {
            members.add(new Member<>(group, task));
        }
        members.forEach(m -> m.thread.start());
        boolean interrupted = false;
        for (Member<T> member : members) {
            interrupted |= member.await(members);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return members.stream().map(Member::result).toList();
    }

    /** A task, its thread, and how it ended. */
    private static final class Member<T> {
        private final Thread thread;
        private final List<T> results = new ArrayList<>(1);
        private @Nullable RuntimeException failure;

        Member(ReadingGroup group, Function<DesignMatrix, T> task) {
            this.thread = Thread.ofPlatform().daemon().name("lariat-member").unstarted(() -> {
                group.permits.acquireUninterruptibly();
                try {
                    results.add(task.apply(new GroupView(group.x, group)));
                } catch (RuntimeException e) {
                    failure = e;
                } catch (Error e) {
                    failure = new IllegalStateException(e);
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
            if (failure != null) {
                throw failure;
            }
            return results.getFirst();
        }
    }

    /** The longest chain of additions in an answer. */
    int longestChain() {
        return x.longestProductChain() + Math.ceilDiv(x.rows(), x.rowsPerBlock());
    }

    /** Has correlations computed at the next meeting. */
    void read(double[] v, int @Nullable [] columns, int count, double[] out) {
        Request request = new Request(v, columns, count, out);
        permits.release();
        synchronized (this) {
            waiting.add(request);
            serveIfComplete();
            awaitAnswer(request);
        }
        permits.acquireUninterruptibly();
        if (broken != null) {
            throw new IllegalStateException("a common pass over the matrix failed", broken);
        }
    }

    private void awaitAnswer(Request request) {
        boolean interrupted = false;
        while (waiting.contains(request)) {
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
        if (waiting.isEmpty() || waiting.size() < present) {
            return;
        }
        List<Request> parts = waiting.stream().filter(r -> r.columns != null).toList();
        List<Request> served = parts.isEmpty() ? List.copyOf(waiting) : parts;
        try {
            if (parts.isEmpty()) {
                serveAllColumns(served);
            } else {
                serveLists(served);
            }
        } catch (RuntimeException e) {
            broken = e;
            waiting.clear();
        } finally {
            waiting.removeAll(served);
            notifyAll();
        }
    }

    private void serveAllColumns(List<Request> whole) {
        int p = x.columns();
        multiply(whole, ascending(p), p, (products, from, to) -> {
            for (int m = 0; m < whole.size(); m++) {
                double[] out = whole.get(m).out;
                for (int j = from; j < to; j++) {
                    out[j] = products[(j - from) * whole.size() + m];
                }
            }
        });
    }

    private static int[] ascending(int p) {
        int[] columns = new int[p];
        for (int j = 0; j < p; j++) {
            columns[j] = j;
        }
        return columns;
    }

    /** The lists overlap, since whoever reads one matrix at about the same λ asks for about the same columns. */
    private void serveLists(List<Request> parts) {
        boolean[] asked = new boolean[x.columns()];
        for (Request part : parts) {
            for (int k = 0; k < part.count; k++) {
                asked[list(part)[k]] = true;
            }
        }
        int[] union = new int[x.columns()];
        int[] place = new int[x.columns()];
        int count = 0;
        for (int j = 0; j < asked.length; j++) {
            if (asked[j]) {
                place[j] = count;
                union[count++] = j;
            }
        }
        int total = count;
        double[] all = new double[total * parts.size()];
        multiply(
                parts,
                union,
                total,
                (products, from, to) ->
                        System.arraycopy(products, 0, all, from * parts.size(), (to - from) * parts.size()));
        for (int m = 0; m < parts.size(); m++) {
            Request part = parts.get(m);
            for (int k = 0; k < part.count; k++) {
                part.out[k] = all[place[list(part)[k]] * parts.size() + m];
            }
        }
    }

    @SuppressWarnings("NullAway") // of the requests with lists
    private static int[] list(Request part) {
        return part.columns;
    }

    /** Products of the columns {@code from … to−1} of a list with all vectors, column by column. */
    @FunctionalInterface
    private interface Answer {
        void take(double[] products, int from, int to);
    }

    private void multiply(List<Request> requests, int[] columns, int count, Answer answer) {
        int vectors = requests.size();
        int blockRows = Math.min(x.rows(), x.rowsPerBlock());
        double[] panel = new double[vectors * blockRows];
        for (int from = 0; from < count; from += COLUMNS_AT_A_TIME) {
            int width = Math.min(COLUMNS_AT_A_TIME, count - from);
            int[] some = new int[width];
            System.arraycopy(columns, from, some, 0, width);
            double[] block = new double[width * vectors];
            double[] sums = new double[width * vectors];
            for (int row = 0; row < x.rows(); row += blockRows) {
                int height = Math.min(blockRows, x.rows() - row);
                for (int m = 0; m < vectors; m++) {
                    System.arraycopy(requests.get(m).v, row, panel, m * height, height);
                }
                x.products(some, width, row, height, panel, vectors, block);
                for (int k = 0; k < sums.length; k++) {
                    sums[k] += block[k];
                }
            }
            answer.take(sums, from, from + width);
        }
    }
}
