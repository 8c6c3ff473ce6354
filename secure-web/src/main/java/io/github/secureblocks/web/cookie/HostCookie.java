package io.github.secureblocks.web.cookie;

import io.github.secureblocks.web.cookie.CookieRefused.Reason;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cookie of this host alone, as the text of a {@code Set-Cookie} header.
 *
 * <p><b>Guarantees.</b> The name begins with {@code __Host-}, so that a browser takes it only over HTTPS, from this host,
 * for all its paths, and no other host of the domain can set or replace it; {@code Secure}, {@code HttpOnly},
 * {@code Path=/}, never {@code Domain}; {@code SameSite} is {@code Lax} or stricter. No value can add an attribute or a
 * header. Immutable.
 *
 * <p><b>Does not guarantee</b> that a value that comes back is one that was set: verify it, as a token or by a MAC. Browsers
 * differ in whether they take it from {@code http://localhost}; where they do not, develop over HTTPS. Without
 * {@link #maxAge(Duration)} it ends with the browser's session, which some browsers restore. An encoded value can be read by
 * everybody.
 *
 * <p>RFC 6265, 4.1.1; CWE-614, CWE-1004, CWE-1275; OWASP ASVS 5.0 3.3.1 to 3.3.5.
 */
public final class HostCookie {
    /** The greatest number of characters of name and value together. */
    public static final int MAX_LENGTH = 4_096;

    /** When a browser sends the cookie with a request that another site began. */
    public enum SameSite {
        /** Only where the user follows a link to a page. */
        LAX("Lax"),
        /** Never. */
        STRICT("Strict");

        private final String attribute;

        SameSite(String attribute) {
            this.attribute = attribute;
        }
    }

    private static final String PREFIX = "__Host-";
    private static final Duration MAX_AGE = Duration.ofDays(400);

    private final String name;
    private final SameSite sameSite;
    private final @Nullable Duration maxAge;

    private HostCookie(String name, SameSite sameSite, @Nullable Duration maxAge) {
        this.name = name;
        this.sameSite = sameSite;
        this.maxAge = maxAge;
    }

    /**
     * A cookie that ends with the browser's session and is {@code SameSite=Lax}.
     *
     * @param name without a prefix: 1 to 64 letters, digits, {@code -} and {@code _}
     * @return the cookie
     * @throws CookieRefused if the name is not of that form
     */
    public static HostCookie of(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")) {
            throw new CookieRefused(
                    Reason.NAME,
                    "A cookie's name has 1 to 64 letters, digits, - and _, and gets its prefix here; write"
                            + " HostCookie.of(\"session\")");
        }
        return new HostCookie(PREFIX + name, SameSite.LAX, null);
    }

    /**
     * States when a browser sends the cookie.
     *
     * @param rule {@code LAX} or {@code STRICT}
     * @return the cookie with that rule
     */
    public HostCookie sameSite(SameSite rule) {
        return new HostCookie(name, rule, maxAge);
    }

    /**
     * States how long a browser keeps the cookie.
     *
     * @param age from one second to 400 days, the most that browsers allow; parts of a second are dropped
     * @return the cookie with that age
     * @throws CookieRefused if the age is out of that range; {@link #clear()} removes a cookie
     */
    public HostCookie maxAge(Duration age) {
        if (age.toSeconds() < 1 || age.compareTo(MAX_AGE) > 0) {
            throw new CookieRefused(
                    Reason.AGE, "A cookie is kept from one second to 400 days; to remove it, write cookie.clear()");
        }
        return new HostCookie(name, sameSite, age);
    }

    /**
     * The whole name.
     *
     * @return with its prefix, as it comes back in a request
     */
    public String name() {
        return name;
    }

    /**
     * Sets the cookie.
     *
     * @param value 1 or more visible ASCII characters other than {@code " , ; \}, which no reader takes apart in another
     *     way; for any other text, {@link #setEncoded(String)}
     * @return the value of a {@code Set-Cookie} header
     * @throws CookieRefused if the value is not of that form, or name and value have more than {@link #MAX_LENGTH}
     *     characters
     */
    public String setCookie(String value) {
        if (name.length() + value.length() > MAX_LENGTH) {
            throw new CookieRefused(
                    Reason.TOO_LONG,
                    "A cookie has at most " + MAX_LENGTH + " characters with its name; keep the data on the server and"
                            + " only a token in the cookie");
        }
        if (value.isEmpty() || !value.chars().allMatch(HostCookie::isCookieOctet)) {
            throw new CookieRefused(
                    Reason.VALUE,
                    "A cookie's value has visible ASCII characters other than quote, comma, semicolon and backslash; for"
                            + " any other text, write cookie.setEncoded(text)");
        }
        return name + "=" + value + (maxAge == null ? "" : "; Max-Age=" + maxAge.toSeconds()) + attributes();
    }

    /**
     * Sets the cookie to any text.
     *
     * @param text 1 or more characters, of which {@link #MAX_LENGTH} leaves room for about 3000 bytes of UTF-8
     * @return the value of a {@code Set-Cookie} header, which holds the URL-safe Base64 of the text
     * @throws CookieRefused if the text is empty, holds half a character, or is too long
     */
    public String setEncoded(String text) {
        return setCookie(EncodedText.of(text));
    }

    /**
     * The value of this cookie in a request.
     *
     * @param values of every cookie whose name is exactly {@link #name()}, in any order
     * @return empty where there is none
     * @throws CookieRejected if the cookie is there more than once, so that nobody could tell which one counts
     */
    public Optional<String> value(Collection<String> values) {
        if (values.size() > 1) {
            throw new CookieRejected(CookieRejected.Reason.REPEATED);
        }
        return values.stream().findFirst();
    }

    /**
     * The text of this cookie in a request, that {@link #setEncoded(String)} set, or somebody else.
     *
     * @param values of every cookie whose name is exactly {@link #name()}, in any order
     * @return empty where there is none
     * @throws CookieRejected if the cookie is there more than once, or is not exactly what {@link #setEncoded(String)} makes
     *     of a text
     */
    public Optional<String> decoded(Collection<String> values) {
        return value(values).map(EncodedText::decoded);
    }

    /**
     * Removes the cookie.
     *
     * @return the value of a {@code Set-Cookie} header
     */
    public String clear() {
        return name + "=; Max-Age=0" + attributes();
    }

    private String attributes() {
        return "; Path=/; Secure; HttpOnly; SameSite=" + sameSite.attribute;
    }

    private static boolean isCookieOctet(int c) {
        return c > ' ' && c < 0x7F && c != '"' && c != ',' && c != ';' && c != '\\';
    }

    /** The name. */
    @Override
    public String toString() {
        return "HostCookie[" + name + "]";
    }
}
