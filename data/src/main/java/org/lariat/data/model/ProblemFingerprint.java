package org.lariat.data.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.lariat.data.Dataset;
import org.lariat.data.Sha256;
import org.lariat.objective.Problem;

/**
 * Identifies a problem by what it says: SHA-256 over the digits of the {@linkplain Dataset#fingerprint() fingerprint} of its data,
 * then weights, offset, penalty factors, scales, lower and upper bounds, each as its length (−1 if absent) and IEEE bits,
 * big-endian.
 */
public final class ProblemFingerprint {
    private ProblemFingerprint() {}

    /**
     * The fingerprint, 64 hex digits; reads the matrix if that has not been done for its own.
     *
     * @param data that the problem was made of
     * @param problem to be fitted
     */
    public static String of(Dataset data, Problem problem) {
        MessageDigest digest = Sha256.digest();
        digest.update(data.fingerprint().getBytes(StandardCharsets.US_ASCII));
        vector(digest, problem.weights());
        vector(digest, problem.offset());
        vector(digest, problem.penaltyFactors());
        vector(digest, problem.scales());
        vector(digest, problem.lower());
        vector(digest, problem.upper());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void vector(MessageDigest digest, double @Nullable [] values) {
        int length = values == null ? -1 : values.length;
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
        if (values != null) {
            ByteBuffer bits = ByteBuffer.allocate(Double.BYTES);
            for (double value : values) {
                digest.update(bits.clear().putDouble(value).flip());
            }
        }
    }
}
