package io.github.secureblocks.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RevocationTableTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant END = NOW.plusSeconds(900);

    private final RevocationTable table = new RevocationTable(10);

    /** A reading that was under way when this instance revoked comes in after it. */
    @Test
    void whatIsReadLateTakesNothingBackOfWhatIsNewer() {
        VerifiedToken between = VerifiedToken.of("id", Subject.of("ada"), Roles.none(), NOW, END, null, 4);
        table.add(new Revocation(5, Revocation.Kind.SUBJECT, "ada", NOW, END), NOW);
        assertThat(table.refuses(between)).isTrue();

        table.add(new Revocation(3, Revocation.Kind.SUBJECT, "ada", NOW, END), NOW);

        assertThat(table.refuses(between)).isTrue();
        assertThat(table.last()).isEqualTo(5);
    }

    @Test
    void allThatIsReadLateTakesNothingBackOfWhatIsNewer() {
        VerifiedToken between = VerifiedToken.of("id", Subject.of("ada"), Roles.none(), NOW, END, null, 4);
        table.add(new Revocation(5, Revocation.Kind.ALL, "", NOW, END), NOW);

        table.add(new Revocation(3, Revocation.Kind.ALL, "", NOW, END), NOW);

        assertThat(table.refuses(between)).isTrue();
    }

    @Test
    void whatIsRevokedAgainByAClockThatIsBehindIsHeldAsLongAsBefore() {
        VerifiedToken before = VerifiedToken.of("id", Subject.of("ada"), Roles.none(), NOW, END, null, 4);
        table.add(new Revocation(5, Revocation.Kind.SUBJECT, "ada", NOW, END), NOW);
        table.add(new Revocation(6, Revocation.Kind.SUBJECT, "ada", NOW, END.minusSeconds(30)), NOW);

        table.add(new Revocation(7, Revocation.Kind.SUBJECT, "bob", NOW, END), END.minusSeconds(1));

        assertThat(table.refuses(before)).isTrue();
    }
}
