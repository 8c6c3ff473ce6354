package io.github.secureblocks.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.secureblocks.event.SecurityEvent.Type;
import io.github.secureblocks.identity.Subject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SecurityEventsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    private enum Why {
        WRONG_PASSWORD {
            @Override
            public String toString() {
                return "forged\nline";
            }
        }
    }

    @Test
    void tellsWhatWhenWhomAndWhy() {
        List<SecurityEvent> seen = new ArrayList<>();
        SecurityEvents events = SecurityEvents.to(seen::add, CLOCK);

        events.report(Type.AUTHN_LOGIN_FAIL, Why.WRONG_PASSWORD, Subject.of("ann"));
        events.report(Type.EXCESS_RATE_LIMIT_EXCEEDED, Why.WRONG_PASSWORD);

        assertThat(seen.get(0).type()).isEqualTo(Type.AUTHN_LOGIN_FAIL);
        assertThat(seen.get(0).at()).isEqualTo(NOW);
        assertThat(seen.get(0).subject()).contains(Subject.of("ann"));
        assertThat(seen.get(0).reason()).isEqualTo("WRONG_PASSWORD");
        assertThat(seen.get(1).subject()).isEmpty();
    }

    @Test
    void aLineCannotBeForgedByASubject() {
        List<String> lines = new ArrayList<>();
        SecurityEvents events = SecurityEvents.to(event -> lines.add(event.toString()), CLOCK);
        List<String> ids = List.of("ann", "-", "reason=OK", "a\\nb", "${jndi:ldap://x}", "\ue000x", "Zoë");

        ids.forEach(id -> events.report(Type.AUTHN_LOGIN_FAIL, Why.WRONG_PASSWORD, Subject.of(id)));
        events.report(Type.AUTHN_LOGIN_FAIL, Why.WRONG_PASSWORD);

        String known = "AUTHN_LOGIN_FAIL reason=WRONG_PASSWORD at=2026-11-21T10:00:00Z";
        assertThat(lines)
                .containsExactly(
                        known + " subject=ann",
                        known + " subject=-",
                        known + " subject=reason=OK",
                        known + " subject=a\\\\nb",
                        known + " subject=$\\{jndi:ldap://x}",
                        known + " subject=\\ue000x",
                        known + " subject=Zoë",
                        known)
                .allSatisfy(line -> assertThat(line.lines()).hasSize(1));
    }

    @Test
    void aListenerThatFailsChangesNothing() {
        List<Throwable> failures = List.of(
                new IllegalStateException("s3cret"),
                new StackOverflowError("s3cret"),
                new NoClassDefFoundError("s3cret"));
        List<String> logged = logged(() -> failures.forEach(failure -> {
            SecurityEvents events =
                    SecurityEvents.to(event -> SecurityEventsTest.<RuntimeException>raise(failure), CLOCK);
            assertThatCode(() -> events.report(Type.AUTHZ_FAIL, Why.WRONG_PASSWORD))
                    .doesNotThrowAnyException();
        }));

        assertThat(logged)
                .containsExactly(
                        "A security event listener failed with java.lang.IllegalStateException",
                        "A security event listener failed with java.lang.StackOverflowError",
                        "A security event listener failed with java.lang.NoClassDefFoundError");
    }

    @Test
    void aClockThatFailsChangesNothing() {
        SecurityEvents events = SecurityEvents.to(event -> {}, () -> {
            throw new IllegalStateException("no time");
        });

        assertThatCode(() -> events.report(Type.AUTHZ_FAIL, Why.WRONG_PASSWORD)).doesNotThrowAnyException();
    }

    @Test
    void aLoggerThatFailsChangesNothing() {
        Logger logger = (Logger) LoggerFactory.getLogger("io.github.secureblocks.events");
        var turbo = new ch.qos.logback.classic.turbo.TurboFilter() {
            @Override
            public ch.qos.logback.core.spi.FilterReply decide(
                    org.slf4j.Marker marker,
                    Logger source,
                    ch.qos.logback.classic.Level level,
                    String format,
                    Object[] params,
                    Throwable thrown) {
                if (source == logger) {
                    throw new IllegalStateException("disk full");
                }
                return ch.qos.logback.core.spi.FilterReply.NEUTRAL;
            }
        };
        logger.getLoggerContext().addTurboFilter(turbo);
        try {
            assertThatCode(() -> SecurityEvents.logged().report(Type.AUTHZ_FAIL, Why.WRONG_PASSWORD))
                    .doesNotThrowAnyException();
        } finally {
            logger.getLoggerContext().resetTurboFilterList();
        }
    }

    @Test
    void theDefaultWritesOneLineToTheLog() {
        List<String> logged =
                logged(() -> SecurityEvents.logged().report(Type.AUTHZ_FAIL, Why.WRONG_PASSWORD, Subject.of("ann")));

        assertThat(logged)
                .singleElement()
                .asString()
                .startsWith("AUTHZ_FAIL reason=WRONG_PASSWORD at=")
                .endsWith(" subject=ann");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void raise(Throwable failure) throws E {
        throw (E) failure;
    }

    private static List<String> logged(Runnable work) {
        List<String> lines = new ArrayList<>();
        Logger logger = (Logger) LoggerFactory.getLogger("io.github.secureblocks.events");
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                lines.add(event.getFormattedMessage());
            }
        };
        appender.setContext(logger.getLoggerContext());
        appender.start();
        logger.addAppender(appender);
        try {
            work.run();
        } finally {
            logger.detachAppender(appender);
        }
        return lines;
    }
}
