package org.lariat.solver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.lariat.resident.DeviceException;
import org.lariat.resident.ResidentDesign;

/** Sees to requests on one resident design, as many λs together as there is room for: what they come to depends on that, within what is polished later. */
public final class ResidentBatches {
    /** Coefficients of all λs of a block at most, for the host's sake: it holds some arrays of them. */
    private static final int MOST_COEFFICIENTS = 1 << 24;

    private final ResidentDesign design;
    private int most; // λs together

    /** On this design. */
    public ResidentBatches(ResidentDesign design) {
        this.design = design;
        this.most = Math.max(ResidentFistaSolver.LAMBDAS_TOGETHER, MOST_COEFFICIENTS / design.columns());
    }

    /**
     * Iterates.
     *
     * @param requests of problems that the design was made for, or is reweighted for
     * @throws DeviceException if the device fails for one λ alone
     */
    public void solve(List<ResidentRequest> requests) {
        Deque<ResidentBlock.Member> members = new ArrayDeque<>();
        for (ResidentRequest request : requests) {
            for (int k = 0; k < request.size(); k++) {
                members.add(new ResidentBlock.Member(request, k, request.start(), 0));
            }
        }
        while (!members.isEmpty()) {
            List<ResidentBlock.Member> next = members.stream().limit(most).toList();
            try {
                List<ResidentBlock.Member> left = new ResidentBlock(design, next).run();
                next.forEach(done -> members.removeFirst());
                members.addAll(left);
            } catch (DeviceException e) {
                if (next.size() == 1) {
                    throw e;
                }
                most = next.size() / 2; // the state of fewer may fit
            }
        }
    }
}
