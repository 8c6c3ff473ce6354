package io.github.secureblocks.samples.corpus.log;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each request. */
class Requests {
    private static final Log COMMONS = LogFactory.getLog(Requests.class);

    private final Logger log = LoggerFactory.getLogger(getClass());

    record Line(String method, int status, Duration took) {
        @Override
        public String toString() {
            return status + " in " + took.toMillis() + " ms";
        }
    }

    record Raw(String method, int status) {}

    private static void say(Logger log, Supplier<String> text) {
        if (log.isInfoEnabled()) {
            text.get();
        }
    }

    void unsafeRecordAsText(String method, int status) {
        log.info("request " + new Raw(method, status)); // unsafe log/forged-line
    }

    void safeRecordAsText(String method, int status) {
        log.info("request " + new Line(method, status, Duration.ofMillis(3))); // safe log/forged-line
    }

    void unsafeCommons(Map<String, String> headers) {
        COMMONS.warn("bad host " + headers.get("Host")); // unsafe log/forged-line
    }

    void safeCommons(Map<String, String> headers) {
        COMMONS.warn("bad host, " + headers.size() + " headers"); // safe log/forged-line
    }

    void unsafeUri(URI uri) {
        log.info("called " + uri.getPath()); // unsafe log/forged-line
    }

    void safeUri(URI uri) {
        log.info("called port " + uri.getPort()); // safe log/forged-line
    }

    void unsafeConsumer(String user) {
        Consumer<String> out = text -> log.info(text); // unsafe log/forged-line
        out.accept("user " + user);
    }

    void safeConsumer(String user) {
        Consumer<String> out = text -> log.info(text); // safe log/forged-line
        out.accept("user " + (user == null ? "nobody" : "somebody"));
    }

    void unsafeDecoded(String id) {
        String text = new String(Base64.getDecoder().decode(id), java.nio.charset.StandardCharsets.UTF_8);
        log.warn("session " + text); // unsafe log/forged-line
    }

    void safeDecoded(byte[] id) {
        String text = HexFormat.of().formatHex(id).toUpperCase(Locale.ROOT);
        log.warn("session " + text); // safe log/forged-line
    }

    void unsafeTimes(String started) {
        say(log, () -> "ended");
        log.info("started " + started + " ended " + Instant.now()); // unsafe log/forged-line
    }

    void safeTimes(String started) {
        Instant start = Instant.parse(started);
        log.info("started " + start + " took " + Duration.between(start, Instant.now())); // safe log/forged-line
    }

    void unsafeSwitchOfType(Object value) {
        String text = value instanceof Integer number ? "number " + number : "text " + value;
        log.debug(text); // unsafe log/forged-line
    }

    void safeSwitchOfType(Object value) {
        String text = value instanceof Integer number ? "number " + number : "text";
        log.debug(text); // safe log/forged-line
    }

    void unsafeFirstOf(List<String> names) {
        String first = names.isEmpty() ? "-" : names.get(0);
        log.info("first is " + first); // unsafe log/forged-line
    }

    void safeFirstOf(List<UUID> names) {
        UUID first = names.isEmpty() ? new UUID(0, 0) : names.get(0);
        log.info("first is " + first); // safe log/forged-line
    }
}
