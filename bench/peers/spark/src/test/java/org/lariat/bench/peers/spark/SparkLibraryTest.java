package org.lariat.bench.peers.spark;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lariat.bench.peers.PeerCheck;

class SparkLibraryTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void itSolvesTheSameProblem() throws IOException {
        PeerCheck.solves(new SparkLibrary(), folder, 1e-10, 1e-4);
    }
}
