package io.github.secureblocks.samples.rules.web;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HttpBasicConfigurer;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/** Other things that are switched off, and a token that is kept elsewhere. */
final class WebCsrfOffNearMiss {
    void forms(HttpSecurity http) {
        http.formLogin(AbstractHttpConfigurer::disable);
    }

    void passwords(HttpBasicConfigurer<HttpSecurity> basic) {
        basic.disable();
    }

    void inTheSession(CsrfConfigurer<HttpSecurity> csrf) {
        csrf.csrfTokenRepository(new HttpSessionCsrfTokenRepository());
    }
}
