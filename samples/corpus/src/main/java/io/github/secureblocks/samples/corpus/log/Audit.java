package io.github.secureblocks.samples.corpus.log;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.logging.Level;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** Writes what happened, through several loggers. */
final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
    private static final java.util.logging.Logger JUL = java.util.logging.Logger.getLogger("audit");
    private static final System.Logger SYSTEM = System.getLogger("audit");
    private static final Marker MARKER = MarkerFactory.getMarker("AUDIT");
    private static final Map<Integer, String> REASONS = Map.of(401, "no session", 403, "not allowed");
    private static final boolean VERBOSE = false;

    enum Action {
        CREATED,
        DELETED
    }

    sealed interface Event permits LoggedIn, Failed {}

    record LoggedIn(String user, long millis) implements Event {}

    record Failed(int attempts, Action action) implements Event {}

    private int requests;

    void unsafeConcatenated(HttpServletRequest request) {
        LOG.info("login of " + request.getParameter("user")); // unsafe log/forged-line
    }

    void safeConcatenated(HttpServletRequest request) {
        LOG.info("login number " + request.getIntHeader("X-Attempt")); // safe log/forged-line
    }

    void unsafeDeadBranch(String query) {
        String message = VERBOSE ? "query" : "query " + query;
        LOG.debug(message); // unsafe log/forged-line
    }

    void safeDeadBranch(String query) {
        String message = "query";
        if (VERBOSE) {
            message = message + " " + query;
        }
        LOG.debug(message); // safe log/forged-line
    }

    void unsafeLookup(int status, String detail) {
        LOG.warn("refused: " + REASONS.getOrDefault(status, detail)); // unsafe log/forged-line
    }

    void safeLookup(int status, String detail) {
        LOG.warn("refused: " + REASONS.getOrDefault(status, "status " + detail.length())); // safe log/forged-line
    }

    void unsafeFormatted(String user, Action action) {
        JUL.info(String.format("%s by %s", action, user)); // unsafe log/forged-line
    }

    void safeFormatted(int user, Action action) {
        JUL.info(String.format("%s by %05d", action, user)); // safe log/forged-line
    }

    void unsafeLevelFirst(String path) {
        JUL.log(Level.WARNING, "not found: " + path); // unsafe log/forged-line
    }

    void safeLevelFirst(String path) {
        Level level = path.isEmpty() ? Level.INFO : Level.WARNING;
        JUL.log(level, "not found"); // safe log/forged-line
    }

    void unsafeMarker(String user) {
        StringBuilder text = new StringBuilder("user ");
        text.append(user, 0, Math.min(user.length(), 20));
        LOG.info(MARKER, text.toString()); // unsafe log/forged-line
    }

    void safeMarker(String user) {
        StringBuilder text = new StringBuilder("user ");
        text.append(user.length()).append(" characters");
        LOG.info(MARKER, text.toString()); // safe log/forged-line
    }

    void unsafeSystemLogger(Exception failed) {
        SYSTEM.log(System.Logger.Level.ERROR, "failed: " + failed.getMessage()); // unsafe log/forged-line
    }

    void safeSystemLogger(Exception failed) {
        SYSTEM.log(System.Logger.Level.ERROR, "failed: " + failed.getClass().getName()); // safe log/forged-line
    }

    void unsafeJoiner(List<String> users) {
        StringJoiner joiner = new StringJoiner(", ", "[", "]");
        users.forEach(joiner::add);
        LOG.info("removed " + joiner); // unsafe log/forged-line
    }

    void safeJoiner(List<String> users) {
        StringJoiner joiner = new StringJoiner(", ", "[", "]");
        for (String user : users) {
            joiner.add("user" + user.length());
        }
        LOG.info("removed " + joiner); // safe log/forged-line
    }

    void unsafeCollection(List<String> users) {
        LOG.info("users: " + users.stream().limit(10).collect(Collectors.toList())); // unsafe log/forged-line
    }

    void safeCollection(List<String> users) {
        LOG.info("users: " + users.stream().map(String::length).collect(Collectors.toList())); // safe log/forged-line
    }

    void unsafeSealedEvent(Event event) {
        String text = "?";
        if (event instanceof LoggedIn login) {
            text = login.user() + " after " + login.millis();
        } else if (event instanceof Failed failed) {
            text = failed.attempts() + " times " + failed.action();
        }
        LOG.info(text); // unsafe log/forged-line
    }

    void safeSealedEvent(Event event) {
        String text = "?";
        if (event instanceof LoggedIn login) {
            text = "login after " + login.millis();
        } else if (event instanceof Failed failed) {
            text = failed.attempts() + " times " + failed.action();
        }
        LOG.info(text); // safe log/forged-line
    }

    void unsafeFluent(Optional<String> agent) {
        LOG.atInfo().setMessage("agent " + agent.orElse("unknown")).log(); // unsafe log/forged-line
    }

    void safeFluent(Optional<String> agent) {
        LOG.atInfo()
                .setMessage("agent " + (agent.isPresent() ? "known" : "unknown"))
                .log(); // safe log/forged-line
    }

    void unsafeStripped(String user) {
        String line = user.replace("\n", " ");
        LOG.error("locked " + line); // unsafe log/forged-line
    }

    void safeStripped(String user) {
        String line = "user\nlocked".replace("\n", " ");
        LOG.error(user.isEmpty() ? "locked" : line); // safe log/forged-line
    }

    void unsafeCounter(String user) {
        requests++;
        LOG.trace(requests + " requests, last by " + user); // unsafe log/forged-line
    }

    void safeCounter() {
        requests++;
        LOG.trace(requests + " requests, started " + (requests > 1)); // safe log/forged-line
    }
}
