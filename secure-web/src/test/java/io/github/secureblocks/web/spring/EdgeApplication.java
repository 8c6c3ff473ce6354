package io.github.secureblocks.web.spring;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.access.NotFound;
import io.github.secureblocks.access.Owned;
import io.github.secureblocks.access.Unowned;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.KeyRing;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.ratelimit.ClientKey;
import io.github.secureblocks.ratelimit.Limit;
import io.github.secureblocks.ratelimit.RateLimiter;
import io.github.secureblocks.web.ClientAddress;
import io.github.secureblocks.web.cookie.HostCookie;
import io.github.secureblocks.web.headers.CspNonce;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({EdgeApplication.Pages.class, EdgeApplication.Api.class})
class EdgeApplication {
    static final String CANARY = "canary-5f3a";

    record Note(Subject owner) implements Owned {}

    @Bean
    KeyRing keyRing() {
        return KeyRing.inMemory(InstantSource.system());
    }

    @Bean
    TokenIssuer issuer(KeyRing ring) {
        return TokenIssuer.builder(ring)
                .issuer("https://edge.example")
                .audience("edge")
                .lifetime(Duration.ofMinutes(5))
                .build();
    }

    @Bean
    TokenVerifier verifier(KeyRing ring) {
        return TokenVerifier.builder(ring)
                .issuer("https://edge.example")
                .audience("edge")
                .build();
    }

    @Bean
    HostCookie sessionCookie() {
        return HostCookie.of("session");
    }

    @Controller
    @PublicEndpoint(reason = "a test of pages")
    static class Pages {
        @GetMapping("/page")
        SafeHtml page(@RequestParam String name, CspNonce nonce, Optional<Caller> caller) {
            return Html.of(
                    "<p id=\"who\">{}</p><p>{}</p><script nonce=\"{}\"></script>",
                    caller.map(each -> each.subject().id()).orElse("nobody"),
                    name,
                    nonce);
        }

        @GetMapping("/accepted")
        ResponseEntity<SafeHtml> accepted() {
            return ResponseEntity.accepted().body(Html.of("<p>Accepted</p>"));
        }

        @GetMapping("/redirect")
        String redirect() {
            return "redirect:/page";
        }

        @GetMapping("/fails")
        SafeHtml fails() {
            throw new IllegalStateException(CANARY);
        }

        @GetMapping("/address")
        SafeHtml address(ClientAddress address) {
            return Html.text(address.text());
        }

        @Authenticated
        @GetMapping("/mine")
        SafeHtml mine(Caller caller) {
            return Html.text(caller.subject().id());
        }

        @RequiresRole("admin")
        @GetMapping("/admin")
        SafeHtml admin() {
            return Html.text("admin");
        }

        @Authenticated
        @GetMapping("/foreign")
        SafeHtml foreign(Caller caller) throws NotFound {
            return Html.text(Unowned.of(new Note(Subject.of("somebody-else")))
                    .ownedBy(caller)
                    .orNotFound()
                    .owner()
                    .id());
        }
    }

    @RestController
    static class Api {
        private final RateLimiter limit = RateLimiter.inMemory("api", Limit.of(1, Duration.ofHours(1)));

        @GetMapping("/undeclared")
        String undeclared() {
            return "must not be seen";
        }

        @PublicEndpoint(reason = "a test of requests that write")
        @PostMapping("/write")
        String write() {
            return "written";
        }

        @PublicEndpoint(reason = "a test of values that do not fit")
        @GetMapping("/number")
        String number(@RequestParam int value) {
            return "a number";
        }

        @PublicEndpoint(reason = "a test of limits")
        @GetMapping("/limited")
        ResponseEntity<SafeHtml> limited() {
            limit.acquire(ClientKey.of("one"));
            return ResponseEntity.ok(Html.text("once"));
        }
    }
}
