package io.github.secureblocks.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.secureblocks.HandClock;
import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.refresh.RefreshRejected.Reason;
import io.github.secureblocks.refresh.sql.SqlRefreshStore;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseSettings;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Refresh tokens over one store, with a clock that is moved by hand and events that are kept. */
final class RefreshRig implements AutoCloseable {
    static final Subject ALICE = Subject.of("alice");
    static final Subject BOB = Subject.of("bob");

    /** The stores that every behaviour is the same on. */
    enum Kind {
        MEMORY,
        H2
    }

    final HandClock clock = new HandClock();
    final List<SecurityEvent> events = new CopyOnWriteArrayList<>();
    final MasterKey key = MasterKey.of(secret());
    final RefreshStore store;
    final RefreshTokens tokens;
    private final @Nullable Database db;

    RefreshRig(Kind kind) {
        this(kind, builder -> builder);
    }

    RefreshRig(Kind kind, UnaryOperator<RefreshTokens.Builder> terms) {
        db = kind == Kind.MEMORY ? null : open();
        store = db == null ? RefreshStore.inMemory() : SqlRefreshStore.of(db);
        tokens = another(store, key, terms);
    }

    /** Another instance over the same store. */
    RefreshTokens another(RefreshStore over, MasterKey under, UnaryOperator<RefreshTokens.Builder> terms) {
        return terms.apply(
                        RefreshTokens.builder(over, under).clock(clock).events(SecurityEvents.to(events::add, clock)))
                .build();
    }

    static Secret secret() {
        return Secret.of(SecureTokens.urlSafe());
    }

    String start() {
        return tokens.start(ALICE).revealAsString();
    }

    String redeem(String token) {
        return tokens.redeem(token).token().revealAsString();
    }

    RefreshRejected rejected(String token) {
        return rejected(tokens, token);
    }

    static RefreshRejected rejected(RefreshTokens by, String token) {
        RefreshRejected rejected = catchThrowableOfType(RefreshRejected.class, () -> by.redeem(token));
        assertThat(rejected).as("the rejection of a token").isNotNull();
        return rejected;
    }

    void assertRejected(String token, Reason reason) {
        assertThat(rejected(token).reason()).isEqualTo(reason);
    }

    StoredFamily row(String token) {
        return store.find(TokenForm.parse(token).family()).orElseThrow();
    }

    List<String> told() {
        return events.stream().map(event -> event.type() + " " + event.reason()).toList();
    }

    @Override
    public void close() {
        if (db != null) {
            db.close();
        }
    }

    private static Database open() {
        Database opened = Database.open(DatabaseSettings.builder("jdbc:h2:mem:" + UUID.randomUUID())
                .user("sa")
                .password(RefreshRig::secret)
                .maximumConnections(8)
                .build());
        SqlRefreshStore.createTable(opened);
        return opened;
    }
}
