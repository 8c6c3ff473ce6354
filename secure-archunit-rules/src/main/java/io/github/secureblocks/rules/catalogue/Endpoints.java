package io.github.secureblocks.rules.catalogue;

import java.util.List;

/** Where a request comes in and an answer goes out, for all rules that look at either. */
final class Endpoints {
    private static final String SPRING_WEB = "org.springframework.web.";
    private static final String WEB = SPRING_WEB + "bind.annotation.";

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
            "{ee}.servlet.ServletRequest#getParameterMap|getParameterNames|getReader()",
            "{ee}.servlet.http.Part#getSubmittedFileName()",
            "{ee}.servlet.http.HttpServletRequest#getHeader|getHeaders(java.lang.String)",
            "{ee}.servlet.http.HttpServletRequest#getQueryString|getPathInfo|getRequestURI|getCookies()",
            "{ee}.servlet.http.HttpServletRequest#getRequestURL()",
            "{ee}.servlet.http.Cookie#getValue()",
            "{ee}.ws.rs.core.UriInfo#getQueryParameters|getPathParameters(*)",
            "{ee}.ws.rs.core.HttpHeaders#getHeaderString(java.lang.String)",
            "{ee}.ws.rs.container.ContainerRequestContext#getHeaderString(java.lang.String)",
            SPRING_WEB + "context.request.WebRequest#getParameter|getHeader(java.lang.String)",
            SPRING_WEB + "servlet.function.ServerRequest#param|pathVariable(java.lang.String)",
            SPRING_WEB + "reactive.function.server.ServerRequest#queryParam|pathVariable(java.lang.String)",
            "org.springframework.http.server.reactive.ServerHttpRequest#getQueryParams()");

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
                written(WRITES, 0, sources, neutral),
                written(FORMATS, 1, sources, neutral),
                written(LOCAL_FORMATS, 2, sources, neutral));
    }

    private static Detector written(
            List<Signature> calls, int argument, List<Signature> sources, List<Signature> neutral) {
        Detector.ArgumentFrom from =
                new Detector.ArgumentFrom(Verdict.PROVED, calls, argument, sources, RESPONSE, neutral);
        return sources == REQUEST ? from.orSent() : from;
    }
}
