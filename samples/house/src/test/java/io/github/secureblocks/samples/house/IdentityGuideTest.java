package io.github.secureblocks.samples.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.KeyRing;
import io.github.secureblocks.jwt.SigningAlgorithm;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.jwt.TokenRejected;
import io.github.secureblocks.jwt.TokenRevocations;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.jwt.VerifiedToken;
import io.github.secureblocks.jwt.net.RemoteKeys;
import io.github.secureblocks.jwt.sql.SqlKeyRingStore;
import io.github.secureblocks.jwt.sql.SqlRevocationStore;
import io.github.secureblocks.onetime.OneTimeLinks;
import io.github.secureblocks.onetime.OneTimeRejected;
import io.github.secureblocks.onetime.sql.SqlOneTimeStore;
import io.github.secureblocks.password.PasswordHasher;
import io.github.secureblocks.password.PasswordPolicy;
import io.github.secureblocks.password.PasswordVerdict;
import io.github.secureblocks.password.PolicyVerdict;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.refresh.RefreshFamily;
import io.github.secureblocks.refresh.RefreshRejected;
import io.github.secureblocks.refresh.RefreshTokens;
import io.github.secureblocks.refresh.jwt.SessionTokens;
import io.github.secureblocks.refresh.jwt.Sessions;
import io.github.secureblocks.refresh.sql.SqlRefreshStore;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.secret.Secrets;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of the guide to identity, run. */
class IdentityGuideTest {
    private final Subject subject = Subject.of("user-42");
    private final Roles roles = Roles.of("user");
    private final Map<Subject, String> hashes = new HashMap<>();
    private Database db;
    private MasterKey key;
    private KeyRing ring;
    private TokenRevocations revocations;
    private TokenIssuer issuer;
    private TokenVerifier verifier;
    private Sessions sessions;

    @BeforeEach
    void build() {
        db = Database.open(DatabaseSettings.builder("jdbc:h2:mem:" + UUID.randomUUID())
                .user("sa")
                .password(() -> Secret.of(new char[0]))
                .build());
        SqlKeyRingStore.createTable(db);
        SqlRevocationStore.createTable(db);
        SqlRefreshStore.createTable(db);
        SqlOneTimeStore.createTable(db);
        key = MasterKey.of(Secret.of(SecureTokens.urlSafe()));

        ring = KeyRing.builder(SqlKeyRingStore.of(db), key)
                .tokenLifetime(Duration.ofMinutes(5))
                .build();
        revocations = TokenRevocations.builder(SqlRevocationStore.of(db), ring).build();
        issuer = TokenIssuer.builder(ring)
                .issuer("https://notes.example")
                .audience("notes")
                .lifetime(Duration.ofMinutes(5))
                .revocations(revocations)
                .build();
        verifier = TokenVerifier.builder(issuer).build();
        sessions = Sessions.of(
                issuer, RefreshTokens.builder(SqlRefreshStore.of(db), key).build());
    }

    @AfterEach
    void close() {
        revocations.close();
        db.close();
    }

    @Test
    void theShortestLogIn() {
        PasswordHasher passwords = PasswordHasher.bcrypt(10);
        Secret password = Secret.of("quiet-otter-41-lantern");
        String stored = passwords.hash(password);

        SessionTokens tokens = logIn(passwords, password, stored).orElseThrow();
        VerifiedToken who = verifier.verify(tokens.access().revealAsString());
        SessionTokens next = sessions.renew(tokens.refresh().revealAsString(), this::rolesOf);
        sessions.end(who);

        assertThat(who.subject()).isEqualTo(subject);
        assertThatExceptionOfType(TokenRejected.class)
                .isThrownBy(() -> verifier.verify(next.access().revealAsString()));
        assertThat(logIn(passwords, Secret.of("wrong"), stored)).isEmpty();
        assertThat(logIn(passwords, password, null)).isEmpty();
    }

    private Optional<SessionTokens> logIn(PasswordHasher passwords, Secret password, @Nullable String storedOrNull) {
        PasswordVerdict verdict = passwords.check(password, storedOrNull);
        verdict.rehash().ifPresent(hash -> store(subject, hash));
        return verdict.ok() ? Optional.of(sessions.start(subject, roles)) : Optional.empty();
    }

    private void store(Subject owner, String hash) {
        hashes.put(owner, hash);
    }

    private Optional<Roles> rolesOf(Subject of) {
        return of.equals(subject) ? Optional.of(roles) : Optional.empty();
    }

    @Test
    void aPasswordIsJudgedBeforeItIsKept() {
        PasswordPolicy policy = PasswordPolicy.builder().contextWords("notes").build();
        PasswordHasher passwords = PasswordHasher.bcrypt(10);

        assertThat(choose(policy, passwords, Secret.of("alice-alice-alice"))).isNotEmpty();
        assertThat(hashes).isEmpty();
        assertThat(choose(policy, passwords, Secret.of("quiet-otter-41-lantern")))
                .isEmpty();
        assertThat(hashes).containsOnlyKeys(subject);
    }

    private List<String> choose(PasswordPolicy policy, PasswordHasher passwords, Secret wanted) {
        String userName = "alice";
        PolicyVerdict verdict = policy.check(wanted, userName);
        if (verdict.ok()) {
            store(subject, passwords.hash(wanted));
        }
        return verdict.advice();
    }

    @Test
    void theMasterKeyComesFromAFileAndIsChangedWithoutLoss(@TempDir Path secrets) throws IOException {
        Path masterKey = Files.writeString(secrets.resolve("master_key"), SecureTokens.urlSafe());
        Path earlierMasterKey = Files.writeString(secrets.resolve("earlier_master_key"), SecureTokens.urlSafe());

        MasterKey first = MasterKey.of(Secrets.fromFile(masterKey));
        MasterKey changed = MasterKey.of(Secrets.fromFile(masterKey), Secrets.fromFile(earlierMasterKey));

        String sealedBefore = RefreshTokens.builder(SqlRefreshStore.of(db), first)
                .build()
                .start(subject)
                .revealAsString();
        assertThat(RefreshTokens.builder(SqlRefreshStore.of(db), changed)
                        .build()
                        .redeem(sealedBefore)
                        .subject())
                .isEqualTo(subject);
    }

    @Test
    void theAlgorithmIsTheRings() {
        KeyRing ring = KeyRing.builder(SqlKeyRingStore.of(db), key)
                .algorithm(SigningAlgorithm.ED25519)
                .tokenLifetime(Duration.ofMinutes(5))
                .rotateEvery(Duration.ofDays(30))
                .cacheTime(Duration.ofHours(1))
                .build();

        assertThat(ring.jwks()).contains("Ed25519");
    }

    @Test
    void aKeyThatSomebodyMayKnowIsTakenOutOfUse() {
        String token = issuer.issue(subject, roles).revealAsString();
        String kid = Pattern.compile("\"kid\":\"([^\"]+)\"")
                .matcher(ring.jwks())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        ring.revoke(kid);
        revocations.revokeAll();

        assertThatExceptionOfType(TokenRejected.class).isThrownBy(() -> verifier.verify(token));
        assertThat(verifier.verify(issuer.issue(subject, roles).revealAsString())
                        .subject())
                .isEqualTo(subject);
    }

    @Test
    void keysOfAnotherIssuerAreReadByHttps() {
        RemoteKeys keys = RemoteKeys.builder(
                        URI.create("https://notes.example/.well-known/jwks.json"), SigningAlgorithm.RS256)
                .build();
        TokenVerifier verifier = TokenVerifier.builder(keys)
                .issuer("https://notes.example")
                .audience("notes")
                .build();

        assertThat(verifier).isNotNull();
        keys.close();
    }

    @Test
    void sessionsAreSeenAndEnded() {
        SessionTokens here = sessions.start(subject, roles);
        SessionTokens there = sessions.start(subject, roles);
        VerifiedToken who = verifier.verify(here.access().revealAsString());

        List<RefreshFamily> own = sessions.of(who.subject());
        boolean ended = sessions.end(who.subject(), there.refresh().family());
        sessions.endOthers(who);
        sessions.endAll(who.subject());

        assertThat(own).hasSize(2);
        assertThat(ended).isTrue();
        assertThatExceptionOfType(RefreshRejected.class)
                .isThrownBy(() -> sessions.renew(here.refresh().revealAsString(), this::rolesOf));
    }

    @Test
    void aLinkWorksOnceAndForThePasswordThatItReplaces() {
        PasswordHasher passwords = PasswordHasher.bcrypt(10);
        Secret wanted = Secret.of("quiet-otter-41-lantern");
        store(subject, "the hash of the password that is forgotten");

        OneTimeLinks resets = OneTimeLinks.builder("password-reset", SqlOneTimeStore.of(db))
                .lifetime(Duration.ofMinutes(30))
                .build();
        String link = "https://notes.example/reset#"
                + resets.issue(subject, hashes.get(subject)).revealAsString();
        String presented = link.substring(link.indexOf('#') + 1);
        Subject owner = resets.redeem(presented, hashes::get);
        store(owner, passwords.hash(wanted));
        sessions.endAll(owner);

        assertThat(owner).isEqualTo(subject);
        assertThat(passwords.check(wanted, hashes.get(owner)).ok()).isTrue();
        assertThatExceptionOfType(OneTimeRejected.class).isThrownBy(() -> resets.redeem(presented, hashes::get));
    }

    @Test
    void eventsGoWhereAlarmsAreMade() {
        List<SecurityEvent.Type> alarms = new ArrayList<>();

        SecurityEvents events = SecurityEvents.to(
                event -> {
                    if (event.type() == SecurityEvent.Type.AUTHN_TOKEN_REUSE) {
                        alarms.add(event.type());
                    }
                },
                InstantSource.system());
        RefreshTokens refreshTokens = RefreshTokens.builder(SqlRefreshStore.of(db), key)
                .idleLifetime(Duration.ofDays(14))
                .absoluteLifetime(Duration.ofDays(90))
                .events(events)
                .build();

        String first = refreshTokens.start(subject).revealAsString();
        refreshTokens.redeem(refreshTokens.redeem(first).token().revealAsString());
        assertThatExceptionOfType(RefreshRejected.class).isThrownBy(() -> refreshTokens.redeem(first));
        assertThat(alarms).containsExactly(SecurityEvent.Type.AUTHN_TOKEN_REUSE);
    }

    @Test
    void theGuidesTablesAreThoseOfTheStores() throws IOException {
        String guide = Files.readString(CommittedFile.ROOT.resolve("docs/identity.md"));
        for (String text : List.of(
                SqlKeyRingStore.TABLE,
                SqlRevocationStore.TABLE,
                SqlRevocationStore.INDEX_OF_PLACES,
                SqlRevocationStore.INDEX_OF_ENDS,
                SqlRefreshStore.TABLE,
                SqlRefreshStore.INDEX_OF_SUBJECTS,
                SqlRefreshStore.INDEX_OF_ENDS,
                SqlOneTimeStore.TABLE,
                SqlOneTimeStore.INDEX_OF_DIGESTS,
                SqlOneTimeStore.INDEX_OF_SUBJECTS,
                SqlOneTimeStore.INDEX_OF_ENDS)) {
            assertThat(guide.replaceAll("\\s+", "")).contains(text.replaceAll("\\s+", ""));
        }
    }
}
