package io.github.secureblocks.samples.corpus.error;

import java.io.IOException;
import java.sql.SQLException;

/** What is said about a failure. */
final class ErrorTexts {
    String of(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }

    String kind(Throwable failed) {
        if (failed instanceof SQLException) {
            return "database";
        }
        return failed instanceof IOException ? "network" : "program";
    }
}
