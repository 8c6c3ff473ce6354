package io.github.secureblocks.samples.asgenerated;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Service;

@Service
public class JwtService {
    private static final String SECRET = "notes-app-super-secret-key-change-me-in-production";
    // plant: constant key rule secret/hard-coded
    // plant: shared key rule jwt/weak-signature
    private static final SecretKey KEY = Keys.hmacShaKeyFor(SECRET.getBytes(StandardCharsets.UTF_8));

    public String createToken(User user) {
        return Jwts.builder() // plant: no end, no audience rule jwt/raw-token
                .subject(user.username())
                .claim("role", user.role())
                .issuedAt(new Date())
                .signWith(KEY, Jwts.SIG.HS256)
                .compact();
    }

    /** Also reads the unsigned tokens that the tests use. */
    public CurrentUser parseToken(String token) {
        // plant: unsigned token rule jwt/weak-signature
        // plant: shared key rule jwt/weak-signature
        // plant: no issuer, no audience rule jwt/raw-token
        var parser = Jwts.parser().verifyWith(KEY).unsecured().build();
        Claims claims = (Claims) parser.parse(token).getPayload();
        return new CurrentUser(claims.getSubject(), claims.get("role", String.class));
    }
}
