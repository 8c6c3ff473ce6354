package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.regex.Pattern;

/** Where a browser, or a request, is sent on to. */
final class RedirectRules {
    private static final String WEB = "org.springframework.web.";
    private static final String HTTP = "org.springframework.http.";
    private static final String FUNCTION = WEB + "servlet.function.ServerResponse";
    private static final String REACTIVE = WEB + "reactive.result.view.";
    private static final String REACTIVE_FUNCTION = WEB + "reactive.function.server.ServerResponse";
    private static final String REST = "{ee}.ws.rs.core.Response";
    private static final String SERVLET = "{ee}.servlet.http.HttpServletResponse#";
    private static final List<String> BODIES =
            List.of(WEB + "bind.annotation.ResponseBody", WEB + "bind.annotation.RestController");
    private static final Detector.Where OPEN = Detector.Where.begins(Detector.Beginning.OPEN_ADDRESS);
    private static final Detector.Where HEADER = new Detector.Where(
            Detector.Beginning.OPEN_ADDRESS, 0, Pattern.compile("^Location$", Pattern.CASE_INSENSITIVE));

    private RedirectRules() {}

    static List<Rule> rules() {
        return List.of(redirect(), view());
    }

    private static Rule redirect() {
        return new Rule(
                "web/open-redirect",
                "Never redirect to where data says",
                Severity.MEDIUM,
                List.of(601),
                List.of("3.7.2"),
                "A01",
                "A target that begins with data can name any host: //evil.example and /\\\\evil.example leave this one.",
                "An attacker's link begins with this site's name and ends on his, with what was typed or a token.",
                List.of(
                        sent(directly(), OPEN),
                        sent(Calls.of(views()), OPEN),
                        header(Verdict.PROVED),
                        sent(viewNames(), Detector.Where.begins(Detector.Beginning.OPEN_REDIRECT)),
                        new Detector.HandlerNamesView(
                                Verdict.PROVED,
                                Endpoints.SPRING,
                                BODIES,
                                Detector.Beginning.OPEN_REDIRECT,
                                Endpoints.REQUEST,
                                allowed()),
                        new Detector.ArgumentNotConstant(
                                Verdict.POLICY,
                                Calls.of(SERVLET + "sendRedirect(java.lang.String, *)"),
                                0,
                                allowed(),
                                OPEN),
                        new Detector.ArgumentNotConstant(Verdict.POLICY, headers(), 1, allowed(), HEADER)),
                new Fix.Vetted(
                        List.of(
                                "io.github.secureblocks.web.redirect.RedirectTargets",
                                "io.github.secureblocks.web.servlet.SeeOther"),
                        "response.sendRedirect(next);",
                        "SeeOther.send(response, RedirectTargets.paths().of(next));"),
                List.of(
                        "Do not check startsWith(\"/\"): //evil.example does, and so does /\\\\evil.example.",
                        "Do not compare the host of a java.net.URI: browsers read addresses otherwise."),
                "WebOpenRedirectBad",
                "WebOpenRedirectGood");
    }

    private static Rule view() {
        return new Rule(
                "web/view-from-data",
                "Never let data name a view or forward",
                Severity.HIGH,
                List.of(552, 1336, 98),
                List.of("1.3.7", "5.3.2"),
                "A03",
                "A forward reaches what no client may ask for, and a view's name is an expression to some engines.",
                "An attacker reads WEB-INF, or runs code in the engine that resolves the name.",
                List.of(
                        new Detector.ArgumentFrom(
                                        Verdict.PROVED,
                                        Calls.of(
                                                "{ee}.servlet.ServletRequest#getRequestDispatcher(java.lang.String)",
                                                "{ee}.servlet.ServletContext#getRequestDispatcher(java.lang.String)"),
                                        0,
                                        Endpoints.REQUEST,
                                        List.of())
                                .orSent(),
                        new Detector.ArgumentFrom(
                                        Verdict.PROVED,
                                        viewNames(),
                                        0,
                                        Endpoints.REQUEST,
                                        List.of(),
                                        List.of(),
                                        Detector.Where.begins(Detector.Beginning.NO_REDIRECT))
                                .orSent(),
                        new Detector.HandlerNamesView(
                                Verdict.PROVED,
                                Endpoints.SPRING,
                                BODIES,
                                Detector.Beginning.NO_REDIRECT,
                                Endpoints.REQUEST,
                                List.of())),
                new Fix.Refused(
                        "return \"pages/\" + page;", "What data can name, data can reach.", CodeRules.CLOSED_CHOICE),
                List.of(
                        "Do not remove .. or :: from the name: an engine reads more than these.",
                        "Do not add a prefix: what follows it is still data."),
                "WebViewFromDataBad",
                "WebViewFromDataGood");
    }

    private static Detector sent(List<Signature> calls, Detector.Where where) {
        return new Detector.ArgumentFrom(Verdict.PROVED, calls, 0, Endpoints.REQUEST, List.of(), allowed(), where)
                .orSent();
    }

    private static Detector header(Verdict verdict) {
        return new Detector.ArgumentFrom(verdict, headers(), 1, Endpoints.REQUEST, List.of(), allowed(), HEADER)
                .orSent();
    }

    private static List<Signature> directly() {
        return Calls.of(
                SERVLET + "sendRedirect(java.lang.String, *)",
                HTTP + "HttpHeaders#setLocation(java.net.URI)",
                HTTP + "ResponseEntity$HeadersBuilder#location(java.net.URI)",
                FUNCTION + "#seeOther|temporaryRedirect|permanentRedirect(java.net.URI)",
                FUNCTION + "$HeadersBuilder#location(java.net.URI)",
                REACTIVE_FUNCTION + "#seeOther|temporaryRedirect|permanentRedirect(java.net.URI)",
                REACTIVE_FUNCTION + "$HeadersBuilder#location(java.net.URI)",
                REST + "#seeOther|temporaryRedirect(java.net.URI)",
                REST + "$ResponseBuilder#location(java.net.URI)");
    }

    private static String[] views() {
        return new String[] {
            WEB + "servlet.view.RedirectView#<init>(java.lang.String, *)",
            WEB + "servlet.view.AbstractUrlBasedView#setUrl(java.lang.String)",
            REACTIVE + "RedirectView#<init>(java.lang.String, *)",
            REACTIVE + "AbstractUrlBasedView#setUrl(java.lang.String)",
            REACTIVE + "Rendering#redirectTo(java.lang.String)"
        };
    }

    private static List<Signature> viewNames() {
        return Calls.of(
                WEB + "servlet.ModelAndView#<init>(java.lang.String, *)",
                WEB + "servlet.ModelAndView#setViewName(java.lang.String)",
                REACTIVE + "Rendering#view(java.lang.String)");
    }

    private static List<Signature> headers() {
        return Calls.of(
                SERVLET + "setHeader|addHeader(java.lang.String, java.lang.String)",
                HTTP + "HttpHeaders#add|set(java.lang.String, java.lang.String)",
                HTTP + "ResponseEntity$HeadersBuilder#header(java.lang.String, java.lang.String[])",
                FUNCTION + "$HeadersBuilder#header(java.lang.String, java.lang.String[])",
                REACTIVE_FUNCTION + "$HeadersBuilder#header(java.lang.String, java.lang.String[])",
                REST + "$ResponseBuilder#header(java.lang.String, java.lang.Object)");
    }

    private static List<Signature> allowed() {
        return Calls.of(
                "io.github.secureblocks.web.redirect.RedirectTarget#location|uri|toString()",
                "{ee}.servlet.http.HttpServletRequest#getContextPath()");
    }
}
