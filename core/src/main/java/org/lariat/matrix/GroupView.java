package org.lariat.matrix;

import org.lariat.kernel.VectorKernel;

/** A matrix as a member of a {@link ReadingGroup} sees it: a sweep waits for the group, all else is done at once. */
final class GroupView extends ForwardingMatrix {
    /**
     * A pass for ten takes each of them some quarter of a pass of its own; more, since what comes of it, an anchor, is read for every bound.
     * Between that quarter and this no difference was measured (docs/design.md).
     */
    private static final double SHARED_SWEEP = 0.6;

    private final ReadingGroup<?> group;

    GroupView(DesignMatrix own, ReadingGroup<?> group) {
        super(own);
        this.group = group;
    }

    @Override
    public DesignMatrix using(VectorKernel kernel, Workers workers) {
        return new GroupView(own().using(kernel, workers), group);
    }

    @Override
    public int longestChain() {
        return Math.max(super.longestChain(), group.longestChain());
    }

    @Override
    public void correlations(double[] v, double[] out) {
        group.correlations(v, out);
    }

    @Override
    public double sweepCost() {
        return SHARED_SWEEP;
    }
}
