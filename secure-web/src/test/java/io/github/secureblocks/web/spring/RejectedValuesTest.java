package io.github.secureblocks.web.spring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What Spring MVC answers with 400 by itself, its warning repeats. */
class RejectedValuesTest {
    private static final String VALUE = "s3cret-of-a-form";

    @Test
    void springWritesAValueThatDoesNotFitToTheLog() {
        assertThat(logged("--spring.autoconfigure.exclude=" + SecureWebAutoConfiguration.class.getName() + ","
                        + RunningApplication.SPRING_SECURITY))
                .contains(VALUE);
    }

    @Test
    void theBlocksKeepItOutOfTheLog() {
        assertThat(logged()).doesNotContain(VALUE);
    }

    @Test
    void whoAsksForTheWarningsHasThem() {
        assertThat(logged("--spring.mvc.log-resolved-exception=true")).contains(VALUE);
    }

    /** All that is logged while a request brings text for a number. */
    private static String logged(String... properties) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        try (RunningApplication application = RunningApplication.of(EdgeApplication.class, properties)) {
            lines.start();
            root.addAppender(lines);
            assertThat(application.get("/number?value=" + VALUE).statusCode()).isEqualTo(400);
        } finally {
            root.detachAppender(lines);
        }
        return String.join(
                "\n",
                lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
    }
}
