package io.github.secureblocks.samples.rules.web;

import io.github.secureblocks.web.redirect.RedirectTargets;
import io.github.secureblocks.web.spring.PublicEndpoint;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Data behind a constant that has fixed the host, an allowed target, and a header that sends nobody anywhere. */
@Controller
@PublicEndpoint(reason = "An example without users")
class WebOpenRedirectNearMiss {
    private static final RedirectTargets NEXT = RedirectTargets.paths();

    @GetMapping("/old")
    String moved(@RequestParam String id) {
        return "redirect:/notes/" + id;
    }

    void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect("list?page=" + request.getParameter("page"));
    }

    void partner(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect("https://pay.example/orders/" + request.getParameter("order"));
    }

    void home(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getContextPath() + "/notes");
    }

    ResponseEntity<Void> allowed(HttpServletRequest request) {
        return ResponseEntity.status(303)
                .location(NEXT.of(request.getParameter("next")).uri())
                .build();
    }

    void language(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Language", request.getParameter("language"));
    }

    @GetMapping("/moved/{id}")
    ResponseEntity<Void> elsewhere(@PathVariable String id) {
        return ResponseEntity.status(303).location(URI.create("/notes/" + id)).build();
    }

    @GetMapping("/gone/{id}")
    ResponseEntity<Void> byHeader(@PathVariable String id) {
        return ResponseEntity.status(303).header("Location", "/notes/" + id).build();
    }
}
