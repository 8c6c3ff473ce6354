package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a failure tells, and to whom. */
final class ErrorRules {
    private static final String ERROR = "io.github.secureblocks.web.error.";
    private static final String HTTP = "org.springframework.http.";
    private static final String WEB = "org.springframework.web.";

    private ErrorRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                "error/stack-trace-to-client",
                "Never answer with the text or trace of an exception",
                Severity.MEDIUM,
                List.of(209, 532),
                List.of("16.5.1"),
                "A05",
                "An exception's text names tables, paths, versions and sometimes the data itself.",
                "An attacker learns how the program is built and where it breaks.",
                Stream.concat(
                                Endpoints.written(text(), List.of()).stream(),
                                Stream.of(
                                        new Detector.ArgumentFrom(
                                                Verdict.PROVED,
                                                Calls.of("java.lang.Throwable#printStackTrace(java.io.PrintWriter)"),
                                                0,
                                                Endpoints.RESPONSE,
                                                List.of()),
                                        told(answersFirst(), 0),
                                        told(answersSecond(), 1),
                                        told(
                                                Calls.of(WEB + "servlet.ModelAndView#<init>(java.lang.String,"
                                                        + " java.lang.String, java.lang.Object)"),
                                                2),
                                        answered(
                                                Stream.concat(
                                                                Endpoints.SPRING.stream(),
                                                                Stream.of(WEB + "bind.annotation.ExceptionHandler"))
                                                        .toList(),
                                                List.of(
                                                        WEB + "bind.annotation.ResponseBody",
                                                        WEB + "bind.annotation.RestController")),
                                        answered(Endpoints.REST, List.of()),
                                        new Detector.Resource(
                                                Verdict.STRUCTURE,
                                                Endpoints.SETTINGS,
                                                Pattern.compile(
                                                        "^(server|spring\\.web)\\.error\\.include[-_]?"
                                                                + "(stack[-_]?trace|message|exception)="
                                                                + "(always|true)$",
                                                        Pattern.CASE_INSENSITIVE)),
                                        constant("Problem#detail(java.lang.String)", 0),
                                        constant("ProblemType#of(int, java.lang.String, java.lang.String)", 1),
                                        constant("ProblemType#of(int, java.lang.String, java.lang.String)", 2),
                                        constant("RequestRefused#of(int, java.lang.String)", 1),
                                        constant("RequestRefused#of(" + ERROR + "ProblemType, java.lang.String)", 1),
                                        new Detector.Call(
                                                Verdict.POLICY, Calls.of("java.lang.Throwable#printStackTrace()"))))
                        .toList(),
                new Fix.Vetted(
                        List.of("io.github.secureblocks.web.servlet.ErrorFilter"),
                        "return ResponseEntity.internalServerError().body(failed.getMessage());",
                        "throw failed; // ErrorFilter answers"),
                List.of(
                        "Do not cut the message short: the first line is what an attacker reads.",
                        "Do not call printStackTrace() instead: ErrorFilter logs what is thrown, with the reference that"
                                + " the client is told."),
                "ErrorStackTraceToClientBad",
                "ErrorStackTraceToClientGood"));
    }

    private static Detector told(List<Signature> calls, int argument) {
        return new Detector.ArgumentFrom(Verdict.PROVED, calls, argument, text(), List.of());
    }

    private static Detector answered(List<String> handlers, List<String> bodies) {
        return new Detector.HandlerAnswersFrom(Verdict.PROVED, handlers, bodies, text());
    }

    private static Detector constant(String call, int argument) {
        return new Detector.ArgumentNotLiteral(Verdict.PROVED, Calls.of(ERROR + call), argument);
    }

    private static List<Signature> answersFirst() {
        return Calls.of(
                HTTP + "ResponseEntity$BodyBuilder#body(java.lang.Object)",
                HTTP + "ResponseEntity#<init>(java.lang.Object, *)",
                HTTP + "ResponseEntity#ok(java.lang.Object)",
                HTTP + "ProblemDetail#setDetail|setTitle(java.lang.String)",
                WEB + "servlet.function.ServerResponse$BodyBuilder#body(java.lang.Object)",
                WEB + "reactive.function.server.ServerResponse$BodyBuilder#bodyValue(java.lang.Object)",
                "{ee}.ws.rs.core.Response#ok(java.lang.Object, *)",
                "{ee}.ws.rs.core.Response$ResponseBuilder#entity(java.lang.Object, *)",
                "{ee}.ws.rs.WebApplicationException#<init>(java.lang.String, *)");
    }

    private static List<Signature> answersSecond() {
        return Calls.of(
                "{ee}.servlet.http.HttpServletResponse#sendError(int, java.lang.String)",
                "{ee}.servlet.http.HttpServletResponse#setHeader|addHeader(java.lang.String, java.lang.String)",
                HTTP + "ProblemDetail#setProperty(java.lang.String, java.lang.Object)",
                HTTP + "ProblemDetail#forStatusAndDetail(" + HTTP + "HttpStatusCode, java.lang.String)",
                "org.springframework.ui.Model#addAttribute(java.lang.String, java.lang.Object)",
                WEB + "servlet.mvc.support.RedirectAttributes#addFlashAttribute(java.lang.String, java.lang.Object)",
                WEB + "servlet.ModelAndView#addObject(java.lang.String, java.lang.Object)",
                "org.springframework.web.server.ResponseStatusException#<init>(" + HTTP
                        + "HttpStatusCode, java.lang.String, *)");
    }

    private static List<Signature> text() {
        return Calls.of(
                "java.lang.Throwable#getMessage|getLocalizedMessage|toString|getStackTrace()",
                "com.google.common.base.Throwables#getStackTraceAsString(*)",
                "kotlin.ExceptionsKt#stackTraceToString(java.lang.Throwable)",
                "org.apache.commons.lang3.exception.ExceptionUtils#getStackTrace|getMessage|getRootCauseMessage(*)");
    }
}
