package org.lariat.bench.peers.h2o;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lariat.bench.peers.PeerCheck;

class H2oLibraryTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void itSolvesTheSameProblem() throws IOException {
        PeerCheck.solves(new H2oLibrary(), folder, 1e-10, 0.05);
    }
}
