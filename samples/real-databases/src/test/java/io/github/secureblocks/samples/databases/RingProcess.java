package io.github.secureblocks.samples.databases;

import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.KeyRing;
import io.github.secureblocks.jwt.KeyRingStore;
import io.github.secureblocks.jwt.SigningAlgorithm;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.jwt.sql.SqlKeyRingStore;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;

/** What runs in a Java of its own and is killed there: a key ring over a store, and a clock that moves as told. */
final class RingProcess {
    static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    static final Duration LIFETIME = Duration.ofMinutes(15);
    static final Duration ROTATION = Duration.ofDays(30);
    /** More than a key is published before it signs. */
    static final Duration LEAD = Duration.ofMinutes(70);
    /** What the parent reads; anything else is the log's. */
    static final String MARK = "ring> ";

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final KeyRingStore store;

    private RingProcess(KeyRingStore store) {
        this.store = store;
    }

    /** Arguments: what to do, at which step to halt, and a file or a URL with its user and password. */
    public static void main(String... arguments) throws IOException {
        boolean inFile = arguments.length == 3;
        KeyRingStore chosen = inFile
                ? KeyRingStore.inFile(Path.of(arguments[2]))
                : SqlKeyRingStore.of(
                        Database.open(new Server(Engine.POSTGRESQL, arguments[2], arguments[3], arguments[4])
                                .settings()
                                .build()));
        RingProcess process = new RingProcess(new HaltingStore(chosen, Integer.parseInt(arguments[1])));
        switch (arguments[0]) {
            case "life" -> process.live();
            case "churn" -> process.churn();
            default -> process.obey();
        }
    }

    static KeyRing.Builder ring(KeyRingStore store, AtomicReference<Instant> now) {
        return KeyRing.builder(store, MasterKey.of(Secret.of("A".repeat(43))))
                .algorithm(SigningAlgorithm.ES256)
                .tokenLifetime(LIFETIME)
                .rotateEvery(ROTATION)
                .clock(now::get)
                .executor(Runnable::run)
                .events(SecurityEvents.to(event -> {}, now::get));
    }

    static TokenIssuer issuer(KeyRing ring) {
        return TokenIssuer.builder(ring)
                .issuer("https://notes.example")
                .audience("notes")
                .lifetime(LIFETIME)
                .build();
    }

    /** A first key, a rotation, its end, and an emergency. */
    private void live() {
        KeyRing ring = ring(store, now).build();
        issue(ring);
        advance(ROTATION);
        ring.maintain();
        issue(ring);
        advance(LEAD);
        issue(ring);
        say("revokes", kid(issue(ring)));
        ring.revoke(kid(issue(ring)));
        issue(ring);
        say("end", "");
    }

    /** One rotation after the other, until somebody kills it. */
    private void churn() {
        KeyRing ring = ring(store, now).build();
        while (true) {
            issue(ring);
            ring.rotate();
            advance(LEAD.minusMinutes(2));
            issue(ring);
            advance(Duration.ofMinutes(2));
        }
    }

    /** Rotates when it is told the time. */
    private void obey() throws IOException {
        KeyRing ring = ring(store, now).build();
        say("ready", "");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            now.set(Instant.parse(line));
            ring.maintain();
            say("keys", ring.jwks().replaceAll("\\s", ""));
        }
    }

    private void advance(Duration time) {
        now.updateAndGet(before -> before.plus(time));
        say("now", now.get().toString());
    }

    private String issue(KeyRing ring) {
        String token = issuer(ring).issue(Subject.of("ada"), Roles.none()).revealAsString();
        say("token", token);
        return token;
    }

    static String kid(String token) {
        String header = new String(
                Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8);
        return header.replaceAll(".*\"kid\":\"([^\"]*)\".*", "$1");
    }

    private static void say(String what, String text) {
        System.out.println(MARK + what + " " + text);
        System.out.flush();
    }
}
