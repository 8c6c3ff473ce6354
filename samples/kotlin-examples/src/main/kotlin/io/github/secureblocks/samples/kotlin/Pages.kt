package io.github.secureblocks.samples.kotlin

import jakarta.annotation.security.PermitAll
import jakarta.servlet.http.HttpServletRequest
import jakarta.servlet.http.HttpServletResponse
import org.owasp.encoder.Encode
import org.springframework.http.MediaType
import org.springframework.http.ResponseEntity
import org.springframework.web.bind.annotation.ExceptionHandler
import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.RequestParam
import org.springframework.web.bind.annotation.RestController

/** What handlers and servlets answer. */
@PermitAll
@RestController
class Pages {
    @GetMapping("/hello", produces = [MediaType.TEXT_HTML_VALUE])
    fun unsafeHello(@RequestParam name: String) = "<p>Hello $name</p>" // unsafe html/unencoded-output

    @GetMapping("/safe-hello", produces = [MediaType.TEXT_HTML_VALUE])
    fun safeHello(@RequestParam name: String) = "<p>Hello ${Encode.forHtml(name)}</p>" // safe html/unencoded-output

    @GetMapping("/found", produces = [MediaType.TEXT_HTML_VALUE])
    fun unsafeFound(@RequestParam(required = false) query: String?): ResponseEntity<String> {
        val title = query?.let { "Results for $it" } ?: "All"
        return ResponseEntity.ok("<h1>$title</h1>") // unsafe html/unencoded-output
    }

    @GetMapping("/safe-found", produces = [MediaType.TEXT_HTML_VALUE])
    fun safeFound(@RequestParam(required = false) query: String?): ResponseEntity<String> {
        val title = query?.let { "Results" } ?: "All"
        return ResponseEntity.ok("<h1>$title</h1>") // safe html/unencoded-output
    }

    fun unsafeServlet(request: HttpServletRequest, response: HttpServletResponse) {
        response.sendError(404, "No note ${request.getParameter("id")}") // unsafe html/unencoded-output
    }

    fun safeServlet(request: HttpServletRequest, response: HttpServletResponse) {
        response.sendError(404, "No note ${request.getParameter("id").toInt()}") // safe html/unencoded-output
    }

    fun unsafeOut(request: HttpServletRequest, response: HttpServletResponse) {
        response.outputStream.use {
            it.write("<p>${request.getParameter("name")}</p>".toByteArray()) // unsafe html/unencoded-output
        }
    }

    fun safeOut(request: HttpServletRequest, response: HttpServletResponse) {
        val name = Encode.forHtml(request.getParameter("name"))
        response.outputStream.use {
            it.write("<p>$name</p>".toByteArray()) // safe html/unencoded-output
        }
    }

    @ExceptionHandler
    fun unsafeFailed(failed: IllegalStateException): ResponseEntity<String> =
        ResponseEntity.badRequest().body(failed.message ?: "Failed") // unsafe error/stack-trace-to-client // unsafe html/unencoded-output

    @ExceptionHandler
    fun safeFailed(failed: IllegalArgumentException): ResponseEntity<String> {
        val text = if (failed.cause == null) "Failed" else "Failed twice"
        return ResponseEntity.badRequest().body(text) // safe error/stack-trace-to-client
    }

    fun unsafeTrace(response: HttpServletResponse, failed: Exception) {
        response.sendError(500, failed.stackTraceToString()) // unsafe error/stack-trace-to-client
    }

    fun safeTrace(response: HttpServletResponse, failed: Exception) {
        response.sendError(500, "Failed".also { LOG.info("failed", failed) }) // safe error/stack-trace-to-client
    }

    private companion object {
        val LOG: org.slf4j.Logger = org.slf4j.LoggerFactory.getLogger("pages")
    }
}
