package io.github.secureblocks.samples.rules.web;

import org.springframework.web.servlet.config.annotation.CorsRegistry;

/** Named origins, in the framework's configuration. */
final class WebPermissiveCorsGood {
    void origins(CorsRegistry registry) {
        registry.addMapping("/api/**").allowedOrigins("https://notes.example");
    }
}
