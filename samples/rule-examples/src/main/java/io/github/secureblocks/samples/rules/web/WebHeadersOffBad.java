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

    void frames(HeadersConfigurer<HttpSecurity>.FrameOptionsConfig frames) {
        frames.disable(); // finds web/headers-off
    }

    void types(HeadersConfigurer<HttpSecurity>.ContentTypeOptionsConfig types) {
        types.disable(); // finds web/headers-off
    }

    void byReference(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::disable); // finds web/headers-off
    }

    void scripts(HeadersConfigurer<HttpSecurity>.ContentSecurityPolicyConfig csp) {
        csp.policyDirectives("default-src 'self'; script-src 'self' 'unsafe-inline'"); // finds web/headers-off
    }

    ContentSecurityPolicyHeaderWriter evaluated() {
        return new ContentSecurityPolicyHeaderWriter("script-src 'self' 'unsafe-eval'"); // finds web/headers-off
    }

    void byHand(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", "default-src *"); // finds web/headers-off
    }

    void others(HttpServletResponse response) {
        response.setHeader("X-Frame-Options", "ALLOWALL"); // finds web/headers-off
        response.setHeader("Strict-Transport-Security", "max-age=0"); // finds web/headers-off
        response.setHeader("Referrer-Policy", "unsafe-url"); // finds web/headers-off
    }
}
