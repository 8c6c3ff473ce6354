package io.github.secureblocks.web.spring;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.KeyRing;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.jwt.TokenRevocations;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.jwt.VerifiedToken;
import io.github.secureblocks.onetime.OneTimeLinks;
import io.github.secureblocks.onetime.OneTimeStore;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.refresh.RefreshStore;
import io.github.secureblocks.refresh.RefreshTokens;
import io.github.secureblocks.refresh.jwt.Sessions;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.web.auth.SessionCookies;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(SessionApplication.Pages.class)
class SessionApplication {
    static final Subject ADA = Subject.of("ada");

    @Bean
    KeyRing keyRing() {
        return KeyRing.inMemory(InstantSource.system());
    }

    @Bean
    TokenRevocations revocations() {
        return TokenRevocations.inMemory(InstantSource.system());
    }

    @Bean
    TokenIssuer issuer(KeyRing ring, TokenRevocations revocations) {
        return TokenIssuer.builder(ring)
                .issuer("https://edge.example")
                .audience("edge")
                .lifetime(Duration.ofMinutes(5))
                .revocations(revocations)
                .build();
    }

    @Bean
    TokenVerifier verifier(TokenIssuer issuer) {
        return TokenVerifier.builder(issuer).build();
    }

    @Bean
    RefreshTokens refreshTokens() {
        return RefreshTokens.builder(RefreshStore.inMemory(), MasterKey.of(Secret.of(SecureTokens.urlSafe())))
                .build();
    }

    @Bean
    AtomicReference<@Nullable RuntimeException> outage() {
        return new AtomicReference<>();
    }

    @Bean
    SessionCookies cookies(
            TokenIssuer issuer, RefreshTokens refreshTokens, AtomicReference<@Nullable RuntimeException> outage) {
        return SessionCookies.of(Sessions.of(issuer, refreshTokens), subject -> {
            RuntimeException failure = outage.get();
            if (failure != null) {
                throw failure;
            }
            return Optional.of(Roles.of("user"));
        });
    }

    @RestController
    @PublicEndpoint(reason = "a test of sessions")
    static class Pages {
        private final SessionCookies cookies;
        private final RefreshTokens refreshTokens;

        Pages(SessionCookies cookies, RefreshTokens refreshTokens) {
            this.cookies = cookies;
            this.refreshTokens = refreshTokens;
        }

        @PostMapping("/login")
        ResponseEntity<?> logIn() {
            return ResponseEntity.noContent()
                    .header("Set-Cookie", cookies.start(ADA, Roles.of("user")).toArray(String[]::new))
                    .build();
        }

        @PostMapping("/logout")
        ResponseEntity<?> logOut(Optional<VerifiedToken> session) {
            return ResponseEntity.noContent()
                    .header(
                            "Set-Cookie",
                            session.map(cookies::end).orElseThrow().toArray(String[]::new))
                    .build();
        }

        @GetMapping("/cached")
        SafeHtml cached(Optional<Caller> caller, HttpServletResponse response) {
            response.setHeader("Cache-Control", "public, max-age=600");
            response.setDateHeader("Expires", 4_102_444_800_000L);
            return name(caller);
        }

        @GetMapping("/cached-by-proxies")
        SafeHtml cachedByProxies(Optional<Caller> caller, HttpServletResponse response) {
            response.setHeader("CDN-Cache-Control", "max-age=600");
            response.setHeader("Surrogate-Control", "max-age=600");
            response.setHeader("X-Accel-Expires", "600");
            return name(caller);
        }

        @GetMapping("/dispatches")
        void dispatches(HttpServletRequest request) {
            request.startAsync().dispatch("/cached");
        }

        @GetMapping("/cookie-object")
        SafeHtml cookieObject(Optional<Caller> caller, HttpServletResponse response) {
            response.addCookie(new Cookie("__Host-session", "gone"));
            return name(caller);
        }

        @GetMapping("/no-cookies")
        SafeHtml noCookies(Optional<Caller> caller, HttpServletResponse response) {
            response.setHeader("Set-Cookie", null);
            return name(caller);
        }

        @GetMapping("/resets")
        SafeHtml resets(Optional<Caller> caller, HttpServletResponse response) {
            response.reset();
            return name(caller);
        }

        @GetMapping("/later")
        Callable<SafeHtml> later(Optional<Caller> caller) {
            return () -> name(caller);
        }

        @GetMapping("/fails")
        SafeHtml fails() {
            throw new IllegalStateException("on purpose");
        }

        @GetMapping("/sends-error")
        void sendsError(HttpServletResponse response) throws java.io.IOException {
            response.sendError(418);
        }

        @Authenticated
        @GetMapping("/mine")
        SafeHtml mine(VerifiedToken session) {
            return Html.text(session.subject().id());
        }

        @PostMapping("/link")
        SafeHtml link() {
            return Html.text(OneTimeLinks.builder("test", OneTimeStore.inMemory())
                    .build()
                    .redeem("invented")
                    .id());
        }

        @PostMapping("/renew")
        SafeHtml renew() {
            return Html.text(refreshTokens.redeem("invented").subject().id());
        }

        private static SafeHtml name(Optional<Caller> caller) {
            return Html.text(caller.map(each -> each.subject().id()).orElse("nobody"));
        }
    }
}
