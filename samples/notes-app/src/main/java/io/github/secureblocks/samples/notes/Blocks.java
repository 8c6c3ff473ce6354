package io.github.secureblocks.samples.notes;

import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.jwt.KeyRing;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.password.PasswordHasher;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseSettings;
import io.github.secureblocks.web.cookie.HostCookie;
import io.github.secureblocks.web.servlet.ErrorFilter;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every block that the application uses, with each decision that is ours to make. */
@Configuration(proxyBeanMethods = false)
class Blocks {
    private static final String ISSUER = "https://notes.example";
    private static final String AUDIENCE = "notes";
    private static final Duration SESSION = Duration.ofMinutes(30);

    @Bean
    PasswordHasher passwords() {
        return PasswordHasher.bcrypt();
    }

    /** The keys live as long as the process: a restart signs everybody out. */
    @Bean
    KeyRing keys() {
        return KeyRing.inMemory(InstantSource.system());
    }

    @Bean
    TokenIssuer issuer(KeyRing keys) {
        return TokenIssuer.builder(keys)
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .lifetime(SESSION)
                .build();
    }

    @Bean
    TokenVerifier verifier(KeyRing keys, SecurityEvents events) {
        return TokenVerifier.builder(keys)
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .events(events)
                .build();
    }

    /** Carries the token; the web block reads it from each request and hands controllers the caller. */
    @Bean
    HostCookie session() {
        return HostCookie.of("notes").maxAge(SESSION);
    }

    /** Whoever opens a page without being signed in is asked to log in; other errors look like the rest. */
    @Bean
    ErrorFilter errors() {
        return ErrorFilter.of().loginPage("/login").page(ErrorPage::of);
    }

    /** A database of this process alone, so its name and password are new each time. */
    @Bean
    Database database() {
        Secret password = Secret.of(SecureTokens.urlSafe());
        Database db =
                Database.open(DatabaseSettings.builder("jdbc:h2:mem:" + SecureTokens.urlSafe() + ";DB_CLOSE_DELAY=-1")
                        .user("notes")
                        .password(() -> password)
                        .build());
        Schema.createIn(db);
        return db;
    }
}
