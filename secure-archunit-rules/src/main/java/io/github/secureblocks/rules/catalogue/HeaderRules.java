package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.regex.Pattern;

/** What a response tells a browser to refuse. */
final class HeaderRules {
    private static final String CONFIG = "org.springframework.security.config.";
    private static final String SERVLET = CONFIG + "annotation.web.configurers.HeadersConfigurer";
    private static final String REACTIVE = CONFIG + "web.server.ServerHttpSecurity$HeaderSpec";
    private static final String WRITER = "org.springframework.security.web.header.writers.";

    /** Scripts of whoever writes into the page; beside a nonce or a hash a browser does not look at 'unsafe-inline'. */
    private static final Pattern OPEN_POLICY = Pattern.compile(
            "(^|[;\\s])(script-src(-elem|-attr)?|default-src)\\s(?![^;]*'(nonce|sha(256|384|512))-)[^;]*'unsafe-inline'"
                    + "|(^|[;\\s])(script-src|default-src)(\\s[^;]*)?(\\s'unsafe-eval'|\\s(data:|https?:|\\*)(\\s|;|$))",
            Pattern.CASE_INSENSITIVE);

    private HeaderRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                "web/headers-off",
                "Never switch a security header off",
                Severity.MEDIUM,
                List.of(693, 1021),
                List.of("3.4.3", "3.4.4", "3.4.6"),
                "A05",
                "These headers make a browser refuse frames, guessed types and scripts that nobody meant to run.",
                "An attacker frames the page, or a script that he gets into it runs.",
                List.of(
                        new Detector.Call(
                                Verdict.POLICY,
                                Calls.of(
                                        SERVLET + "#disable|defaultsDisabled()",
                                        SERVLET + "$FrameOptionsConfig#disable()",
                                        SERVLET + "$ContentTypeOptionsConfig#disable()",
                                        SERVLET + "$HstsConfig#disable()",
                                        CONFIG + "annotation.web.HeadersDsl#disable()",
                                        REACTIVE + "#disable()",
                                        REACTIVE + "$FrameOptionsSpec#disable()",
                                        REACTIVE + "$ContentTypeOptionsSpec#disable()",
                                        REACTIVE + "$HstsSpec#disable()")),
                        new Detector.ReferenceOn(Verdict.POLICY, Calls.of(CsrfRules.INHERITED), SERVLET),
                        policy(
                                Calls.of(
                                        SERVLET + "$ContentSecurityPolicyConfig#policyDirectives(java.lang.String)",
                                        REACTIVE + "$ContentSecurityPolicySpec#policyDirectives(java.lang.String)",
                                        WRITER + "ContentSecurityPolicyHeaderWriter#<init>(java.lang.String)",
                                        WRITER
                                                + "ContentSecurityPolicyHeaderWriter"
                                                + "#setPolicyDirectives(java.lang.String)"),
                                0),
                        new Detector.ArgumentConstant(
                                Verdict.PROVED,
                                Calls.of(
                                        "{ee}.servlet.http.HttpServletResponse"
                                                + "#setHeader|addHeader(java.lang.String, java.lang.String)",
                                        "org.springframework.http.HttpHeaders"
                                                + "#add|set(java.lang.String, java.lang.String)"),
                                1,
                                OPEN_POLICY,
                                new Detector.Where(
                                        Detector.Beginning.ANY,
                                        0,
                                        Pattern.compile("^Content-Security-Policy$", Pattern.CASE_INSENSITIVE))),
                        header("X-Frame-Options", "^ALLOW"),
                        header("Strict-Transport-Security", "max-age=\"?0\\b"),
                        header("Referrer-Policy", "^unsafe-url$")),
                new Fix.Vetted(
                        List.of(
                                "io.github.secureblocks.web.headers.SecurityHeaders",
                                "io.github.secureblocks.web.servlet.SecurityHeadersFilter"),
                        "http.headers(headers -> headers.disable())",
                        "SecurityHeadersFilter.of(SecurityHeaders.html())"),
                List.of(
                        "Do not allow 'unsafe-inline' for one script: give it the nonce of the response.",
                        "Do not switch framing on for all pages because one is framed: weaken that route alone."),
                "WebHeadersOffBad",
                "WebHeadersOffGood"));
    }

    private static Detector header(String name, String off) {
        return new Detector.ArgumentConstant(
                Verdict.PROVED,
                Calls.of("{ee}.servlet.http.HttpServletResponse"
                        + "#setHeader|addHeader(java.lang.String, java.lang.String)"),
                1,
                Pattern.compile(off, Pattern.CASE_INSENSITIVE),
                new Detector.Where(
                        Detector.Beginning.ANY, 0, Pattern.compile("^" + name + "$", Pattern.CASE_INSENSITIVE)));
    }

    private static Detector policy(List<Signature> calls, int argument) {
        return new Detector.ArgumentConstant(Verdict.PROVED, calls, argument, OPEN_POLICY);
    }
}
