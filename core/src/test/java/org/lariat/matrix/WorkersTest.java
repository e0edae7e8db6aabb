package org.lariat.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

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

    @Test
    void atLeastOneThread() {
        assertThatThrownBy(() -> new Workers(0)).hasMessage("threads must be at least 1, not 0");
    }
}
