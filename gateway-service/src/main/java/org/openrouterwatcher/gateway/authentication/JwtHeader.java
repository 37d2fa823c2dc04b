package org.openrouterwatcher.gateway.authentication;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The header of an access token, read before anything else of it is believed (RFC 8725, RFC 9068): exactly {@code alg},
 * {@code typ} and {@code kid}. A header that brings a key, points to one, compresses or calls itself critical has no
 * place here, whatever it says.
 */
record JwtHeader(String kid) {

    private static final Set<String> PARAMETERS = Set.of("alg", "typ", "kid");
    private static final int LONGEST_KID = 128;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    /** The header of a compact token; empty when it is not one that we accept. */
    static Optional<JwtHeader> read(String token) {
        return parse(token.substring(0, token.indexOf('.'))).flatMap(JwtHeader::ours);
    }

    private static Optional<JwtHeader> ours(Map<String, Object> header) {
        return header.keySet().equals(PARAMETERS)
                        && "EdDSA".equals(header.get("alg"))
                        && header.get("typ") instanceof String typ
                        && typ.equalsIgnoreCase("at+jwt")
                        && header.get("kid") instanceof String kid
                        && !kid.isEmpty()
                        && kid.length() <= LONGEST_KID
                ? Optional.of(new JwtHeader(kid))
                : Optional.empty();
    }

    private static Optional<Map<String, Object>> parse(String base64) {
        try {
            byte[] json = Base64.getUrlDecoder().decode(base64);
            return Optional.ofNullable(JSON.readValue(json, new TypeReference<Map<String, Object>>() {}));
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }
}
