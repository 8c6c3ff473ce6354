package io.github.secureblocks.samples.notes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.password.PasswordHasher;
import io.github.secureblocks.password.PasswordPolicy;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseSettings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the log keeps of tries to sign in (ASVS 16.3.1): all of them, those that succeed as well. */
class AccountsTest {
    private static final String PASSWORD = "quiet-otter-41-lantern";

    private final List<String> reported = new ArrayList<>();

    @Test
    void everyTryToSignInIsReported() {
        try (Database db = Database.open(DatabaseSettings.builder("jdbc:h2:mem:" + UUID.randomUUID())
                .user("sa")
                .password(() -> Secret.of(new char[0]))
                .build())) {
            Schema.createIn(db);
            Accounts accounts = new Accounts(
                    new AccountStore(db),
                    PasswordHasher.bcrypt(10),
                    PasswordPolicy.builder().build(),
                    SecurityEvents.to(this::keep, InstantSource.system()));
            accounts.register("alice", Secret.of(PASSWORD));

            assertThat(accounts.signIn("alice", Secret.of(PASSWORD))).isPresent();
            assertThat(accounts.signIn("alice", Secret.of("wrong"))).isEmpty();
            assertThat(accounts.signIn("nobody", Secret.of(PASSWORD))).isEmpty();
        }

        assertThat(reported)
                .containsExactly(
                        "AUTHN_LOGIN_SUCCESS PASSWORD_RIGHT alice",
                        "AUTHN_LOGIN_FAIL PASSWORD_WRONG alice",
                        "AUTHN_LOGIN_FAIL NAME_UNKNOWN -");
    }

    private void keep(SecurityEvent event) {
        reported.add(event.type() + " " + event.reason() + " "
                + event.subject().map(Subject::id).orElse("-"));
    }
}
