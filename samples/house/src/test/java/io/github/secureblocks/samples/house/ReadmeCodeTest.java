package io.github.secureblocks.samples.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.access.Owned;
import io.github.secureblocks.access.Unowned;
import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.KeyRing;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.jwt.TokenRevocations;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.jwt.VerifiedToken;
import io.github.secureblocks.log.SafeLogger;
import io.github.secureblocks.password.PasswordHasher;
import io.github.secureblocks.password.PasswordVerdict;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.ratelimit.ClientKey;
import io.github.secureblocks.ratelimit.Limit;
import io.github.secureblocks.ratelimit.RateLimiter;
import io.github.secureblocks.refresh.RefreshStore;
import io.github.secureblocks.refresh.RefreshTokens;
import io.github.secureblocks.refresh.jwt.SessionTokens;
import io.github.secureblocks.refresh.jwt.Sessions;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseSettings;
import io.github.secureblocks.sql.Like;
import io.github.secureblocks.sql.SortBy;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The block of code on the first screen of the README, run. */
class ReadmeCodeTest {
    private static final SortBy SORT = SortBy.of("created", "id desc").or("title", "title");

    record Note(long id, String title, Subject owner) implements Owned {}

    @Test
    void doesWhatTheReadmeShows() {
        SafeLogger log = SafeLogger.of(ReadmeCodeTest.class);
        Caller caller = Caller.verified(Subject.of("user-42"), Roles.of("user"));
        Optional<String> query = Optional.of("100%");
        String sort = "title";
        String link = "/notes/1";
        String title = "<b>";
        String address = "203.0.113.7";
        long id = 1;
        String storedHashOrNull = null;
        KeyRing ring = KeyRing.inMemory(InstantSource.system());
        TokenIssuer issuer = TokenIssuer.builder(ring)
                .issuer("https://notes.example")
                .audience("notes")
                .lifetime(Duration.ofMinutes(15))
                .revocations(TokenRevocations.inMemory(InstantSource.system()))
                .build();
        TokenVerifier verifier = TokenVerifier.builder(issuer).build();
        Sessions sessions = Sessions.of(
                issuer,
                RefreshTokens.builder(RefreshStore.inMemory(), MasterKey.of(Secret.of(SecureTokens.urlSafe())))
                        .build());
        String bearer = issuer.issue(Subject.of("user-42"), Roles.none()).revealAsString();
        RateLimiter loginLimit = RateLimiter.inMemory("login", Limit.of(5, Duration.ofMinutes(1)));
        PasswordHasher passwords = PasswordHasher.bcrypt(10);
        Secret password = Secret.of(new char[] {'x'});
        try (Database db = Database.open(DatabaseSettings.builder("jdbc:h2:mem:readme")
                .user("sa")
                .password(() -> Secret.of(new char[0]))
                .build())) {
            db.update(Sql.text("create table notes (id bigint, title varchar(50), owner varchar(50))"));
            db.update(Sql.text(
                    "insert into notes values (1, 'my 100% note', 'user-42'), (2, 'my 100 notes', 'user-42')"));
            Note note = new Note(1, "mine", caller.subject());

            List<Note> found = db.list(
                    Sql.text("select id, title, owner from notes")
                            .where(
                                    Sql.text("owner = :owner")
                                            .bind("owner", caller.subject().id()),
                                    Sql.ifPresent(
                                            query,
                                            q -> Sql.text("title like :q").bind("q", Like.contains(q))))
                            .orderBy(SORT.by(sort))
                            .limit(50),
                    Note.class);
            SafeHtml row = Html.of("<a href=\"{}\">{}</a>", link, title);
            Note mine = Unowned.of(note).ownedBy(caller).orNotFound();
            PasswordVerdict verdict = passwords.check(password, storedHashOrNull);
            SessionTokens tokens = sessions.start(Subject.of("user-42"), Roles.of("user"));
            VerifiedToken who = verifier.verify(bearer);
            loginLimit.acquire(ClientKey.of(address));
            log.info("note {} opened by {}", id, who.subject());

            assertThat(found).extracting(Note::id).containsExactly(1L);
            assertThat(row).hasToString("<a href=\"/notes/1\">&lt;b&gt;</a>");
            assertThat(mine).isSameAs(note);
            assertThat(verdict.ok()).isFalse();
            assertThat(verifier.verify(tokens.access().revealAsString()).roles())
                    .isEqualTo(Roles.of("user"));
        }
    }
}
