package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.jwt.VerifiedToken;
import io.github.secureblocks.ratelimit.ClientKey;
import io.github.secureblocks.ratelimit.Limit;
import io.github.secureblocks.ratelimit.RateLimiter;
import io.github.secureblocks.web.ClientAddress;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * How often somebody may try. Every try counts before the password is looked at, so that many tries at once count, too;
 * names that nobody has count like others, so that the limit does not tell them apart.
 */
@Component
class Limits {
    private final RateLimiter address;
    private final RateLimiter name;
    private final RateLimiter confirmation;
    private final RateLimiter mail;
    private final RateLimiter writing;

    Limits(SecurityEvents events) {
        address = RateLimiter.builder("account-address", Limit.of(60, Duration.ofMinutes(1)))
                .events(events)
                .build();
        name = RateLimiter.builder("login-name", Limit.of(5, Duration.ofMinutes(1)), Limit.of(50, Duration.ofHours(1)))
                .events(events)
                .build();
        confirmation = RateLimiter.builder(
                        "confirm-session", Limit.of(5, Duration.ofMinutes(1)), Limit.of(50, Duration.ofHours(1)))
                .events(events)
                .build();
        mail = RateLimiter.builder("mail-name", Limit.of(3, Duration.ofHours(1)))
                .events(events)
                .build();
        writing = RateLimiter.builder("write", Limit.of(120, Duration.ofMinutes(1)))
                .events(events)
                .build();
    }

    void address(ClientAddress from) {
        address.acquire(ClientKey.of(from.network()));
    }

    void name(ClientAddress from, String username) {
        address(from);
        if (Accounts.isName(username)) {
            name.acquire(ClientKey.of(username));
        }
    }

    /** The password asked for again, by session: guesses that come with a stolen cookie keep nobody from logging in. */
    void confirmation(ClientAddress from, VerifiedToken session) {
        address(from);
        confirmation.acquire(
                ClientKey.of(session.session().orElseGet(() -> session.subject().id())));
    }

    /** Nobody's mailbox is filled. */
    void mail(ClientAddress from, String username) {
        address(from);
        if (Accounts.isName(username)) {
            mail.acquire(ClientKey.of(username));
        }
    }

    void write(Caller caller) {
        writing.acquire(ClientKey.of(caller.subject().id()));
    }
}
