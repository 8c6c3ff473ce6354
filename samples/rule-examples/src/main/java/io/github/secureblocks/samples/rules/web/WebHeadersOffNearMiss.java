package io.github.secureblocks.samples.rules.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;

/** A filter that browsers have given up, frames of the same site, strict policies, and no header at all. */
final class WebHeadersOffNearMiss {
    void filter(HeadersConfigurer<HttpSecurity> headers) {
        headers.xssProtection(HeadersConfigurer.XXssConfig::disable);
    }

    void frames(HeadersConfigurer<HttpSecurity>.FrameOptionsConfig frames) {
        frames.sameOrigin();
    }

    void policy(HeadersConfigurer<HttpSecurity>.ContentSecurityPolicyConfig csp) {
        csp.policyDirectives("default-src 'none'; script-src 'self'; img-src data: *");
    }

    void fallback(HttpServletResponse response) {
        response.setHeader(
                "Content-Security-Policy", "script-src 'sha256-ZXhhbXBsZQ==' 'unsafe-inline'; default-src 'none'");
    }

    void login(HttpSecurity http) {
        http.httpBasic(AbstractHttpConfigurer::disable);
    }

    void others(HttpServletResponse response) {
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Strict-Transport-Security", "max-age=31536000");
        response.setHeader("Referrer-Policy", "same-origin");
    }
}
