package io.github.secureblocks.samples.rules.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;

/** A browser that is told to refuse nothing. */
final class WebHeadersOffBad {
    void all(HttpSecurity http) {
        http.headers(AbstractHttpConfigurer::disable); // finds web/headers-off
    }

    void frames(HttpSecurity http) {
        http.headers(headers -> headers.frameOptions(frames -> frames.disable())); // finds web/headers-off
    }

    void types(HttpSecurity http) {
        http.headers(headers -> headers.contentTypeOptions(types -> types.disable())); // finds web/headers-off
    }

    void byReference(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::disable); // finds web/headers-off
    }

    void scripts(HeadersConfigurer<HttpSecurity> headers) {
        String policy = "default-src 'self'; script-src 'self' 'unsafe-inline'";
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy)); // finds web/headers-off
    }

    ContentSecurityPolicyHeaderWriter evaluated() {
        return new ContentSecurityPolicyHeaderWriter("script-src 'self' 'unsafe-eval'"); // finds web/headers-off
    }

    void byHand(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", "default-src *"); // finds web/headers-off
    }
}
