package org.lariat.bench.suite.peer;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The programs in the jar of Java peers, which is built from {@code bench/peers} and not distributed. */
final class JavaPeers {
    private JavaPeers() {}

    /** All that the jar has; none without a jar. */
    static List<PeerCommand> in(@Nullable Path jar) {
        if (jar == null) {
            return List.of();
        }
        return List.of(PeerCommand.java(jar, "Tribuo elastic net", 1e-4, List.of(1e-4, 1e-6, 1e-8)));
    }
}
