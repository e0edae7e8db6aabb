package org.lariat.verify.property;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * Checks a property of generated values; one that breaks it is made smaller for as long as the smaller one breaks it, too, and then
 * told with its seed. Seeds are fixed, so a run is the same every time.
 *
 * @param generate a value from a seed
 * @param smaller values like the given one but simpler, simplest first; a chain of them must end
 * @param <T> type of the values; its {@code toString} is what a failure shows
 */
record Property<T>(LongFunction<T> generate, Function<T, Stream<T>> smaller) {
    /** Most attempts to make a value smaller. */
    private static final int ATTEMPTS = 3000;

    /**
     * Checks the seeds {@code 0 … runs−1}.
     *
     * @param holds throws for a value that breaks the property
     * @throws AssertionError for the smallest value found
     */
    void check(int runs, Consumer<T> holds) {
        for (long seed = 0; seed < runs; seed++) {
            Optional<Broken<T>> found = broken(holds, generate.apply(seed));
            if (found.isPresent()) {
                Broken<T> smallest = shrunk(holds, found.get());
                throw new AssertionError(
                        "seed " + seed + ", made smaller: " + smallest.value + "\n" + smallest.how, smallest.how);
            }
        }
    }

    private record Broken<T>(T value, Throwable how) {}

    private Broken<T> shrunk(Consumer<T> holds, Broken<T> found) {
        Broken<T> smallest = found;
        int[] attempts = {0};
        while (true) {
            Optional<Broken<T>> next = smaller.apply(smallest.value)
                    .takeWhile(candidate -> attempts[0]++ < ATTEMPTS)
                    .flatMap(candidate -> broken(holds, candidate).stream())
                    .findFirst();
            if (next.isEmpty()) {
                return smallest;
            }
            smallest = next.get();
        }
    }

    private static <T> Optional<Broken<T>> broken(Consumer<T> holds, T value) {
        try {
            holds.accept(value);
            return Optional.empty();
        } catch (AssertionError | RuntimeException e) {
            return Optional.of(new Broken<>(value, e));
        }
    }
}
