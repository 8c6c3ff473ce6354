package io.github.secureblocks.log;

import io.github.secureblocks.text.OneLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.CallerBoundaryAware;
import org.slf4j.spi.LoggingEventBuilder;

/** One enabled call on its way to the underlying logger: the message as it is, everything else neutralised. */
record LogCall(String message, String[] values, @Nullable Throwable thrown) {
    private static final int MAX_MESSAGE = 4_096;

    /** The values may be {@code null} themselves, where one {@code null} was written. */
    static LogCall of(String message, @Nullable Object @Nullable ... given) {
        @Nullable Object[] values = given == null ? new @Nullable Object[1] : given;
        int holes = holes(message);
        int extra = values.length > holes ? throwableAt(values) : -1;
        String[] texts = new String[Math.min(holes, values.length)];
        for (int from = 0, to = 0; to < texts.length; from++) {
            if (from != extra) {
                texts[to++] = OneLine.of(values[from]);
            }
        }
        Throwable thrown = extra >= 0 && values[extra] instanceof Throwable one ? LoggedThrowable.of(one) : null;
        return new LogCall(onOneLine(message), texts, thrown);
    }

    void writeTo(Logger log, Level level, String boundary) {
        LoggingEventBuilder event = log.atLevel(level);
        if (event instanceof CallerBoundaryAware aware) {
            aware.setCallerBoundary(boundary);
        }
        if (thrown != null) {
            event = event.setCause(thrown);
        }
        event.log(message, (Object[]) values);
    }

    /** Which value is the exception: the last, as in SLF4J, or else the first. */
    private static int throwableAt(@Nullable Object[] values) {
        if (values[values.length - 1] instanceof Throwable) {
            return values.length - 1;
        }
        return values[0] instanceof Throwable ? 0 : -1;
    }

    private static int holes(String message) {
        int holes = 0;
        for (int at = message.indexOf("{}"); at >= 0; at = message.indexOf("{}", at + 2)) {
            boolean escaped = endsWithBackslash(message, at) && !endsWithBackslash(message, at - 1);
            holes += escaped ? 0 : 1;
        }
        return holes;
    }

    private static boolean endsWithBackslash(String message, int end) {
        return end > 0 && message.charAt(end - 1) == '\\';
    }

    /** A constant is printable; text that was built at run time, against the contract, is neutralised as a whole. */
    private static String onOneLine(String message) {
        for (int i = 0; i < message.length(); i++) {
            char c = message.charAt(i);
            if (c < ' ' || c > '~') {
                return OneLine.of(message, MAX_MESSAGE);
            }
        }
        return message;
    }
}
