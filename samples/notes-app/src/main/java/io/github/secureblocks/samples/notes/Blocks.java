package io.github.secureblocks.samples.notes;

import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.jwt.KeyRing;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.jwt.TokenRevocations;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.jwt.sql.SqlKeyRingStore;
import io.github.secureblocks.jwt.sql.SqlRevocationStore;
import io.github.secureblocks.onetime.OneTimeLinks;
import io.github.secureblocks.onetime.sql.SqlOneTimeStore;
import io.github.secureblocks.password.PasswordHasher;
import io.github.secureblocks.password.PasswordPolicy;
import io.github.secureblocks.refresh.RefreshTokens;
import io.github.secureblocks.refresh.jwt.Sessions;
import io.github.secureblocks.refresh.sql.SqlRefreshStore;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseSettings;
import io.github.secureblocks.web.auth.SessionCookies;
import io.github.secureblocks.web.servlet.ErrorFilter;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every block that the application uses, with each decision that is ours to make. */
@Configuration(proxyBeanMethods = false)
class Blocks {
    private static final Duration ACCESS = Duration.ofMinutes(5);
    private static final Duration LINK = Duration.ofMinutes(30);

    @Bean
    PasswordHasher passwords() {
        return PasswordHasher.bcrypt();
    }

    @Bean
    PasswordPolicy policy() {
        return PasswordPolicy.builder().contextWords("notes").build();
    }

    @Bean
    MasterKey masterKey(NotesData data) {
        return MasterKey.of(data.masterKey());
    }

    @Bean
    KeyRing keys(Database db, MasterKey key, SecurityEvents events) {
        return KeyRing.builder(SqlKeyRingStore.of(db), key)
                .tokenLifetime(ACCESS)
                .events(events)
                .build();
    }

    @Bean
    TokenRevocations revocations(Database db, KeyRing keys, SecurityEvents events) {
        return TokenRevocations.builder(SqlRevocationStore.of(db), keys)
                .events(events)
                .build();
    }

    @Bean
    TokenIssuer issuer(KeyRing keys, TokenRevocations revocations) {
        return TokenIssuer.builder(keys)
                .issuer("https://notes.example")
                .audience("notes")
                .lifetime(ACCESS)
                .revocations(revocations)
                .build();
    }

    @Bean
    TokenVerifier verifier(TokenIssuer issuer, SecurityEvents events) {
        return TokenVerifier.builder(issuer).events(events).build();
    }

    @Bean
    Sessions sessions(Database db, MasterKey key, TokenIssuer issuer, SecurityEvents events) {
        RefreshTokens refreshTokens = RefreshTokens.builder(SqlRefreshStore.of(db), key)
                .idleLifetime(Duration.ofDays(14))
                .absoluteLifetime(Duration.ofDays(90))
                .events(events)
                .build();
        return Sessions.of(issuer, refreshTokens);
    }

    /** Carry the tokens; the web block renews them, and hands controllers the caller. */
    @Bean
    SessionCookies cookies(Sessions sessions, Accounts accounts) {
        return SessionCookies.of(sessions, accounts::rolesOf);
    }

    @Bean
    OneTimeLinks resets(Database db, SecurityEvents events) {
        return OneTimeLinks.builder("password-reset", SqlOneTimeStore.of(db))
                .lifetime(LINK)
                .events(events)
                .build();
    }

    /** Whoever opens a page without being signed in is asked to log in; other errors look like the rest. */
    @Bean
    ErrorFilter errors() {
        return ErrorFilter.of().loginPage("/login").page(ErrorPage::of);
    }

    @Bean
    Database database(NotesData data) {
        Secret password = data.databasePassword();
        Database db = Database.open(DatabaseSettings.builder(data.databaseUrl())
                .user("notes")
                .password(() -> password)
                .build());
        Schema.createIn(db);
        return db;
    }
}
