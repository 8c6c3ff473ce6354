package io.github.secureblocks.onetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.secureblocks.HandClock;
import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.onetime.OneTimeRejected.Reason;
import io.github.secureblocks.secret.Secret;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Links and codes over a store, by a clock that a test moves, with their events. */
final class Rig {
    static final Subject ADA = Subject.of("ada");
    static final Subject BOB = Subject.of("bob");

    final OneTimeStore store;
    final HandClock clock = new HandClock();
    final List<SecurityEvent> events = Collections.synchronizedList(new ArrayList<>());
    final SecurityEvents told = SecurityEvents.to(events::add, clock);
    final OneTimeLinks resets;
    final OneTimeLinks verifications;
    final OneTimeCodes codes;

    Rig(OneTimeStore store) {
        this.store = store;
        resets = OneTimeLinks.builder("password-reset", store)
                .clock(clock)
                .events(told)
                .build();
        verifications = OneTimeLinks.builder("verify-email", store)
                .clock(clock)
                .events(told)
                .build();
        codes = codes(masterKey(1)).build();
    }

    OneTimeCodes.Builder codes(MasterKey key) {
        return OneTimeCodes.builder("verify-email", store, key).clock(clock).events(told);
    }

    static MasterKey masterKey(int of) {
        return MasterKey.of(secret(of));
    }

    static Secret secret(int of) {
        byte[] bytes = new byte[MasterKey.BYTES];
        bytes[0] = (byte) of;
        return Secret.of(Base64.getEncoder().encodeToString(bytes));
    }

    /** Another code of as many digits. */
    static String wrong(String code) {
        return (char) ('0' + (code.charAt(0) - '0' + 1) % 10) + code.substring(1);
    }

    /** Opaque to whoever presented it; the log knows. */
    void rejects(Reason reason, ThrowingCallable demand) {
        OneTimeRejected rejected = catchThrowableOfType(OneTimeRejected.class, demand);
        assertThat(rejected).as("a rejection for " + reason).isNotNull();
        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected).hasMessage("The link or code is not valid").hasNoCause();
        assertThat(events.get(events.size() - 1).toString()).contains("AUTHN_TOKEN_REJECTED reason=" + reason.name());
    }
}
