package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.regex.Pattern;

/** What other sites may ask of this one. */
final class WebRules {
    private static final String SPRING = "org.springframework.web.";
    private static final String CONFIGURATION = SPRING + "cors.CorsConfiguration#";
    private static final String REGISTRATION = SPRING + "servlet.config.annotation.CorsRegistration#";

    private static final String REACTIVE = SPRING + "reactive.config.CorsRegistration#";

    /** Every one, or the one of a page in a sandbox, which every site can make. */
    private static final Pattern ANY_ORIGIN = Pattern.compile("^((https?\\*?|\\*)://)?\\*(:.*)?$|^null$");

    private WebRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                "web/permissive-cors",
                "Never share an endpoint with every origin",
                Severity.MEDIUM,
                List.of(942, 346),
                List.of("3.4.2"),
                "A05",
                "A wildcard or an echoed origin lets every web site read the answer in its visitor's browser.",
                "An attacker's page reads what the victim's session may see.",
                List.of(
                        new Detector.AnnotationValue(
                                Verdict.STRUCTURE,
                                SPRING + "bind.annotation.CrossOrigin",
                                List.of("origins", "value", "originPatterns"),
                                ANY_ORIGIN,
                                true),
                        new Detector.ArgumentConstant(
                                Verdict.PROVED,
                                Calls.of(
                                        REGISTRATION + "allowedOrigins|allowedOriginPatterns(java.lang.String[])",
                                        REACTIVE + "allowedOrigins|allowedOriginPatterns(java.lang.String[])",
                                        CONFIGURATION + "addAllowedOrigin|addAllowedOriginPattern(java.lang.String)",
                                        CONFIGURATION + "setAllowedOrigins|setAllowedOriginPatterns(java.util.List)"),
                                0,
                                ANY_ORIGIN),
                        new Detector.Call(Verdict.PROVED, Calls.of(CONFIGURATION + "applyPermitDefaultValues()")),
                        new Detector.ArgumentConstant(
                                Verdict.PROVED,
                                Calls.of("org.springframework.http.HttpHeaders"
                                        + "#setAccessControlAllowOrigin(java.lang.String)"),
                                0,
                                Pattern.compile("^(\\*|null)$")),
                        new Detector.ArgumentFrom(
                                        Verdict.PROVED,
                                        Calls.of("org.springframework.http.HttpHeaders"
                                                + "#setAccessControlAllowOrigin(java.lang.String)"),
                                        0,
                                        Endpoints.REQUEST,
                                        List.of())
                                .orSent(),
                        new Detector.ArgumentConstant(
                                Verdict.POLICY,
                                Calls.of(
                                        "{ee}.servlet.http.HttpServletResponse#setHeader|addHeader(*)",
                                        "{ee}.ws.rs.core.Response$ResponseBuilder#header(java.lang.String, *)",
                                        "{ee}.ws.rs.core.MultivaluedMap#add|putSingle(java.lang.Object, java.lang.Object)",
                                        "org.springframework.http.ResponseEntity$HeadersBuilder"
                                                + "#header(java.lang.String, java.lang.String[])",
                                        SPRING + "servlet.function.ServerResponse$HeadersBuilder"
                                                + "#header(java.lang.String, java.lang.String[])",
                                        SPRING + "reactive.function.server.ServerResponse$HeadersBuilder"
                                                + "#header(java.lang.String, java.lang.String[])",
                                        "org.springframework.http.HttpHeaders#add|set(java.lang.String,"
                                                + " java.lang.String)"),
                                0,
                                Pattern.compile("^Access-Control-Allow-Origin$", Pattern.CASE_INSENSITIVE))),
                new Fix.Vetted(
                        List.of(
                                "io.github.secureblocks.web.cors.Cors",
                                "io.github.secureblocks.web.servlet.CorsFilter"),
                        "registry.addMapping(\"/**\").allowedOrigins(\"*\");",
                        "CorsFilter.of(Cors.builder().origin(\"https://a.example\").build())"),
                List.of(
                        "Do not echo the Origin header: that is a wildcard which works with cookies as well.",
                        "Do not set Access-Control headers by hand: name the origins once, in a configuration that refuses what is too wide."),
                "WebPermissiveCorsBad",
                "WebPermissiveCorsGood"));
    }
}
