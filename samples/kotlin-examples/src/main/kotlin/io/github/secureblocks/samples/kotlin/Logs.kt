package io.github.secureblocks.samples.kotlin

import com.google.errorprone.annotations.CompileTimeConstant
import java.util.logging.Level
import java.util.logging.Logger
import org.slf4j.LoggerFactory

private val LOG = LoggerFactory.getLogger("notes")

fun find(@CompileTimeConstant condition: String, vararg values: Any) = listOf(condition) + values

/** Messages, and text that a parameter asks to be constant. */
class Logs {
    private val jul = Logger.getLogger(Logs::class.java.name)

    fun unsafeMessage(user: String) {
        LOG.info("login failed for $user") // unsafe log/forged-line
    }

    fun safeMessage(attempts: Int) {
        LOG.info("login failed, attempt $attempts") // safe log/forged-line
    }

    fun unsafeInCatch(user: String) {
        runCatching { user.toInt() }.onFailure { LOG.warn("no number: $user", it) } // unsafe log/forged-line
    }

    fun safeInCatch(user: String) {
        runCatching { user.toInt() }.onFailure { LOG.warn("no number", it) } // safe log/forged-line
    }

    fun unsafeSupplier(user: String) {
        jul.log(Level.INFO, "login failed for $user") // unsafe log/forged-line
    }

    fun safeSupplier(failed: Boolean) {
        jul.log(Level.INFO, if (failed) "login failed" else "login") // safe log/forged-line
    }

    fun policyPlaceholder(user: String) {
        LOG.warn("login failed for {}", user) // policy log/forged-line
    }

    fun unsafeConstantParameter(title: String) {
        find("title = '$title'") // unsafe code/constant-parameter
    }

    fun safeConstantParameter(title: String) {
        find("title = :title and day < " + DAYS, title) // safe code/constant-parameter
    }

    private companion object {
        const val DAYS = 7
    }
}
