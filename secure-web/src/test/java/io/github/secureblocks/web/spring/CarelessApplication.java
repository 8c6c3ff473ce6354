package io.github.secureblocks.web.spring;

import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.KeyRing;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import io.github.secureblocks.web.servlet.AuthenticationFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Mistakes that handlers make; tokens of programs only, no cookie. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(CarelessApplication.Pages.class)
class CarelessApplication {
    static final String CANARY = "canary-81c0";

    @Bean
    KeyRing keyRing() {
        return KeyRing.inMemory(InstantSource.system());
    }

    @Bean
    TokenIssuer issuer(KeyRing ring) {
        return TokenIssuer.builder(ring)
                .issuer("https://edge.example")
                .audience("edge")
                .lifetime(Duration.ofMinutes(5))
                .build();
    }

    @Bean
    TokenVerifier verifier(KeyRing ring) {
        return TokenVerifier.builder(ring)
                .issuer("https://edge.example")
                .audience("edge")
                .build();
    }

    @Bean
    SimpleUrlHandlerMapping mappingOfItsOwn() {
        HttpRequestHandler handler = (request, response) -> response.getWriter().print(CANARY);
        return new SimpleUrlHandlerMapping(Map.of("/own-mapping", handler, "/own/{part}", handler), 0);
    }

    @Bean
    PublicRoutes publicRoutes() {
        return PublicRoutes.none().and("/own/{part}", "a test of handlers that wear no annotation");
    }

    @Bean
    ServletRegistrationBean<HttpServlet> servlet() {
        return new ServletRegistrationBean<>(new Careless(), "/servlet/*");
    }

    @Controller
    @PublicEndpoint(reason = "a test of failures")
    static class Pages {
        @GetMapping("/later")
        Callable<SafeHtml> later() {
            return () -> {
                throw new IllegalStateException(CANARY);
            };
        }

        @Authenticated
        @GetMapping("/mine")
        SafeHtml mine(io.github.secureblocks.access.Caller caller) {
            return Html.text(caller.subject());
        }
    }

    static final class Careless extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            switch (request.getPathInfo()) {
                case "/forgets-to-return" -> {
                    if (AuthenticationFilter.callerOf(request)
                            .filter(caller -> caller.subject().equals(Subject.of("owner")))
                            .isEmpty()) {
                        response.sendError(HttpServletResponse.SC_FORBIDDEN);
                    }
                    response.getWriter().print(CANARY);
                }
                case "/writes-on" -> {
                    PrintWriter writer = response.getWriter();
                    response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
                    writer.print(CANARY);
                    writer.flush();
                }
                default -> {
                    response.setContentType("application/pdf");
                    response.setContentLength(3);
                    response.setHeader("Content-Encoding", "gzip");
                    response.setHeader("Content-Disposition", "attachment; filename=report.pdf");
                    response.setHeader("ETag", "\"1\"");
                    response.setHeader("Last-Modified", "Mon, 02 Nov 2026 10:00:00 GMT");
                    throw new IllegalStateException(CANARY);
                }
            }
        }
    }
}
