package io.github.secureblocks.rules.catalogue;

import java.util.List;

/** What other sites can make a browser send. */
final class CsrfRules {
    private static final String SERVLET = "org.springframework.security.config.annotation.web.";
    private static final String REACTIVE = "org.springframework.security.config.web.server.ServerHttpSecurity$";
    private static final String MAPPING = "org.springframework.web.bind.annotation.RequestMapping";

    /** Declares what switches off whatever it is inherited by. */
    static final String INHERITED = SERVLET + "configurers.AbstractHttpConfigurer#disable()";

    private CsrfRules() {}

    static List<Rule> rules() {
        return List.of(off(), everyMethod());
    }

    private static Rule off() {
        return new Rule(
                "web/csrf-off",
                "Never switch CSRF protection off",
                Severity.MEDIUM,
                List.of(352),
                List.of("3.5.1"),
                "A01",
                "Without it every site can send requests that a visitor's browser signs with his cookies.",
                "An attacker's page changes what the victim may change.",
                List.of(
                        new Detector.Call(
                                Verdict.POLICY,
                                Calls.of(
                                        SERVLET + "configurers.CsrfConfigurer#disable()",
                                        SERVLET + "configurers.CsrfConfigurer"
                                                + "#ignoringRequestMatchers|requireCsrfProtectionMatcher(*)",
                                        SERVLET + "CsrfDsl#disable()",
                                        SERVLET + "CsrfDsl#ignoringRequestMatchers(*)",
                                        REACTIVE + "CsrfSpec#disable()",
                                        REACTIVE + "CsrfSpec#requireCsrfProtectionMatcher(*)",
                                        "org.springframework.security.web.csrf.CookieCsrfTokenRepository"
                                                + "#withHttpOnlyFalse()",
                                        "org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository"
                                                + "#withHttpOnlyFalse()")),
                        new Detector.ReferenceOn(
                                Verdict.POLICY, Calls.of(INHERITED), SERVLET + "configurers.CsrfConfigurer")),
                new Fix.Vetted(
                        List.of(
                                "io.github.secureblocks.web.csrf.CrossSiteGuard",
                                "io.github.secureblocks.web.servlet.CrossSiteFilter"),
                        "http.csrf(AbstractHttpConfigurer::disable)",
                        "CrossSiteFilter.of(CrossSiteGuard.builder().origin(\"https://a.example\").build())"),
                List.of(
                        "Do not switch it off because scripts cannot send the token: CrossSiteFilter needs none.",
                        "Do not leave out the paths that a browser reaches with a cookie."),
                "WebCsrfOffBad",
                "WebCsrfOffGood");
    }

    private static Rule everyMethod() {
        return new Rule(
                "web/any-method",
                "Never let one handler answer every HTTP method",
                Severity.MEDIUM,
                List.of(352, 650),
                List.of("3.5.3", "4.1.4"),
                "A01",
                "What answers GET as well is reached by a link, and no defence against forged requests looks at GET.",
                "An attacker's link or image makes the victim's browser write.",
                List.of(new Detector.HandlerWithoutMethod(
                        Verdict.STRUCTURE, MAPPING, "method", List.of("GET", "HEAD"))),
                new Fix.Platform(
                        List.of("org.springframework.web.bind.annotation.PostMapping"),
                        "@RequestMapping(\"/notes/delete\")",
                        "@PostMapping(\"/notes/delete\")"),
                List.of("Do not name GET beside POST: what writes answers POST, PUT, PATCH or DELETE alone."),
                "WebAnyMethodBad",
                "WebAnyMethodGood");
    }
}
