package org.lariat.data;

import java.util.List;
import java.util.stream.Collectors;

/** Sentences about what was done while reading. */
final class Notes {
    private static final int SHOWN = 5;

    private Notes() {}

    /**
     * Says which rows were dropped: nothing, or one sentence.
     *
     * @param places line or row numbers, from 1
     * @param unit {@code "line"} or {@code "row"}
     */
    static List<String> dropped(List<Long> places, String unit) {
        if (places.isEmpty()) {
            return List.of();
        }
        String shown = places.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        return List.of(
                places.size() == 1
                        ? "1 row with a missing value was dropped (" + unit + " " + shown + ")"
                        : places.size() + " rows with a missing value were dropped (" + unit + "s " + shown
                                + (places.size() > SHOWN ? ", …)" : ")"));
    }
}
