package io.github.secureblocks.refresh;

import static io.github.secureblocks.refresh.RefreshRig.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import io.github.secureblocks.refresh.RefreshRejected.Reason;
import io.github.secureblocks.refresh.sql.SqlRefreshStore;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.Sql;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rejection is an exception, by which frameworks roll back the transaction around it, and the revocation with it. */
class InATransactionTest {
    private final RefreshRig rig = new RefreshRig(RefreshRig.Kind.MEMORY);
    private final HikariDataSource source = new HikariDataSource();
    private final HikariDataSource rolledBack = new HikariDataSource();
    private RefreshTokens outside;
    private RefreshTokens inside;

    @BeforeEach
    void open() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID();
        source.setJdbcUrl(url);
        rolledBack.setJdbcUrl(url);
        rolledBack.setAutoCommit(false);
        SqlRefreshStore.createTable(Database.over(source));
        outside = rig.another(SqlRefreshStore.of(Database.over(source)), rig.key, builder -> builder);
        inside = rig.another(SqlRefreshStore.of(Database.over(rolledBack, () -> true)), rig.key, builder -> builder);
    }

    @AfterEach
    void close() {
        rolledBack.close();
        source.close();
    }

    @Test
    void aTokenIsNeitherExchangedNorFoundUsedWhereThatCouldBeTakenBack() {
        String first = outside.start(ALICE).revealAsString();
        String family = TokenForm.parse(first).family();
        int ended = Database.over(rolledBack, () -> true)
                .update(Sql.text("update refresh_family set state = 'REUSED' where id = :id")
                        .bind("id", family));
        assertThat(ended).isEqualTo(1);
        String second = outside.redeem(first).token().revealAsString();
        assertThat(second).as("raw: the revocation was rolled back").isNotEmpty();

        assertThatIllegalStateException()
                .isThrownBy(() -> inside.redeem(second))
                .withMessageContaining("Propagation.NOT_SUPPORTED");
        String third = outside.redeem(second).token().revealAsString();
        assertThatIllegalStateException().isThrownBy(() -> inside.redeem(first));
        assertThat(RefreshRig.rejected(outside, first).reason()).isEqualTo(Reason.REUSED);
        assertThat(RefreshRig.rejected(outside, third).reason()).isEqualTo(Reason.REUSED);
    }

    @Test
    void aLogInAndALogOutTakePartInIt() {
        String token = outside.start(ALICE).revealAsString();
        inside.revoke(token);
        inside.start(ALICE);
        assertThat(outside.familiesOf(ALICE)).hasSize(1);
    }
}
