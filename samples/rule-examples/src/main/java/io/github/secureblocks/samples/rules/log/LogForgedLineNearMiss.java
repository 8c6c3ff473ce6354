package io.github.secureblocks.samples.rules.log;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages without a value. */
final class LogForgedLineNearMiss {
    private static final Logger LOG = LoggerFactory.getLogger(LogForgedLineNearMiss.class);
    private static final String NAME = "notes";

    void started() {
        LOG.info("started");
        LOG.info("started " + NAME);
    }

    void changed(boolean open) {
        LOG.info(open ? "opened" : "closed");
    }
}
