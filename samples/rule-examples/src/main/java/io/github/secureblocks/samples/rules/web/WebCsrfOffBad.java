package io.github.secureblocks.samples.rules.web;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/** Requests that every site may forge. */
final class WebCsrfOffBad {
    static final Customizer<CsrfConfigurer<HttpSecurity>> OFF = csrf -> csrf.disable(); // finds web/csrf-off

    void byReference(HttpSecurity http) {
        http.csrf(AbstractHttpConfigurer::disable); // finds web/csrf-off
    }

    void byItsOwnReference(HttpSecurity http) {
        http.csrf(CsrfConfigurer::disable); // finds web/csrf-off
    }

    void onSomePaths(CsrfConfigurer<HttpSecurity> csrf) {
        csrf.ignoringRequestMatchers("/api/**"); // finds web/csrf-off
    }

    CsrfTokenRepository readableByScripts() {
        return CookieCsrfTokenRepository.withHttpOnlyFalse(); // finds web/csrf-off
    }

    void forNothing(CsrfConfigurer<HttpSecurity> csrf) {
        csrf.requireCsrfProtectionMatcher(request -> false); // finds web/csrf-off
    }
}
