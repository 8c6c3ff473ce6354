package io.github.secureblocks.rules.catalogue;

import java.util.List;

/** Where a request comes in and an answer goes out, for all rules that look at either. */
final class Endpoints {
    private static final String WEB = "org.springframework.web.bind.annotation.";

    /** Annotations by which Spring MVC finds a handler. */
    static final List<String> SPRING = List.of(
            WEB + "RequestMapping",
            WEB + "GetMapping",
            WEB + "PostMapping",
            WEB + "PutMapping",
            WEB + "PatchMapping",
            WEB + "DeleteMapping");

    /** Annotations by which Jakarta REST finds a resource method. */
    static final List<String> REST = List.of(
            "{ee}.ws.rs.GET",
            "{ee}.ws.rs.POST",
            "{ee}.ws.rs.PUT",
            "{ee}.ws.rs.PATCH",
            "{ee}.ws.rs.DELETE",
            "{ee}.ws.rs.HEAD",
            "{ee}.ws.rs.OPTIONS",
            "{ee}.ws.rs.HttpMethod");

    /** Settings of Spring Boot that hold where an application is served; those of a developer's profile may differ. */
    static final List<String> SETTINGS = List.of(
            "application.properties",
            "application.yml",
            "application.yaml",
            "application-prod.properties",
            "application-prod.yml",
            "application-prod.yaml",
            "application-production.properties",
            "application-production.yml",
            "application-production.yaml");

    /** What a client has written. */
    static final List<Signature> REQUEST = Calls.of(
            "{ee}.servlet.ServletRequest#getParameter|getParameterValues(java.lang.String)",
            "{ee}.servlet.ServletRequest#getParameterMap()",
            "{ee}.servlet.http.HttpServletRequest#getHeader|getHeaders(java.lang.String)",
            "{ee}.servlet.http.HttpServletRequest#getQueryString|getPathInfo|getRequestURI|getCookies()",
            "{ee}.servlet.http.HttpServletRequest#getRequestURL()",
            "{ee}.servlet.http.Cookie#getValue()");

    /** Where text for a response is written to. */
    static final List<Signature> RESPONSE = Calls.of("{ee}.servlet.ServletResponse#getWriter|getOutputStream()");

    private static final List<Signature> WRITES = Calls.of(
            "java.io.PrintWriter#print|println(java.lang.String)",
            "java.io.PrintWriter#print|println(java.lang.Object)",
            "java.io.PrintWriter#format|printf(java.lang.String, *)",
            "java.io.Writer#write(java.lang.String, *)",
            "java.io.Writer#append(java.lang.CharSequence)",
            "java.io.OutputStream#write(byte[], *)",
            "{ee}.servlet.ServletOutputStream#print|println(java.lang.String)");
    private static final List<Signature> FORMATS =
            Calls.of("java.io.PrintWriter#format|printf(java.lang.String, java.lang.Object[])");
    private static final List<Signature> LOCAL_FORMATS =
            Calls.of("java.io.PrintWriter#format|printf(java.util.Locale, java.lang.String, java.lang.Object[])");

    private Endpoints() {}

    /** What a source answers, written into a response: to any other writer it is a file's or a string's business. */
    static List<Detector> written(List<Signature> sources, List<Signature> neutral) {
        return List.of(
                new Detector.ArgumentFrom(Verdict.PROVED, WRITES, 0, sources, RESPONSE, neutral),
                new Detector.ArgumentFrom(Verdict.PROVED, FORMATS, 1, sources, RESPONSE, neutral),
                new Detector.ArgumentFrom(Verdict.PROVED, LOCAL_FORMATS, 2, sources, RESPONSE, neutral));
    }
}
