package io.github.secureblocks.samples.benchmarks;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import io.github.secureblocks.log.SafeLogger;
import java.io.OutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One line with two clean values, formatted and written to nowhere. */
@State(Scope.Benchmark)
public class LogCall {
    private final String title = "a title of about sixty characters, as users would type it";
    private final String user = "user-42";
    private Logger plain;
    private Logger replacing;
    private SafeLogger safe;

    /** Two loggers that write, each with its own pattern. */
    @Setup
    public void open() {
        plain = logger("%d %level [%thread] %logger - %msg%n");
        replacing = logger("%d %level [%thread] %logger - %replace(%msg){'[\\p{Cntrl}]', '_'}%n");
        safe = SafeLogger.of(plain);
    }

    /** SLF4J over Logback, which writes a forged line as it is. */
    @Benchmark
    public void floor() {
        plain.info("note {} saved by {}", title, user);
    }

    /** The block over the same logger. */
    @Benchmark
    public void ours() {
        safe.info("note {} saved by {}", title, user);
    }

    /** Logback's own remedy in the pattern. */
    @Benchmark
    public void logbackReplace() {
        replacing.info("note {} saved by {}", title, user);
    }

    private static Logger logger(String pattern) {
        LoggerContext context = new LoggerContext();
        // A context made by hand has none, and each event would pay for an exception instead.
        context.setMDCAdapter(new LogbackMDCAdapter());
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> nowhere = new OutputStreamAppender<>();
        nowhere.setContext(context);
        nowhere.setEncoder(encoder);
        nowhere.setOutputStream(OutputStream.nullOutputStream());
        nowhere.start();
        Logger logger = context.getLogger("benchmark");
        logger.setAdditive(false);
        logger.addAppender(nowhere);
        return logger;
    }
}
