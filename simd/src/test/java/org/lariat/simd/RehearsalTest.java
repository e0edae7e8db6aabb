package org.lariat.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    @Test
    void isDueOnceAndForLongColumnsOnly() {
        Rehearsal rehearsal = new Rehearsal();
        assertFalse(rehearsal.isDue(Rehearsal.LONGEST));
        assertTrue(rehearsal.isDue(Rehearsal.LONGEST + 1));
        rehearsal.of(piece -> {});
        assertFalse(rehearsal.isDue(1 << 20));
    }

    @Test
    void lengthsHaveAllRemaindersOfAGroupOfEight() {
        List<Integer> lengths = new ArrayList<>();
        new Rehearsal().of(lengths::add);
        TreeSet<Integer> remainders =
                new TreeSet<>(lengths.stream().map(n -> n % 8).toList());
        assertEquals(IntStream.range(0, 8).boxed().toList(), List.copyOf(remainders));
        assertTrue(lengths.stream().allMatch(n -> n <= Rehearsal.LONGEST), lengths::toString);
        assertTrue(lengths.contains(128) && lengths.contains(136), "rounds of 32 alone, and one more group");
    }

    @Test
    void whoComesMeanwhileWaitsAndRehearsesNothing() throws InterruptedException {
        Rehearsal rehearsal = new Rehearsal();
        AtomicInteger first = new AtomicInteger();
        AtomicInteger second = new AtomicInteger();
        List<Thread> others = new ArrayList<>();
        rehearsal.of(piece -> {
            if (first.getAndIncrement() == 0) {
                others.add(Thread.ofPlatform().start(() -> rehearsal.of(p -> second.incrementAndGet())));
            }
        });
        others.getFirst().join();
        assertTrue(first.get() > 50, "a launcher's threshold is 50 calls");
        assertEquals(0, second.get());
    }
}
