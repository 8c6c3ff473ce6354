package io.github.secureblocks.samples.rules.log;

import io.github.secureblocks.log.SafeLogger;
import jakarta.servlet.ServletContext;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Values in a raw logger's line, with and without placeholders. */
final class LogForgedLineBad {
    private static final Logger LOG = LoggerFactory.getLogger(LogForgedLineBad.class);
    private static final java.util.logging.Logger JUL = java.util.logging.Logger.getLogger("notes");

    void joinedForTheBlock(SafeLogger log, String user) {
        log.info("login failed for " + user); // finds log/forged-line
    }

    void joined(String user) {
        LOG.info("login failed for " + user); // finds log/forged-line
    }

    void withPlaceholder(String user) {
        LOG.warn("login failed for {}", user); // finds log/forged-line
    }

    void byTheJdk(String user) {
        JUL.info("login failed for " + user); // finds log/forged-line
        JUL.log(Level.WARNING, "login failed for {0}", user); // finds log/forged-line
    }

    void byTheContainer(ServletContext context, String user) {
        context.log("login failed for " + user); // finds log/forged-line
    }
}
