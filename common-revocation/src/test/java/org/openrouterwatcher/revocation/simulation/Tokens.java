package org.openrouterwatcher.revocation.simulation;

import java.util.List;
import java.util.stream.IntStream;
import org.openrouterwatcher.revocation.TokenDigest;

/** The tokens there are, and whose they are. */
final class Tokens {

    static final int COUNT = 4;

    private static final List<TokenDigest> DIGESTS = IntStream.range(0, COUNT)
            .mapToObj(token -> new TokenDigest(token, 7, 7, 7))
            .toList();
    private static final List<String> IN_HEX =
            DIGESTS.stream().map(TokenDigest::hex).toList();

    private Tokens() {}

    static TokenDigest digest(int token) {
        return DIGESTS.get(token);
    }

    static String digestInHex(int token) {
        return IN_HEX.get(token);
    }

    static int owner(int token) {
        return token / 2;
    }

    static List<Integer> of(int owner) {
        return List.of(2 * owner, 2 * owner + 1);
    }
}
