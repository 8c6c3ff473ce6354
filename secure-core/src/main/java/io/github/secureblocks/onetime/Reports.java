package io.github.secureblocks.onetime;

import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Subject;
import org.jspecify.annotations.Nullable;

/** Tells what was issued and what was rejected. */
record Reports(SecurityEvents events) {
    enum Issued {
        LINK,
        CODE
    }

    void issued(Issued what, Subject subject) {
        events.report(SecurityEvent.Type.AUTHN_TOKEN_CREATED, what, subject);
    }

    OneTimeRejected rejected(OneTimeRejected.Reason reason, @Nullable Subject subject) {
        if (subject == null) {
            events.report(SecurityEvent.Type.AUTHN_TOKEN_REJECTED, reason);
        } else {
            events.report(SecurityEvent.Type.AUTHN_TOKEN_REJECTED, reason, subject);
        }
        return new OneTimeRejected(reason);
    }
}
