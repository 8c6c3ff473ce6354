package io.github.secureblocks.web.html;

import java.io.IOException;
import java.util.Iterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a piece of HTML is made of. */
sealed interface Markup {
    /** Begins to write it. */
    Cursor cursor();

    /** Its characters, as far as that is known before it is written. */
    int length();

    /** Writes a piece up to the next one inside of it, so that depth costs no stack. */
    interface Cursor {
        /** Answers the piece that comes next and is to be written before this goes on; {@code null} at the end. */
        @Nullable
        SafeHtml advance(Appendable out) throws IOException;
    }

    /** Text that was encoded before. */
    record Encoded(String text) implements Markup {
        @Override
        public Cursor cursor() {
            return out -> {
                out.append(text);
                return null;
            };
        }

        @Override
        public int length() {
            return text.length();
        }
    }

    /** A template and what stands in it: encoded text or {@link SafeHtml}. */
    record Filled(Template template, Object[] values, int length, boolean isFlat) implements Markup {
        /** All of it, where nothing is nested. */
        String text() {
            StringBuilder out = new StringBuilder(length);
            for (int i = 0; i < values.length; i++) {
                out.append(template.piece(i)).append((String) values[i]);
            }
            return out.append(template.piece(values.length)).toString();
        }

        @Override
        public Cursor cursor() {
            return new Cursor() {
                private int next;

                @Override
                public @Nullable SafeHtml advance(Appendable out) throws IOException {
                    while (next < values.length) {
                        out.append(template.piece(next));
                        Object value = values[next++];
                        if (value instanceof SafeHtml nested) {
                            return nested;
                        }
                        out.append((String) value);
                    }
                    out.append(template.piece(next));
                    return null;
                }
            };
        }
    }

    /** One after another. */
    record Joined(SafeHtml[] parts, int length) implements Markup {
        @Override
        public Cursor cursor() {
            return new Cursor() {
                private int next;

                @Override
                public @Nullable SafeHtml advance(Appendable out) {
                    return next < parts.length ? parts[next++] : null;
                }
            };
        }
    }

    /** A row for each item, made when it is written. */
    record Rows<T>(Iterable<T> items, Function<? super T, SafeHtml> row) implements Markup {
        @Override
        public Cursor cursor() {
            Iterator<T> remaining = items.iterator();
            return out -> remaining.hasNext() ? made(row.apply(remaining.next())) : null;
        }

        @Override
        public int length() {
            return 0;
        }

        private static SafeHtml made(@Nullable SafeHtml row) {
            if (row == null) {
                throw new HtmlRefused(
                        HtmlRefused.Reason.VALUES, "A row was null; write Html.empty() for an item that shows nothing");
            }
            return row;
        }
    }
}
