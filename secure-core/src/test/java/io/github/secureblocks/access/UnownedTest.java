package io.github.secureblocks.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class UnownedTest {
    private record Note(Subject owner, String text) implements Owned {}

    private final Subject ada = Subject.of("ada");
    private final Caller asAda = Caller.verified(ada, Roles.none());
    private final Caller asMallory = Caller.verified(Subject.of("mallory"), Roles.of("admin"));
    private final Map<String, Note> notes = Map.of("7", new Note(ada, "the secret plan"));
    private final List<SecurityEvent> told = new ArrayList<>();
    private final SecurityEvents events = SecurityEvents.to(told::add, InstantSource.fixed(Instant.EPOCH));

    private Unowned<Note> find(String id) {
        return Unowned.of(notes.get(id));
    }

    @Test
    void givesTheOwnerWhatARawLookUpGivesToEverybody() {
        assertThat(notes.get("7").text()).as("raw: no caller was named").isEqualTo("the secret plan");

        assertThat(find("7").ownedBy(asAda).orNotFound().text()).isEqualTo("the secret plan");
        assertThat(find("7").ownedBy(asAda).orEmpty()).isPresent();
        assertThat(find("7").ownedBy(asMallory).orEmpty()).isEmpty();
    }

    @Test
    void answersAlikeForWhatIsMissingAndWhatIsSomebodyElses() {
        List<Throwable> thrown = new ArrayList<>();
        for (String id : List.of("7", "8")) {
            thrown.add(catchThrowable(() -> find(id).ownedBy(asMallory).orNotFound()));
            assertThat(find(id).ownedBy(asMallory).orEmpty()).isEmpty();
        }

        assertThat(thrown)
                .allSatisfy(one -> assertThat(one)
                        .isExactlyInstanceOf(NotFound.class)
                        .hasMessage("Not found")
                        .hasNoCause()
                        .hasNoSuppressedExceptions());
        assertThat(thrown.get(0).getStackTrace()).isEqualTo(thrown.get(1).getStackTrace());
    }

    @Test
    void reportsOnlyWhatBelongsToSomebodyElse() {
        assertThat(find("8").ownedBy(asMallory, events).orEmpty()).isEmpty();
        assertThat(find("7").ownedBy(asAda, events).orEmpty()).isPresent();
        assertThat(told).isEmpty();

        assertThat(find("7").ownedBy(asMallory, events).orEmpty()).isEmpty();

        assertThat(told).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(SecurityEvent.Type.AUTHZ_FAIL);
            assertThat(event.reason()).isEqualTo("NOT_OWNER");
            assertThat(event.subject()).contains(Subject.of("mallory"));
            assertThat(event.toString()).doesNotContain("plan").doesNotContain("ada");
        });
    }

    @Test
    void reportsToTheLogWhereNothingElseIsSaid() {
        List<String> lines = new ArrayList<>();
        Logger logger = (Logger) LoggerFactory.getLogger("io.github.secureblocks.events");
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                lines.add(event.getFormattedMessage());
            }
        };
        appender.start();
        logger.addAppender(appender);
        try {
            assertThat(find("8").ownedBy(asMallory).orEmpty()).isEmpty();
            assertThat(find("7").ownedBy(asAda).orEmpty()).isPresent();
            assertThat(lines).isEmpty();

            assertThat(find("7").ownedBy(asMallory).orEmpty()).isEmpty();
        } finally {
            logger.detachAppender(appender);
        }
        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("AUTHZ_FAIL reason=NOT_OWNER at=")
                .endsWith(" subject=mallory");
    }

    @Test
    void takesAnOptionalAsLookUpsReturnIt() {
        Optional<Note> found = Optional.of(notes.get("7"));

        assertThat(Unowned.of(found).ownedBy(asAda).orEmpty()).isEqualTo(found);
        assertThat(Unowned.of(Optional.<Note>empty()).ownedBy(asAda).orEmpty()).isEmpty();
    }

    @Test
    void showsNothingBeforeTheCallerIsNamed() {
        assertThat(find("7")).hasToString("Unowned");
        assertThat(find("7").ownedBy(asMallory)).hasToString("OwnershipVerdict");
        assertThat(Arrays.stream(Unowned.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .map(method -> method.getName()))
                .containsOnly("ownedBy", "toString");
    }

    @Test
    void belongsToNobodyWhereTheOwnerIsUnknown() {
        Owned broken = () -> null;

        assertThat(Unowned.of(broken).ownedBy(asAda).orEmpty()).isEmpty();
    }
}
