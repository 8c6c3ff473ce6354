package io.github.secureblocks.samples.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.refresh.RefreshRejected;
import io.github.secureblocks.refresh.RefreshStore;
import io.github.secureblocks.refresh.RefreshTokens;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.web.cookie.CookieRefused;
import io.github.secureblocks.web.cookie.CookieRejected;
import io.github.secureblocks.web.cookie.HostCookie;
import io.github.secureblocks.web.csrf.CsrfTokens;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;

/** Texts that only we make: cookies, tokens of forms, refresh tokens. */
class TokenFuzz {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final MasterKey KEY =
            MasterKey.of(Secret.of(Base64.getEncoder().encodeToString(new byte[32])));
    private static final CsrfTokens FORMS = CsrfTokens.of(KEY);
    private static final HostCookie COOKIE = HostCookie.of("note");
    private static final RefreshTokens REFRESH = RefreshTokens.builder(RefreshStore.inMemory(10), KEY)
            .absoluteLifetime(Duration.ofDays(1))
            .events(SecurityEvents.to(event -> {}, CLOCK))
            .build();

    private static final String ISSUED = FORMS.issue("session");
    private static final String STARTED = REFRESH.start(Subject.of("ada")).revealAsString();

    /** A text of its own, and where and with what a true token is changed. */
    @FuzzTest
    void nothingThatWeDidNotMakeIsTaken(byte[] bytes) {
        Input input = new Input(bytes);
        for (String presented : input.from(0)) {
            cookie(presented);
            form(presented);
            form(changed(ISSUED, presented));
            refresh(presented);
            refresh(changed(STARTED, presented));
        }
    }

    private static void cookie(String presented) {
        try {
            String text = COOKIE.decoded(List.of(presented)).orElseThrow();
            assertThat(COOKIE.setEncoded(text)).startsWith("__Host-note=" + presented + ";");
        } catch (CookieRejected refused) {
            assertThat(refused.getMessage()).doesNotContain("note=");
        }
        try {
            String line = COOKIE.setCookie(presented);
            assertThat(line).startsWith("__Host-note=" + presented + ";").matches("[!-~ ]+");
            assertThat(presented).doesNotContain(";", ",", " ", "\"", "\\");
        } catch (CookieRefused refused) {
            assertThat(presented).doesNotMatch("[A-Za-z0-9_-]{1,3000}");
        }
    }

    private static void form(String presented) {
        if (!presented.equals(ISSUED)) {
            assertThat(FORMS.check("session", presented).allowed()).isFalse();
        }
        assertThat(FORMS.check("another", presented).allowed()).isFalse();
    }

    private static void refresh(String presented) {
        if (presented.equals(STARTED)) {
            return;
        }
        try {
            assertThat(REFRESH.redeem(presented)).isNull();
        } catch (RefreshRejected rejected) {
            assertThat(rejected.reason()).isNotNull();
        }
    }

    private static String changed(String token, String by) {
        int at = by.length() % token.length();
        return token.substring(0, at) + by + token.substring(Math.min(token.length(), at + Math.max(1, by.length())));
    }
}
