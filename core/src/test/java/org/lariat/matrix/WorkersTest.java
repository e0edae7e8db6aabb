package org.lariat.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WorkersTest {
    @Test
    void everyItemIsDoneOnce() {
        try (Workers workers = new Workers(4)) {
            for (int count : new int[] {0, 1, 7, 1000}) {
                AtomicIntegerArray done = new AtomicIntegerArray(Math.max(1, count));
                workers.forEach(count, 7, 1_000_000, (from, to) -> {
                    for (int k = from; k < to; k++) {
                        done.incrementAndGet(k);
                    }
                });
                for (int k = 0; k < count; k++) {
                    assertThat(done.get(k)).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void aFailureInAnotherThreadIsNotLost() {
        try (Workers workers = new Workers(2)) {
            Thread caller = Thread.currentThread();
            assertThatThrownBy(() -> workers.forEach(1000, 1, 1_000_000, (from, to) -> {
                        if (Thread.currentThread().equals(caller)) {
                            LockSupport.parkNanos(1_000_000);
                        } else {
                            throw new ArithmeticException("block " + from);
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasCauseInstanceOf(ArithmeticException.class);
        }
    }

    /** With one other thread, which would wait for itself if it handed out parts of its own part. */
    @Test
    @Timeout(60)
    void aLoopInsideATaskIsDoneByItsThread() {
        try (Workers workers = new Workers(2)) {
            AtomicInteger elsewhere = new AtomicInteger();
            AtomicIntegerArray done = new AtomicIntegerArray(10_000);
            workers.forEach(100, 1, 1_000_000, (from, to) -> {
                Thread own = Thread.currentThread();
                workers.forEach(100, 1, 1_000_000, (first, last) -> {
                    for (int k = first; k < last; k++) {
                        done.incrementAndGet(100 * from + k);
                        elsewhere.addAndGet(Thread.currentThread().equals(own) ? 0 : 1);
                    }
                });
            });
            assertThat(elsewhere).hasValue(0);
            for (int k = 0; k < done.length(); k++) {
                assertThat(done.get(k)).isEqualTo(1);
            }
            Set<Thread> after = ConcurrentHashMap.newKeySet();
            workers.forEach(2, 1, 1_000_000, (from, to) -> {
                after.add(Thread.currentThread());
                LockSupport.parkNanos(20_000_000);
            });
            assertThat(after).as("later loops are shared again").hasSize(2);
        }
    }

    @Test
    void atLeastOneThread() {
        assertThatThrownBy(() -> new Workers(0)).hasMessage("threads must be at least 1, not 0");
    }
}
