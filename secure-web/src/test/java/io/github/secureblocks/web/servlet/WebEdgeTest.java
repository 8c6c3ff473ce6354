package io.github.secureblocks.web.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.web.cors.Cors;
import io.github.secureblocks.web.csrf.CrossSiteGuard;
import io.github.secureblocks.web.csrf.CsrfTokens;
import io.github.secureblocks.web.headers.SecurityHeaders;
import io.github.secureblocks.web.servlet.GateServer.Answer;
import io.github.secureblocks.web.servlet.GateServer.Container;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WebEdgeTest {
    private static final Filter OF_THE_APPLICATION = (request, response, chain) -> {
        ((HttpServletResponse) response).setHeader("X-Reached", "yes");
        chain.doFilter(request, response);
    };

    @ParameterizedTest
    @EnumSource(Container.class)
    void aPlainApplicationAnswersTraceWithWhatItWasSent(Container container) {
        try (GateServer server = GateServer.of(
                container, (request, response) -> response.getWriter().print(request.getHeader("Cookie")))) {
            assertThat(server.ask("TRACE", "/", "Cookie: session=1").body()).contains("session=1");
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void everyFilterIsInFrontOfTheApplications(Container container) {
        try (GateServer server = GateServer.registering(
                container,
                (request, response) -> {
                    throw new IllegalStateException("jdbc:postgresql://db");
                },
                WebEdge.of(SecurityHeaders.html())::register,
                OF_THE_APPLICATION)) {
            Answer failed = server.ask("GET", "/");
            assertThat(failed.status()).isEqualTo(500);
            assertThat(failed.header("Content-Security-Policy")).hasSize(1);
            assertThat(failed.body()).doesNotContain("postgresql").contains("\"status\":500");
            Answer trace = server.ask("TRACE", "/", "Cookie: session=1");
            assertThat(trace.status()).isEqualTo(405);
            assertThat(trace.header("X-Reached")).isEmpty();
            Answer forged = server.ask("POST", "/", "Origin: https://evil.example", "Sec-Fetch-Site: cross-site");
            assertThat(forged.status()).isEqualTo(403);
            assertThat(forged.header("X-Reached")).isEmpty();
            assertThat(forged.header("Content-Security-Policy")).hasSize(1);
            assertThat(server.reached()).isEqualTo(1);
        }
    }

    @Test
    void aPreflightIsAnsweredBeforeTheGuard() {
        Cors cors = Cors.builder()
                .origin("https://app.example")
                .methods("POST")
                .headers("Content-Type")
                .build();
        assertThatThrownBy(() -> WebEdge.builder().cors(cors).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trustedOrigin");
        WebEdge edge = WebEdge.builder()
                .cors(cors)
                .guard(CrossSiteGuard.builder()
                        .trustedOrigin("https://app.example")
                        .build())
                .build();
        assertThat(edge.filters().stream().map(each -> each.getClass().getSimpleName()))
                .containsExactly(
                        "SecurityHeadersFilter",
                        "ErrorFilter",
                        "AllowedMethodsFilter",
                        "CorsFilter",
                        "CrossSiteFilter");
    }

    @Test
    void aTokenWithoutASessionIsRefused() {
        CsrfTokens tokens = CsrfTokens.of(MasterKey.of(Secret.of(SecureTokens.urlSafe())));
        assertThatThrownBy(() -> WebEdge.builder().csrfTokens(tokens).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(".authentication(..)");
    }

    @Test
    void theSecondRegistrationOfAnApplicationIsRefused() {
        assertThatThrownBy(() -> GateServer.registering(Container.JETTY, (request, response) -> {}, application -> {
                            WebEdge.of(SecurityHeaders.html()).register(application);
                            WebEdge.of(SecurityHeaders.html()).register(application);
                        })
                        .close())
                .rootCause()
                .hasMessageContaining("once");
    }
}
