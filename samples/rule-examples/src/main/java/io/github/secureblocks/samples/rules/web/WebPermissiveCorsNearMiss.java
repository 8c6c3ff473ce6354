package io.github.secureblocks.samples.rules.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.servlet.config.annotation.CorsRegistry;

/** One origin by annotation, every method but not every origin, and another header. */
@CrossOrigin("https://notes.example")
class WebPermissiveCorsNearMiss {
    void methods(CorsConfiguration cors) {
        cors.addAllowedMethod("*");
    }

    void named(CorsRegistry registry) {
        registry.addMapping("/api/**").allowedOriginPatterns("https://*.notes.example");
    }

    void vary(HttpServletResponse response) {
        response.setHeader("Vary", "*");
    }
}
