package org.lariat.verify.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tool itself: what breaks a property is found, and made as small as can be. */
class PropertyTest {
    private static final Property<List<Integer>> LISTS = new Property<>(PropertyTest::list, PropertyTest::smaller);

    private static List<Integer> list(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.ints(random.nextInt(1, 30), 0, 1000).boxed().toList();
    }

    private static Stream<List<Integer>> smaller(List<Integer> list) {
        return IntStream.range(0, list.size()).boxed().flatMap(k -> {
            List<Integer> shorter = new ArrayList<>(list);
            shorter.remove(/* index */ (int) k);
            List<Integer> half = new ArrayList<>(list);
            half.set(k, list.get(k) / 2);
            List<Integer> lower = new ArrayList<>(list);
            lower.set(k, list.get(k) - 1);
            return list.get(k) > 0 ? Stream.of(shorter, half, lower) : Stream.of(shorter);
        });
    }

    @Test
    void whatHoldsPasses() {
        List<Integer> sizes = new ArrayList<>();
        LISTS.check(50, list -> sizes.add(list.size()));
        assertThat(sizes).hasSize(50);
    }

    @Test
    void whatBreaksItIsMadeSmaller() {
        assertThatThrownBy(() -> LISTS.check(50, list -> assertThat(list).allMatch(v -> v < 990)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("made smaller: [990]");
    }

    @Test
    void exceptionsBreakAPropertyToo() {
        assertThatThrownBy(() -> LISTS.check(50, list -> {
                    if (list.size() > 2) {
                        throw new IllegalStateException("three");
                    }
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("made smaller: [0, 0, 0]")
                .hasMessageContaining("three");
    }
}
