package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.sql.DatabaseException;
import io.github.secureblocks.sql.DatabaseException.Reason;
import io.github.secureblocks.sql.SqlRefused;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How a call of the block fails: by a reason, and without a word of a value. */
final class Failures {
    /** What stands in a value, and never in a message. */
    static final String SECRET = "s3cret";

    private Failures() {}

    static void fails(ThrowingCallable work, Reason reason) {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(work)
                .withMessageNotContaining(SECRET)
                .withNoCause()
                .satisfies(failed ->
                        assertThat(failed.reason()).as(failed.getMessage()).isEqualTo(reason));
    }

    static void isRefused(ThrowingCallable work, SqlRefused.Reason reason) {
        assertThatExceptionOfType(SqlRefused.class)
                .isThrownBy(work)
                .withMessageNotContaining(SECRET)
                .satisfies(refused ->
                        assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason));
    }
}
