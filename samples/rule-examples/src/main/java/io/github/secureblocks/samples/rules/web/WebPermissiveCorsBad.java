package io.github.secureblocks.samples.rules.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.reactive.config.CorsRegistration;
import org.springframework.web.servlet.config.annotation.CorsRegistry;

/** Answers for every web site. */
@CrossOrigin
class WebPermissiveCorsBad { // finds web/permissive-cors
    void everywhere(CorsRegistry registry) {
        registry.addMapping("/**").allowedOrigins("*"); // finds web/permissive-cors
    }

    void defaults(CorsConfiguration cors) {
        cors.applyPermitDefaultValues(); // finds web/permissive-cors
    }

    void pattern(CorsConfiguration cors) {
        cors.addAllowedOriginPattern("*"); // finds web/permissive-cors
    }

    void anyPort(CorsConfiguration cors) {
        cors.addAllowedOriginPattern("https://*:[*]"); // finds web/permissive-cors
    }

    void mirrored(HttpHeaders headers, HttpServletRequest request) {
        headers.setAccessControlAllowOrigin(request.getHeader("Origin")); // finds web/permissive-cors
    }

    void echo(HttpServletRequest request, HttpServletResponse response) {
        String origin = request.getHeader("Origin");
        response.setHeader("Access-Control-Allow-Origin", origin); // finds web/permissive-cors
    }

    void headers(HttpHeaders headers) {
        headers.setAccessControlAllowOrigin("*"); // finds web/permissive-cors
    }

    void echoed(HttpHeaders headers, HttpServletRequest request) {
        headers.set("Access-Control-Allow-Origin", request.getHeader("Origin")); // finds web/permissive-cors
    }

    ResponseEntity<String> entity() {
        return ResponseEntity.ok().header("Access-Control-Allow-Origin", "*").body(""); // finds web/permissive-cors
    }

    void sandboxes(CorsConfiguration cors) {
        cors.addAllowedOrigin("null"); // finds web/permissive-cors
    }

    void reactive(CorsRegistration registration) {
        registration.allowedOrigins("*"); // finds web/permissive-cors
    }
}
