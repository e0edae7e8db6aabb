package org.lariat.bench.peers.tribuo;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lariat.bench.peers.PeerCheck;

class TribuoLibraryTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void itSolvesTheSameProblem() throws IOException {
        PeerCheck.solves(new TribuoLibrary(), folder, 1e-10, 1e-4);
    }
}
