package io.github.secureblocks.web.servlet;

import io.github.secureblocks.access.AccessDenied;
import io.github.secureblocks.access.NotFound;
import io.github.secureblocks.jwt.KeysUnavailable;
import io.github.secureblocks.jwt.RevocationsUnavailable;
import io.github.secureblocks.jwt.TokenRejected;
import io.github.secureblocks.onetime.OneTimeRejected;
import io.github.secureblocks.onetime.OneTimeStoreFull;
import io.github.secureblocks.password.PasswordHasherBusy;
import io.github.secureblocks.ratelimit.LimitExceeded;
import io.github.secureblocks.refresh.RefreshRejected;
import io.github.secureblocks.sql.DatabaseException;
import io.github.secureblocks.sql.SqlRefused;
import io.github.secureblocks.sql.UnknownName;
import io.github.secureblocks.sql.UnknownSort;
import io.github.secureblocks.web.cookie.CookieRejected;
import io.github.secureblocks.web.error.CorrelationId;
import io.github.secureblocks.web.error.Problem;
import io.github.secureblocks.web.error.RequestRefused;
import io.github.secureblocks.web.html.RichTextRefused;
import io.github.secureblocks.web.mail.MailAddressRefused;
import io.github.secureblocks.web.upload.UploadRefused;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a failure of a block means at the HTTP edge; everything else is an internal error. */
record KnownFailure(int status, Optional<String> retryAfter, Throwable thrown) {
    private static final String AFTER_A_MOMENT = "1";
    private static final String AFTER_AN_OUTAGE = "10";

    static KnownFailure in(Throwable failure, ServletRequest request) {
        Throwable cause = unwrapped(failure);
        if (cause instanceof LimitExceeded limit) {
            return new KnownFailure(429, Optional.of(wholeSeconds(limit.retryAfter())), cause);
        }
        if (cause instanceof DatabaseException database) {
            return ofDatabase(database);
        }
        if (cause instanceof PasswordHasherBusy) {
            return new KnownFailure(503, Optional.of(AFTER_A_MOMENT), cause);
        }
        if (cause instanceof KeysUnavailable
                || cause instanceof RevocationsUnavailable
                || cause instanceof OneTimeStoreFull) {
            return new KnownFailure(503, Optional.of(AFTER_AN_OUTAGE), cause);
        }
        int status = UnreadableRequest.behind(failure, request)
                .map(UnreadableRequest::status)
                .orElseGet(() -> status(cause));
        return new KnownFailure(status, Optional.empty(), cause);
    }

    /** What the client is told. */
    Problem problem(CorrelationId id) {
        return thrown instanceof RequestRefused refused ? refused.problem(id) : Problem.of(status, id);
    }

    /** What may succeed when it is asked again says when; where the outcome is unknown, nobody is told to repeat it. */
    private static KnownFailure ofDatabase(DatabaseException failure) {
        if (failure.reason().retryable()) {
            return new KnownFailure(503, Optional.of(AFTER_A_MOMENT), failure);
        }
        return switch (failure.reason()) {
            case UNAVAILABLE, TIMEOUT -> new KnownFailure(503, Optional.of(AFTER_AN_OUTAGE), failure);
            case UNIQUE_VIOLATION -> new KnownFailure(409, Optional.empty(), failure);
            default -> new KnownFailure(500, Optional.empty(), failure);
        };
    }

    private static int status(Throwable failure) {
        if (failure instanceof RequestRefused refused) {
            return refused.status();
        }
        if (failure instanceof UploadRefused refused) {
            return ofUpload(refused.reason());
        }
        if (failure instanceof UnknownSort
                || failure instanceof UnknownName
                || failure instanceof OneTimeRejected
                || failure instanceof CookieRejected
                || failure instanceof MailAddressRefused
                || isValueThatNoDatabaseHolds(failure)) {
            return 400;
        }
        if (failure instanceof RichTextRefused refused && refused.reason() == RichTextRefused.Reason.LENGTH) {
            return 413;
        }
        if (failure instanceof TokenRejected || failure instanceof RefreshRejected) {
            return 401;
        }
        if (failure instanceof AccessDenied) {
            return 403;
        }
        return failure instanceof NotFound ? 404 : 500;
    }

    private static int ofUpload(UploadRefused.Reason reason) {
        return switch (reason) {
            case EMPTY -> 400;
            case TOO_LARGE, TOO_MANY, TOTAL_TOO_LARGE, TOO_MANY_PIXELS -> 413;
            case TYPE, MALFORMED -> 415;
            case NO_ROOM -> 507;
        };
    }

    /** A program has no NUL, no half of a character and no number of a billion digits of its own: a client sent it. */
    private static boolean isValueThatNoDatabaseHolds(Throwable failure) {
        return failure instanceof SqlRefused refused
                && (refused.reason() == SqlRefused.Reason.VALUE_TEXT
                        || refused.reason() == SqlRefused.Reason.VALUE_RANGE);
    }

    /** Frameworks wrap what a handler throws. */
    private static Throwable unwrapped(Throwable failure) {
        @Nullable Throwable cause = failure instanceof ServletException wrapper ? wrapper.getRootCause() : null;
        return cause == null ? failure : cause;
    }

    /** Never earlier than the limit allows. */
    private static String wholeSeconds(Duration time) {
        return Long.toString(Math.max(1, time.plusNanos(999_999_999).toSeconds()));
    }
}
