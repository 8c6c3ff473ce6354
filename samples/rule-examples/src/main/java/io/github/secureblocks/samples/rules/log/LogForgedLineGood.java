package io.github.secureblocks.samples.rules.log;

import io.github.secureblocks.log.SafeLogger;

/** A logger whose lines only it can end. */
final class LogForgedLineGood {
    static final class Notes {
        private static final SafeLogger LOG = SafeLogger.of(Notes.class);

        void saved(String user) {
            LOG.info("note saved by {}", user);
        }

        void failed(String user, RuntimeException failure) {
            LOG.error("note of {} could not be saved", user, failure);
        }
    }
}
