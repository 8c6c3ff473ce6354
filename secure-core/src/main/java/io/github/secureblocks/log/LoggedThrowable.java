package io.github.secureblocks.log;

import io.github.secureblocks.text.OneLine;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The copy of a throwable that is fit for a log: its type and message on one line, its stack trace, and the same for its
 * causes and suppressed ones, as far as the bounds reach.
 */
final class LoggedThrowable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_DEPTH = 16;
    private static final int MAX_THROWABLES = 64;
    private static final int MAX_SUPPRESSED = 16;
    private static final int MAX_FRAMES = 1_024;

    private LoggedThrowable(String text) {
        super(text);
    }

    static LoggedThrowable of(Throwable thrown) {
        return copy(thrown, Collections.newSetFromMap(new IdentityHashMap<>()), 1);
    }

    /** The original's type and message; the type of this copy tells nothing. */
    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public Throwable fillInStackTrace() {
        return this;
    }

    private static LoggedThrowable copy(Throwable thrown, Set<Throwable> seen, int depth) {
        if (!seen.add(thrown)) {
            return new LoggedThrowable("(shown above: " + typeOf(thrown) + ")");
        }
        String message = ask(thrown::getLocalizedMessage, "(message failed)");
        LoggedThrowable copy =
                new LoggedThrowable(message == null ? typeOf(thrown) : typeOf(thrown) + ": " + OneLine.of(message));
        copy.setStackTrace(frames(thrown));
        if (depth == MAX_DEPTH) {
            return copy;
        }
        Throwable cause = ask(thrown::getCause, null);
        if (cause != null && seen.size() < MAX_THROWABLES) {
            copy.initCause(copy(cause, seen, depth + 1));
        }
        for (Throwable one : elements(ask(thrown::getSuppressed, null), MAX_SUPPRESSED)) {
            if (seen.size() < MAX_THROWABLES) {
                copy.addSuppressed(copy(one, seen, depth + 1));
            }
        }
        return copy;
    }

    private static StackTraceElement[] frames(Throwable thrown) {
        return elements(ask(thrown::getStackTrace, null), MAX_FRAMES).stream()
                .map(LoggedThrowable::onOneLine)
                .toArray(StackTraceElement[]::new);
    }

    private static <T> List<T> elements(T @Nullable [] array, int most) {
        return array == null
                ? List.of()
                : Arrays.stream(array).filter(Objects::nonNull).limit(most).toList();
    }

    /** A frame that came over a wire may hold any text. */
    private static StackTraceElement onOneLine(StackTraceElement frame) {
        String text = frame.toString();
        return OneLine.of(text).equals(text)
                ? frame
                : new StackTraceElement(
                        OneLine.of(frame.getClassName()),
                        OneLine.of(frame.getMethodName()),
                        frame.getFileName() == null ? null : OneLine.of(frame.getFileName()),
                        frame.getLineNumber());
    }

    private static String typeOf(Throwable thrown) {
        return OneLine.of(thrown.getClass().getName());
    }

    private static <T> @Nullable T ask(Supplier<? extends @Nullable T> question, @Nullable T otherwise) {
        try {
            return question.get();
        } catch (RuntimeException | StackOverflowError broken) {
            return otherwise;
        }
    }
}
