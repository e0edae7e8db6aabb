package org.lariat.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lariat.data.text.Quoted;

/** Helps with a name that is not there: what is spelled almost like it, or else what there is. */
final class CloseNames {
    private static final int SHOWN_CLOSE = 3;
    private static final int SHOWN_FIRST = 5;

    private CloseNames() {}

    /** {@code "close names are 'a', 'b'"}, or {@code "the columns are 'x', 'y', … (12 in all)"}. */
    static String hint(String wanted, List<String> names) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        int limit = lower.length() < 2 ? 0 : Math.max(1, lower.length() / 3);
        List<String> close = names.stream()
                .filter(n -> Math.abs(n.length() - lower.length()) <= limit)
                .filter(n -> distance(lower, n.toLowerCase(Locale.ROOT)) <= limit)
                .sorted(Comparator.comparingInt(n -> distance(lower, n.toLowerCase(Locale.ROOT))))
                .limit(SHOWN_CLOSE)
                .toList();
        if (!close.isEmpty()) {
            return (close.size() == 1 ? "a close name is " : "close names are ") + quoted(close);
        }
        return names.size() == 1 ? "the only column is " + quoted(names) : "the columns are " + first(names);
    }

    /** The first few names in quotes, and how many there are. */
    static String first(List<String> names) {
        return names.size() <= SHOWN_FIRST
                ? quoted(names)
                : quoted(names.subList(0, SHOWN_FIRST)) + ", … (" + names.size() + " in all)";
    }

    private static String quoted(List<String> names) {
        return names.stream().map(Quoted::of).collect(Collectors.joining(", "));
    }

    /** Levenshtein's distance: the fewest letters to insert, delete or replace. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        Arrays.setAll(above, k -> k);
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int k = 1; k <= b.length(); k++) {
                int replaced = above[k - 1] + (a.charAt(i - 1) == b.charAt(k - 1) ? 0 : 1);
                row[k] = Math.min(replaced, 1 + Math.min(above[k], row[k - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
