package io.github.secureblocks.samples.rules.web;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/** Other things that are switched off, and a token that is kept elsewhere. */
final class WebCsrfOffNearMiss {
    void forms(HttpSecurity http) {
        http.formLogin(AbstractHttpConfigurer::disable).httpBasic(basic -> basic.disable());
    }

    void inTheSession(HttpSecurity http) {
        http.csrf(csrf -> csrf.csrfTokenRepository(new HttpSessionCsrfTokenRepository()));
    }
}
