package io.github.secureblocks.log;

import com.google.errorprone.annotations.CompileTimeConstant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes lines of a constant message, with values in its {@code {}}, that no value can forge.
 *
 * <p>An exception is given like a value, without a {@code {}} of its own: the last value, as in SLF4J, or else the first:
 * {@code log.error("order {} failed", id, exception)}.
 *
 * <p><b>Guarantees.</b> One call without an exception is one line: every value is written by {@link
 * io.github.secureblocks.text.OneLine}, at most 1,000 characters of it. So are the messages and frames of an exception, of
 * its causes and of its suppressed ones, each of which keeps its stack trace; of a cycle, a crowd or a deep chain only a
 * bounded part is written. A value whose {@code toString} fails is named by its type. Nothing is formatted while the level
 * is off, and up to three values are passed without an array. Immutable; safe for use by many threads.
 *
 * <p><b>Does not guarantee</b> that a value is no secret: a {@code Secret} prints its name alone, but a password in a
 * {@code String} is written as it is; there is no masking yet. Nor that a value's own {@code toString} is quick. An exception
 * reaches the back end as a copy that prints as the original; one that reads its class sees the copy's. Structured key-value pairs and the MDC
 * are not here yet; what other code puts into the MDC is written as it is. Values beyond the {@code {}} are dropped, and an
 * array is written as its type.
 *
 * <p>CWE-117, CWE-532; OWASP ASVS 5.0 16.4.1.
 */
public final class SafeLogger {
    private static final String BOUNDARY = SafeLogger.class.getName();

    private final Logger log;

    private SafeLogger(Logger log) {
        this.log = log;
    }

    /**
     * The logger of a class.
     *
     * @param owner whose lines these are
     * @return a logger that writes to SLF4J
     */
    public static SafeLogger of(Class<?> owner) {
        return of(LoggerFactory.getLogger(owner));
    }

    /**
     * A logger over one of your own.
     *
     * @param log receives the neutralised lines
     * @return a logger that writes to it
     */
    public static SafeLogger of(Logger log) {
        return new SafeLogger(log);
    }

    /**
     * Writes a line at level TRACE.
     *
     * @param message constant text
     */
    public void trace(@CompileTimeConstant String message) {
        if (log.isTraceEnabled()) {
            write(Level.TRACE, LogCall.of(message));
        }
    }

    /**
     * Writes a line at level TRACE.
     *
     * @param message constant text
     * @param a fills the first {@code {}}, or is the exception
     */
    public void trace(@CompileTimeConstant String message, @Nullable Object a) {
        if (log.isTraceEnabled()) {
            write(Level.TRACE, LogCall.of(message, a));
        }
    }

    /**
     * Writes a line at level TRACE.
     *
     * @param message constant text
     * @param a fills the first {@code {}}, or is the exception
     * @param b fills the second {@code {}}, or is the exception
     */
    public void trace(@CompileTimeConstant String message, @Nullable Object a, @Nullable Object b) {
        if (log.isTraceEnabled()) {
            write(Level.TRACE, LogCall.of(message, a, b));
        }
    }

    /**
     * Writes a line at level TRACE.
     *
     * @param message constant text
     * @param a fills the first {@code {}}, or is the exception
     * @param b fills the second {@code {}}, or is the exception
     * @param c fills the third {@code {}}, or is the exception
     */
    public void trace(@CompileTimeConstant String message, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
        if (log.isTraceEnabled()) {
            write(Level.TRACE, LogCall.of(message, a, b, c));
        }
    }

    /**
     * Writes a line at level TRACE.
     *
     * @param message constant text
     * @param values fill the {@code {}} in their order, or bring the exception
     */
    public void trace(@CompileTimeConstant String message, @Nullable Object @Nullable ... values) {
        if (log.isTraceEnabled()) {
            write(Level.TRACE, LogCall.of(message, values));
        }
    }

    /**
     * Writes a line at level DEBUG.
     *
     * @param message constant text
     */
    public void debug(@CompileTimeConstant String message) {
        if (log.isDebugEnabled()) {
            write(Level.DEBUG, LogCall.of(message));
        }
    }

    /**
     * Writes a line at level DEBUG.
     *
     * @param message constant text
     * @param a fills the first {@code {}}, or is the exception
     */
    public void debug(@CompileTimeConstant String message, @Nullable Object a) {
        if (log.isDebugEnabled()) {
            write(Level.DEBUG, LogCall.of(message, a));
        }
    }

    /**
     * Writes a line at level DEBUG.
     *
     * @param message constant text
     * @param a fills the first {@code {}}, or is the exception
     * @param b fills the second {@code {}}, or is the exception
     */
    public void debug(@CompileTimeConstant String message, @Nullable Object a, @Nullable Object b) {
        if (log.isDebugEnabled()) {
            write(Level.DEBUG, LogCall.of(message, a, b));
        }
    }

    /**
     * Writes a line at level DEBUG.
     *
     * @param message constant text
     * @param a fills the first {@code {}}, or is the exception
     * @param b fills the second {@code {}}, or is the exception
     * @param c fills the third {@code {}}, or is the exception
     */
    public void debug(@CompileTimeConstant String message, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
        if (log.isDebugEnabled()) {
            write(Level.DEBUG, LogCall.of(message, a, b, c));
        }
    }

    /**
     * Writes a line at level DEBUG.
     *
     * @param message constant text
     * @param values fill the {@code {}} in their order, or bring the exception
     */
    public void debug(@CompileTimeConstant String message, @Nullable Object @Nullable ... values) {
        if (log.isDebugEnabled()) {
            write(Level.DEBUG, LogCall.of(message, values));
        }
    }

    /**
     * Writes a line at level INFO.
     *
     * @param message constant text
     */
    public void info(@CompileTimeConstant String message) {
        if (log.isInfoEnabled()) {
            write(Level.INFO, LogCall.of(message));
        }
    }

    /**
     * Writes a line at level INFO.
     *
     * @param message constant text
     * @param a fills the first {@code {}}, or is the exception
     */
    public void info(@CompileTimeConstant String message, @Nullable Object a) {
        if (log.isInfoEnabled()) {
            write(Level.INFO, LogCall.of(message, a));
        }
    }

    /**
     * Writes a line at level INFO.
     *
     * @param message constant text
     * @param a fills the first {@code {}}, or is the exception
     * @param b fills the second {@code {}}, or is the exception
     */
    public void info(@CompileTimeConstant String message, @Nullable Object a, @Nullable Object b) {
        if (log.isInfoEnabled()) {
            write(Level.INFO, LogCall.of(message, a, b));
        }
    }

    /**
     * Writes a line at level INFO.
     *
     * @param message constant text
     * @param a fills the first {@code {}}, or is the exception
     * @param b fills the second {@code {}}, or is the exception
     * @param c fills the third {@code {}}, or is the exception
     */
    public void info(@CompileTimeConstant String message, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
        if (log.isInfoEnabled()) {
            write(Level.INFO, LogCall.of(message, a, b, c));
        }
    }

    /**
     * Writes a line at level INFO.
     *
     * @param message constant text
     * @param values fill the {@code {}} in their order, or bring the exception
     */
    public void info(@CompileTimeConstant String message, @Nullable Object @Nullable ... values) {
        if (log.isInfoEnabled()) {
            write(Level.INFO, LogCall.of(message, values));
        }
    }

    /**
     * Writes a line at level WARN.
     *
     * @param message constant text
     */
    public void warn(@CompileTimeConstant String message) {
        if (log.isWarnEnabled()) {
            write(Level.WARN, LogCall.of(message));
        }
    }

    /**
     * Writes a line at level WARN.
     *
     * @param message constant text
     * @param a fills the first {@code {}}, or is the exception
     */
    public void warn(@CompileTimeConstant String message, @Nullable Object a) {
        if (log.isWarnEnabled()) {
            write(Level.WARN, LogCall.of(message, a));
        }
    }

    /**
     * Writes a line at level WARN.
     *
     * @param message constant text
     * @param a fills the first {@code {}}, or is the exception
     * @param b fills the second {@code {}}, or is the exception
     */
    public void warn(@CompileTimeConstant String message, @Nullable Object a, @Nullable Object b) {
        if (log.isWarnEnabled()) {
            write(Level.WARN, LogCall.of(message, a, b));
        }
    }

    /**
     * Writes a line at level WARN.
     *
     * @param message constant text
     * @param a fills the first {@code {}}, or is the exception
     * @param b fills the second {@code {}}, or is the exception
     * @param c fills the third {@code {}}, or is the exception
     */
    public void warn(@CompileTimeConstant String message, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
        if (log.isWarnEnabled()) {
            write(Level.WARN, LogCall.of(message, a, b, c));
        }
    }

    /**
     * Writes a line at level WARN.
     *
     * @param message constant text
     * @param values fill the {@code {}} in their order, or bring the exception
     */
    public void warn(@CompileTimeConstant String message, @Nullable Object @Nullable ... values) {
        if (log.isWarnEnabled()) {
            write(Level.WARN, LogCall.of(message, values));
        }
    }

    /**
     * Writes a line at level ERROR.
     *
     * @param message constant text
     */
    public void error(@CompileTimeConstant String message) {
        if (log.isErrorEnabled()) {
            write(Level.ERROR, LogCall.of(message));
        }
    }

    /**
     * Writes a line at level ERROR.
     *
     * @param message constant text
     * @param a fills the first {@code {}}, or is the exception
     */
    public void error(@CompileTimeConstant String message, @Nullable Object a) {
        if (log.isErrorEnabled()) {
            write(Level.ERROR, LogCall.of(message, a));
        }
    }

    /**
     * Writes a line at level ERROR.
     *
     * @param message constant text
     * @param a fills the first {@code {}}, or is the exception
     * @param b fills the second {@code {}}, or is the exception
     */
    public void error(@CompileTimeConstant String message, @Nullable Object a, @Nullable Object b) {
        if (log.isErrorEnabled()) {
            write(Level.ERROR, LogCall.of(message, a, b));
        }
    }

    /**
     * Writes a line at level ERROR.
     *
     * @param message constant text
     * @param a fills the first {@code {}}, or is the exception
     * @param b fills the second {@code {}}, or is the exception
     * @param c fills the third {@code {}}, or is the exception
     */
    public void error(@CompileTimeConstant String message, @Nullable Object a, @Nullable Object b, @Nullable Object c) {
        if (log.isErrorEnabled()) {
            write(Level.ERROR, LogCall.of(message, a, b, c));
        }
    }

    /**
     * Writes a line at level ERROR.
     *
     * @param message constant text
     * @param values fill the {@code {}} in their order, or bring the exception
     */
    public void error(@CompileTimeConstant String message, @Nullable Object @Nullable ... values) {
        if (log.isErrorEnabled()) {
            write(Level.ERROR, LogCall.of(message, values));
        }
    }

    private void write(Level level, LogCall call) {
        call.writeTo(log, level, BOUNDARY);
    }
}
