package io.github.secureblocks.jwt;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.List;

/** What another party reads in published keys and in tokens. */
final class Jwks {
    private Jwks() {}

    static JWKSet parse(String json) {
        try {
            return JWKSet.parse(json);
        } catch (ParseException broken) {
            throw new AssertionError(broken);
        }
    }

    static List<String> ids(String json) {
        return parse(json).getKeys().stream().map(JWK::getKeyID).toList();
    }

    static String kid(String header) {
        try {
            return JSONObjectUtils.getString(JSONObjectUtils.parse(header), "kid");
        } catch (ParseException broken) {
            throw new AssertionError(broken);
        }
    }
}
