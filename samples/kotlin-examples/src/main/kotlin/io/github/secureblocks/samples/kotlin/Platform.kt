package io.github.secureblocks.samples.kotlin

import jakarta.servlet.http.Cookie
import jakarta.servlet.http.HttpServletRequest
import jakarta.servlet.http.HttpServletResponse
import java.io.File
import java.io.InputStream
import java.io.ObjectInputFilter
import java.io.ObjectInputStream
import java.nio.file.Path
import java.security.cert.X509Certificate
import javax.net.ssl.HostnameVerifier
import javax.net.ssl.HttpsURLConnection
import javax.net.ssl.SSLParameters
import javax.net.ssl.X509TrustManager
import javax.script.ScriptEngine
import javax.xml.parsers.DocumentBuilderFactory
import javax.xml.stream.XMLInputFactory
import kotlin.io.path.Path
import kotlin.io.path.div
import org.springframework.expression.spel.standard.SpelExpressionParser
import org.springframework.http.ResponseCookie
import org.springframework.web.cors.CorsConfiguration

private const val NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl"

fun Cookie.hardened() = apply {
    secure = true
    isHttpOnly = true
}

/** Files, processes, parsers, cookies, certificates, scripts. */
class Platform {
    fun unsafeFile(request: HttpServletRequest) = File(UPLOADS, request.getParameter("name")) // unsafe file/path-from-data

    fun safeFile(request: HttpServletRequest) = File(UPLOADS, "${request.getParameter("id").toLong()}.txt") // safe file/path-from-data

    fun unsafePath(request: HttpServletRequest): Path =
        Path.of("/srv/notes").resolve(request.getParameter("name") ?: "index") // unsafe file/path-from-data

    fun safePath(request: HttpServletRequest): Path =
        Path.of("/srv/notes").resolve(request.getParameter("name")?.let { "index" } ?: "empty") // safe file/path-from-data

    fun unsafeKotlinPath(request: HttpServletRequest): Path =
        Path("/srv/notes") / request.getParameter("name") // unsafe file/path-from-data

    fun safeKotlinPath(): Path = Path("/srv/notes") / "index" // safe file/path-from-data

    fun unsafeResolved(request: HttpServletRequest) =
        File(UPLOADS).resolve(request.getParameter("name")) // unsafe file/path-from-data

    fun safeResolved() = File(UPLOADS).resolve("index") // safe file/path-from-data

    fun unsafeProcess(file: String): Process =
        ProcessBuilder("sh", "-c", "convert $file").start() // unsafe process/shell-command

    fun safeProcess(file: String): Process =
        ProcessBuilder("/usr/bin/convert", "--", file).start() // safe process/shell-command

    fun unsafeProcessList(file: String): Process =
        ProcessBuilder(listOf("cmd.exe", "/c", "type $file")).start() // unsafe process/shell-command

    fun safeProcessList(file: String): Process =
        ProcessBuilder(listOf("/usr/bin/type", "--", file)).start() // safe process/shell-command

    fun unsafeXml(text: InputStream) =
        DocumentBuilderFactory.newInstance().apply { isNamespaceAware = true }.newDocumentBuilder().parse(text) // unsafe xml/external-entities

    fun safeXml(text: InputStream) =
        DocumentBuilderFactory.newInstance().apply { setFeature(NO_DOCTYPE, true) }.newDocumentBuilder().parse(text) // safe xml/external-entities

    fun unsafeStream(text: InputStream) =
        XMLInputFactory.newFactory().also { it.setProperty(XMLInputFactory.IS_COALESCING, true) }.createXMLStreamReader(text) // unsafe xml/external-entities

    fun safeStream(text: InputStream) =
        XMLInputFactory.newFactory().also { it.setProperty(XMLInputFactory.SUPPORT_DTD, false) }.createXMLStreamReader(text) // safe xml/external-entities

    fun unsafeCookie(response: HttpServletResponse, token: String) {
        response.addCookie(Cookie("session", token).apply { isHttpOnly = true }) // unsafe web/insecure-cookie
    }

    fun safeCookie(response: HttpServletResponse, token: String) {
        response.addCookie(Cookie("session", token).hardened()) // safe web/insecure-cookie
    }

    fun unsafeCookieApply(response: HttpServletResponse, token: String, production: Boolean) {
        val cookie = Cookie("session", token).apply { // unsafe web/insecure-cookie
            if (production) secure = true
            isHttpOnly = true
        }
        response.addCookie(cookie)
    }

    fun safeCookieApply(response: HttpServletResponse, token: String) {
        val cookie = Cookie("session", token).apply { // safe web/insecure-cookie
            secure = true
            isHttpOnly = true
        }
        response.addCookie(cookie)
    }

    fun unsafeResponseCookie(token: String, production: Boolean = true) =
        ResponseCookie.from("session", token).secure(production).httpOnly(true).build().toString() // unsafe web/insecure-cookie

    fun safeResponseCookie(token: String, days: Long = 1) =
        ResponseCookie.from("session", token).secure(true).httpOnly(true).maxAge(days).build().toString() // safe web/insecure-cookie

    fun unsafeCors() = CorsConfiguration().apply { allowedOrigins = listOf("*") } // unsafe web/permissive-cors

    fun safeCors() = CorsConfiguration().apply { allowedOrigins = listOf("https://notes.example") } // safe web/permissive-cors

    fun unsafeScript(engine: ScriptEngine, formula: String): Any? = engine.eval("1 + $formula") // unsafe code/dynamic-evaluation

    fun safeScript(engine: ScriptEngine, factor: Int): Any? = engine.eval("1 + $factor") // safe code/dynamic-evaluation

    fun unsafeExpression(names: List<String>) =
        SpelExpressionParser().parseExpression(names.joinToString(".") { "#$it" }) // unsafe code/dynamic-evaluation

    fun safeExpression(deep: Boolean) =
        SpelExpressionParser().parseExpression(listOf("note", if (deep) "owner" else "id").joinToString(".")) // safe code/dynamic-evaluation

    fun unsafeVerifier(connection: HttpsURLConnection) {
        connection.hostnameVerifier = HostnameVerifier { _, _ -> true } // unsafe tls/verification-off
    }

    fun unsafeIdentification(parameters: SSLParameters) {
        parameters.endpointIdentificationAlgorithm = null // unsafe tls/verification-off
    }

    fun safeIdentification(parameters: SSLParameters) {
        parameters.endpointIdentificationAlgorithm = "HTTPS" // safe tls/verification-off
    }

    fun policyStream(bytes: InputStream): Any? = ObjectInputStream(bytes).use { it.readObject() } // policy serial/java-deserialization

    fun safeObjectStream(bytes: InputStream): Any? {
        val input = ObjectInputStream(bytes) // safe serial/java-deserialization
        input.objectInputFilter = ObjectInputFilter.Config.createFilter("com.example.Note;!*") // safe serial/java-deserialization
        return input.readObject()
    }

    fun unsafeFilter(bytes: InputStream): Any? {
        val input = ObjectInputStream(bytes)
        input.objectInputFilter = ObjectInputFilter.Config.createFilter("com.example.**;*") // unsafe serial/java-deserialization
        return input.readObject()
    }

    private companion object {
        const val UPLOADS = "/srv/notes/uploads"
    }
}

object TrustEverything : X509TrustManager {
    override fun checkClientTrusted(chain: Array<X509Certificate>, type: String) = Unit // unsafe tls/verification-off

    override fun checkServerTrusted(chain: Array<X509Certificate>, type: String) {} // unsafe tls/verification-off

    override fun getAcceptedIssuers(): Array<X509Certificate> = emptyArray()
}

class Delegated(private val checks: X509TrustManager) : X509TrustManager by checks // safe tls/verification-off
