package io.github.secureblocks.web;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One origin in the words of a program's settings: scheme, host and port, as every browser writes them.
 *
 * <p><b>Guarantees.</b> Two origins are equal where a browser's {@code Origin} headers for them are, character by
 * character: nothing needs to be decoded, folded or matched by a pattern when a request comes. What no browser would send,
 * or what more than one site can be, is refused: wildcards, {@code null}, default ports, upper case, Unicode, paths.
 *
 * <p><b>Does not guarantee</b> that the host is yours, that it exists, or that it is well kept: a forgotten subdomain that
 * somebody else takes over is an origin as any other. Origins of browser extensions and of apps with a scheme of their own,
 * and IPv6 addresses other than {@code [::1]}, are not taken.
 *
 * <p>RFC 6454, 6.2; CWE-942, CWE-346.
 */
public final class Origin {
    private static final int MAX_PORT = 65_535;
    private static final int MAX_HOST = 253;

    private static final Pattern FORM =
            Pattern.compile("(https?)://([a-z0-9._-]++|\\[[0-9a-f:.]++])(?::([1-9][0-9]{0,4}))?");

    private static final Pattern NAME =
            Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*+");

    /** A browser reads such a host as an address, in whatever form. */
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]++|0x[0-9a-f]*+)");

    private final String text;
    private final boolean https;
    private final boolean loopback;

    private Origin(String text, boolean https, boolean loopback) {
        this.text = text;
        this.https = https;
        this.loopback = loopback;
    }

    /**
     * An origin that a program names.
     *
     * @param text scheme ({@code https} or {@code http}), lower-case host, port only where it is not the scheme's own, and no
     *     slash at the end
     * @return the origin
     * @throws IllegalArgumentException if it is not of that form; the message tells why
     */
    public static Origin of(String text) {
        String wrong = shapeOf(text);
        if (wrong != null) {
            throw refused(wrong);
        }
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw refused(
                    "An origin is a scheme (https), a host and at most a port, without user, path or slash at the end");
        }
        boolean https = parts.group(1).equals("https");
        String host = parts.group(2);
        wrong = portOf(https, parts.group(3));
        if (wrong == null) {
            wrong = hostOf(host);
        }
        if (wrong != null) {
            throw refused(wrong);
        }
        return new Origin(text, https, isLoopback(host));
    }

    /**
     * Whether nobody on the way can answer in its place.
     *
     * @return true for {@code https}
     */
    public boolean isHttps() {
        return https;
    }

    /**
     * Whether it is this machine's own.
     *
     * @return true for {@code localhost}, a name below it, {@code 127.0.0.0/8} and {@code [::1]}
     */
    public boolean isLoopback() {
        return loopback;
    }

    /** As a browser writes it. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Origin that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    private static @Nullable String shapeOf(String text) {
        if (text.indexOf('*') >= 0) {
            return "An origin has no wildcard, which would let in whoever gets hold of one host behind it: name each one";
        }
        if (text.equals("null")) {
            return "null is the origin of every sandboxed frame, whoever wrote it: give the page an origin of its own";
        }
        if (!text.chars().allMatch(c -> c < 0x80)) {
            return "An origin is ASCII: a browser writes other letters of a host as xn--";
        }
        return text.equals(text.toLowerCase(Locale.ROOT)) ? null : "An origin is in lower case, as a browser writes it";
    }

    private static @Nullable String portOf(boolean https, @Nullable String port) {
        if (port == null) {
            return null;
        }
        if (port.equals(https ? "443" : "80")) {
            return "A browser leaves the scheme's own port out of an origin: leave it out";
        }
        return Integer.parseInt(port) > MAX_PORT ? "A port is a number from 1 to 65535" : null;
    }

    private static @Nullable String hostOf(String host) {
        if (host.startsWith("[")) {
            return host.equals("[::1]") ? null : "Of IPv6 addresses only [::1] is taken: give the host a name";
        }
        if (ENDS_IN_A_NUMBER.matcher(host).matches()) {
            return NumericAddress.parse(host) == null ? "An IPv4 address has four decimal numbers from 0 to 255" : null;
        }
        return host.length() > MAX_HOST || !NAME.matcher(host).matches()
                ? "A host has at most 253 characters, in labels of 1 to 63, and no dot at the end"
                : null;
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.startsWith("127.") && NumericAddress.parse(host) != null;
    }

    private static IllegalArgumentException refused(String wrong) {
        return new IllegalArgumentException(wrong + "; write \"https://notes.example\"");
    }
}
