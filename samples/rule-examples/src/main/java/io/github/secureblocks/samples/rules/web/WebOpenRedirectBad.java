package io.github.secureblocks.samples.rules.web;

import io.github.secureblocks.web.spring.PublicEndpoint;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.view.RedirectView;

/** Links that begin here and end anywhere. */
@Controller
@PublicEndpoint(reason = "An example without users")
class WebOpenRedirectBad {
    @GetMapping("/go")
    String go(@RequestParam String next) {
        return "redirect:" + next; // finds web/open-redirect
    }

    @GetMapping("/on")
    String behindASlash(@RequestParam String next) {
        return "redirect:/" + next; // finds web/open-redirect
    }

    void servlet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getParameter("next")); // finds web/open-redirect
    }

    void host(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect("https://" + request.getHeader("Host") + "/notes"); // finds web/open-redirect
    }

    void unknown(HttpServletResponse response, String target) throws IOException {
        response.sendRedirect(target); // finds web/open-redirect
    }

    void header(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(302);
        response.setHeader("Location", request.getParameter("next")); // finds web/open-redirect
    }

    ResponseEntity<Void> entity(HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.setLocation(URI.create(request.getParameter("next"))); // finds web/open-redirect
        return ResponseEntity.status(303).headers(headers).build();
    }

    RedirectView view(HttpServletRequest request) {
        return new RedirectView(request.getParameter("next")); // finds web/open-redirect
    }

    ModelAndView model(HttpServletRequest request) {
        return new ModelAndView("redirect:" + request.getParameter("next")); // finds web/open-redirect
    }

    @GetMapping("/see")
    ResponseEntity<Void> parameter(@RequestParam String next) {
        return ResponseEntity.status(303).location(URI.create(next)).build(); // finds web/open-redirect
    }

    @GetMapping("/back")
    ResponseEntity<Void> back(@RequestHeader("Referer") String page) {
        return ResponseEntity.status(303).header("Location", page).build(); // finds web/open-redirect
    }

    ServerResponse function(ServerRequest request) {
        String next = request.param("next").orElse("/");
        return ServerResponse.seeOther(URI.create(next)).build(); // finds web/open-redirect
    }

    @GetMapping("/reactive")
    Rendering reactive(@RequestParam String next) {
        return Rendering.redirectTo(next).build(); // finds web/open-redirect
    }
}
