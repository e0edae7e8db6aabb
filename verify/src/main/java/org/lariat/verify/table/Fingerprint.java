package org.lariat.verify.table;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.lariat.LassoModel;
import org.lariat.LassoPath;
import org.lariat.objective.Certificate;

/** Every bit of a point of a path, in short: equal for equal points, and for no others. */
final class Fingerprint {
    /** Hexadecimal digits kept. */
    private static final int LENGTH = 24;

    private Fingerprint() {}

    /** One for each point. */
    static List<String> of(LassoPath path) {
        return path.models().stream().map(Fingerprint::of).toList();
    }

    private static String of(LassoModel model) {
        double[] beta = model.coefficients();
        ByteBuffer bits = ByteBuffer.allocate(Double.BYTES * (beta.length + 11));
        bits.putDouble(model.lambda()).putDouble(model.intercept()).putDouble(model.devianceExplained());
        Certificate c = model.certificate().orElseThrow();
        bits.putDouble(c.primal()).putDouble(c.dual()).putDouble(c.gap()).putDouble(c.kkt());
        bits.putDouble(c.floor()).putDouble(c.sweeps()).putLong(c.epochs());
        bits.putLong(c.stop().name().hashCode());
        for (double b : beta) {
            bits.putDouble(b);
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bits.array());
            return HexFormat.of().formatHex(digest).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
