package org.lariat.bench.peers.h2o;

import java.util.List;
import org.lariat.bench.peers.PathPeer;
import org.lariat.bench.peers.PeerLibrary;
import org.lariat.bench.peers.PeerProblem;

/** H2O's generalized linear model, with the solver that it chooses itself. */
public final class H2oLibrary implements PeerLibrary {
    /** H2O's own for {@code beta_epsilon}. */
    static final double USUAL = 1e-4;

    @Override
    public String name() {
        return "H2O GLM";
    }

    @Override
    public double usualTolerance() {
        return USUAL;
    }

    @Override
    public List<Double> ladder() {
        return List.of(USUAL, 1e-6, 1e-8, 1e-10);
    }

    @Override
    public PathPeer open(PeerProblem problem, int threads) {
        return new H2oGlm(problem, threads);
    }
}
