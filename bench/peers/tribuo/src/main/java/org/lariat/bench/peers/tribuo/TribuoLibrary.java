package org.lariat.bench.peers.tribuo;

import java.util.List;
import org.lariat.bench.peers.PathPeer;
import org.lariat.bench.peers.PeerLibrary;
import org.lariat.bench.peers.PeerProblem;

/** Tribuo's elastic net. */
public final class TribuoLibrary implements PeerLibrary {
    @Override
    public String name() {
        return "Tribuo elastic net";
    }

    @Override
    public double usualTolerance() {
        return 1e-4;
    }

    @Override
    public List<Double> ladder() {
        return List.of(1e-4, 1e-6, 1e-8);
    }

    /** One thread is all it uses. */
    @Override
    public PathPeer open(PeerProblem problem, int threads) {
        return new TribuoElasticNet(problem);
    }
}
