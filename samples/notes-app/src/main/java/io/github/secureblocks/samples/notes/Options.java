package io.github.secureblocks.samples.notes;

import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.SafeHtml;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a select offers. */
final class Options {
    private static final SafeHtml ANY = Html.of("<option value=\"\">Any</option>");

    private Options() {}

    static SafeHtml sorts(@Nullable String chosen) {
        return Html.join(Stream.of(
                        option("created", "Newest", chosen),
                        option("created-asc", "Oldest", chosen),
                        option("title", "Title, A to Z", chosen),
                        option("title-desc", "Title, Z to A", chosen),
                        option("pinned", "Pinned first", chosen))
                .toList());
    }

    static SafeHtml colours(@Nullable Colour chosen) {
        return Html.join(Arrays.stream(Colour.values())
                .map(colour -> option(colour.name(), name(colour), chosen == null ? null : chosen.name()))
                .toList());
    }

    static SafeHtml anyOr(SafeHtml options) {
        return Html.join(Stream.of(ANY, options).toList());
    }

    static SafeHtml yesOrNo(@Nullable Boolean chosen) {
        String value = chosen == null ? null : chosen.toString();
        return Html.join(Stream.of(option("true", "Yes", value), option("false", "No", value))
                .toList());
    }

    static String name(Colour colour) {
        return colour.name().charAt(0) + colour.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private static SafeHtml option(String value, String label, @Nullable String chosen) {
        return value.equals(chosen)
                ? Html.of("<option value=\"{}\" selected>{}</option>", value, label)
                : Html.of("<option value=\"{}\">{}</option>", value, label);
    }
}
