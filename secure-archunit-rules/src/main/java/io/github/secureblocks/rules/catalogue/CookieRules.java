package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.regex.Pattern;

/** What a browser keeps and sends back. */
final class CookieRules {
    private static final String SERVLET = "{ee}.servlet.http.Cookie#";
    private static final String SPRING = "org.springframework.http.ResponseCookie";
    private static final String REST = "{ee}.ws.rs.core.NewCookie#<init>";
    private static final String REST_BUILDER = "jakarta.ws.rs.core.NewCookie$";
    private static final String NAMED = "(java.lang.String, java.lang.String, java.lang.String, java.lang.String, ";

    private static final Detector.Where SET_COOKIE =
            new Detector.Where(Detector.Beginning.ANY, 0, Pattern.compile("^Set-Cookie$", Pattern.CASE_INSENSITIVE));

    /** A whole cookie that lacks one of both; what deletes one need not. */
    private static final Pattern OPEN = Pattern.compile(
            "^(?=[^;=]+=)(?!.*;\\s*Max-Age=0)((?!.*;\\s*Secure\\s*(;|$))|(?!.*;\\s*HttpOnly\\s*(;|$)))",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern FALSE = Pattern.compile("^(false|0)$");

    private CookieRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                "web/insecure-cookie",
                "Never send a cookie without Secure and HttpOnly",
                Severity.MEDIUM,
                List.of(614, 1004),
                List.of("3.3.1", "3.3.4"),
                "A05",
                "A cookie without Secure travels in clear text, and one without HttpOnly is open to every script.",
                "An attacker on the way, or one whose script runs in the page, takes over the session.",
                List.of(
                        servlet("setSecure"),
                        servlet("setHttpOnly"),
                        spring("secure"),
                        spring("httpOnly"),
                        rest("secure"),
                        rest("httpOnly"),
                        new Detector.Call(
                                Verdict.PROVED,
                                Calls.of(
                                        REST + "({ee}.ws.rs.core.Cookie)",
                                        REST + "(java.lang.String, java.lang.String)")),
                        restFlag(NAMED + "java.lang.String, int, boolean, *)", 6),
                        restFlag(NAMED + "int, java.lang.String, int, boolean, *)", 7),
                        new Detector.ArgumentConstant(
                                Verdict.PROVED,
                                Calls.of("{ee}.servlet.SessionCookieConfig#setSecure|setHttpOnly(boolean)"),
                                0,
                                FALSE),
                        new Detector.ArgumentConstant(Verdict.PROVED, ofOneText(), 1, OPEN, SET_COOKIE),
                        new Detector.ArgumentNotConstant(Verdict.POLICY, ofOneText(), 1, made(), SET_COOKIE),
                        new Detector.Resource(
                                Verdict.STRUCTURE,
                                Endpoints.SETTINGS,
                                Pattern.compile(
                                        "^server\\.servlet\\.session\\.cookie\\.(secure|http[-_]?only)=false$",
                                        Pattern.CASE_INSENSITIVE)),
                        new Detector.Call(Verdict.POLICY, Calls.of(SERVLET + "<init>(*)", REST + "(*)"))),
                new Fix.Vetted(
                        List.of("io.github.secureblocks.web.cookie.HostCookie"),
                        "response.addCookie(new Cookie(\"session\", token));",
                        "HostCookie.of(\"session\").setCookie(token)"),
                List.of(
                        "Do not set Secure only in production: browsers take such cookies from localhost as well.",
                        "Do not drop HttpOnly so that a script can read a token: give the script an endpoint."),
                "WebInsecureCookieBad",
                "WebInsecureCookieGood"));
    }

    private static Detector servlet(String setter) {
        return new Detector.NotConfigured(
                Verdict.PROVED,
                Calls.of(SERVLET + "<init>(*)"),
                yes(SERVLET + setter),
                Calls.of("{ee}.servlet.http.HttpServletResponse#addCookie({ee}.servlet.http.Cookie)"));
    }

    private static Detector spring(String setter) {
        return new Detector.NotConfigured(
                Verdict.PROVED,
                Calls.of(SPRING + "#from|fromClientResponse(*)"),
                yes(SPRING + "$ResponseCookieBuilder#" + setter),
                Calls.of(SPRING + "$ResponseCookieBuilder#build()"));
    }

    private static List<Signature> ofOneText() {
        return Calls.of(
                "{ee}.servlet.http.HttpServletResponse#setHeader|addHeader(java.lang.String, java.lang.String)",
                "org.springframework.http.HttpHeaders#add|set(java.lang.String, java.lang.String)");
    }

    /** What has both attributes. */
    private static List<Signature> made() {
        return Calls.of(
                "io.github.secureblocks.web.cookie.HostCookie#setCookie|setEncoded(*)",
                "io.github.secureblocks.web.cookie.HostCookie#clear()",
                "org.springframework.http.ResponseCookie#toString()");
    }

    private static Detector rest(String setter) {
        return new Detector.NotConfigured(
                Verdict.PROVED,
                Calls.of(REST_BUILDER + "Builder#<init>(*)"),
                yes(REST_BUILDER + "AbstractNewCookieBuilder#" + setter),
                Calls.of(REST_BUILDER + "Builder#build()"));
    }

    private static Detector restFlag(String parameters, int secure) {
        return new Detector.ArgumentConstant(Verdict.PROVED, Calls.of(REST + parameters), secure, FALSE);
    }

    private static List<Detector.Setting> yes(String setter) {
        return List.of(new Detector.Setting(Signature.of(setter + "(boolean)"), List.of("true")));
    }
}
