package org.lariat.verify.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which cases to run. A pairwise selection has every pair of levels of two dimensions that occurs in any case (Cohen, Dalal,
 * Fredman and Patton 1997, doi:10.1109/32.605761); faults that need two causes to meet show up in it.
 */
final class Selection {
    private Selection() {}

    /**
     * As few cases as a greedy search finds that hold every pair; the same for the same list. Of cases as good as each other it takes
     * one whose storage and penalty scale were taken less often.
     *
     * @param cases to choose from
     */
    static List<Case> pairwise(List<Case> cases) {
        List<Set<String>> pairs = cases.stream().map(Selection::pairs).toList();
        Set<String> open = new HashSet<>();
        pairs.forEach(open::addAll);
        List<Case> chosen = new ArrayList<>();
        Map<Object, Integer> taken = new HashMap<>();
        while (!open.isEmpty()) {
            int best = 0;
            int most = 0;
            for (int k = 0; k < cases.size(); k++) {
                int covered = 0;
                for (String pair : pairs.get(k)) {
                    covered += open.contains(pair) ? 1 : 0;
                }
                if (covered > most
                        || (covered == most
                                && covered > 0
                                && uses(cases.get(k), taken) < uses(cases.get(best), taken))) {
                    best = k;
                    most = covered;
                }
            }
            Case one = cases.get(best);
            chosen.add(one);
            taken.merge(one.storage(), 1, Integer::sum);
            taken.merge(one.scaling(), 1, Integer::sum);
            open.removeAll(pairs.get(best));
        }
        return chosen;
    }

    private static int uses(Case one, Map<Object, Integer> taken) {
        return taken.getOrDefault(one.storage(), 0) + taken.getOrDefault(one.scaling(), 0);
    }

    /** The ten pairs of levels in a case. */
    static Set<String> pairs(Case one) {
        List<String> levels = List.of(
                "solver " + one.solver(),
                "storage " + one.storage(),
                "scaling " + one.scaling(),
                "variant " + one.variant(),
                "sample " + one.sample());
        Set<String> pairs = new HashSet<>();
        for (int a = 0; a < levels.size(); a++) {
            for (int b = a + 1; b < levels.size(); b++) {
                pairs.add(levels.get(a) + ", " + levels.get(b));
            }
        }
        return pairs;
    }
}
