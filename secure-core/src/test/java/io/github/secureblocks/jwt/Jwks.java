package io.github.secureblocks.jwt;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What another party reads in published keys and in tokens. */
final class Jwks {
    private static final Pattern KID = Pattern.compile("\"kid\":\"([^\"]+)\"");

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

    /** The same without reading the keys, for who does it ten thousand times. */
    static Set<String> idsIn(String json) {
        return KID.matcher(json).results().map(kid -> kid.group(1)).collect(Collectors.toSet());
    }

    static String kid(String header) {
        try {
            return JSONObjectUtils.getString(JSONObjectUtils.parse(header), "kid");
        } catch (ParseException broken) {
            throw new AssertionError(broken);
        }
    }
}
