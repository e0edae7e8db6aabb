package org.lariat.bench.peers.spark;

import java.util.List;
import org.lariat.bench.peers.PathPeer;
import org.lariat.bench.peers.PeerLibrary;
import org.lariat.bench.peers.PeerProblem;

/** Spark MLlib's linear regression, on this machine alone. */
public final class SparkLibrary implements PeerLibrary {
    @Override
    public String name() {
        return "Spark MLlib";
    }

    @Override
    public double usualTolerance() {
        return 1e-6;
    }

    @Override
    public List<Double> ladder() {
        return List.of(1e-6, 1e-8, 1e-10);
    }

    @Override
    public PathPeer open(PeerProblem problem, int threads) {
        return new SparkRegression(problem, threads);
    }
}
