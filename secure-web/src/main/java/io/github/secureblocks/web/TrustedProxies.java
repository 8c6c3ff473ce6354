package io.github.secureblocks.web;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The proxies whose word about a request's origin is taken.
 *
 * <p><b>Guarantees.</b> {@code X-Forwarded-For} is read only where the peer of the connection is a named proxy, and from
 * the right: the answer is the first address that no named proxy vouches for any further, so that what a client itself
 * wrote into the header is never believed. At a hop that is no numeric address the walk ends at the last named proxy. No
 * name is ever looked up. At most {@link #MAX_HOPS} hops are read, from the right. A hop may carry a port, and brackets
 * around IPv6, as some proxies write it; a zone is refused.
 *
 * <p><b>Does not guarantee</b> anything where a named proxy passes the header on without adding the address that it was
 * called from: configure it to append, or to replace. Whoever sits at a named address is believed, so name the proxies and
 * not a network that clients share with them. Nor where something before it has already rewritten the peer from a header, with its own
 * idea of whom to believe: in Spring Boot, {@code server.forward-headers-strategy}, which is on by itself on Kubernetes and
 * some other platforms; write {@code server.forward-headers-strategy=none}. The {@code Forwarded} header of RFC 7239 is not read yet, nor is
 * {@code X-Real-IP} or {@code X-Forwarded-Host}.
 *
 * <p>CWE-348; OWASP ASVS 5.0 4.1.3, 15.3.4.
 */
public final class TrustedProxies {
    /** The greatest number of hops, and of header lines, that are read. */
    public static final int MAX_HOPS = 32;

    private static final String HEADER = "X-Forwarded-For";
    private static final String PROTOCOL = "X-Forwarded-Proto";

    private final List<Network> networks;

    private TrustedProxies(List<Network> networks) {
        this.networks = networks;
    }

    /**
     * No proxy: the client is the peer of the connection as the server tells it, and no header is read here.
     *
     * @return proxies that trust nobody
     */
    public static TrustedProxies none() {
        return new TrustedProxies(List.of());
    }

    /**
     * Names the proxies.
     *
     * @param cidr numeric addresses, or networks such as {@code 10.0.0.0/8}; IPv4 as IPv4, not inside IPv6
     * @return proxies that trust those
     * @throws IllegalArgumentException if none is named, or one is no network: a host name, a prefix of 0, bits set beyond
     *     the prefix
     */
    public static TrustedProxies of(String... cidr) {
        if (cidr.length == 0) {
            throw new IllegalArgumentException("Name the proxies, or write TrustedProxies.none()");
        }
        return new TrustedProxies(Arrays.stream(cidr).map(Network::parse).toList());
    }

    /**
     * Where a request comes from.
     *
     * @param peer the numeric address of the connection's other end, as the server tells it
     *     ({@code request.getRemoteAddr()}); brackets and a zone are dropped
     * @param headers gives all lines of a header, {@code null} or none where it is absent ({@code request::getHeaders});
     *     asked only where the peer is a named proxy
     * @return the address nearest to the client that can be believed; where every hop is a named proxy, the leftmost
     * @throws IllegalArgumentException if the peer is no numeric address, as with a Unix domain socket
     */
    public ClientAddress clientOf(String peer, Function<String, ? extends @Nullable Enumeration<String>> headers) {
        byte[] nearest = peerAddress(peer);
        if (!isNamed(nearest)) {
            return ClientAddress.of(nearest);
        }
        int hops = 0;
        Deque<String> lines = lastLines(headers.apply(HEADER));
        while (!lines.isEmpty()) {
            String line = lines.removeLast();
            int end = line.length();
            while (end >= 0) {
                int comma = line.lastIndexOf(',', end - 1);
                byte[] hop = ++hops > MAX_HOPS ? null : hop(line, comma + 1, end);
                if (hop == null) {
                    return ClientAddress.of(nearest);
                }
                nearest = hop;
                if (!isNamed(nearest)) {
                    return ClientAddress.of(nearest);
                }
                end = comma;
            }
        }
        return ClientAddress.of(nearest);
    }

    /**
     * Whether the client's own connection was HTTPS.
     *
     * @param secure whether ours is ({@code request.isSecure()})
     * @param peer the numeric address of the connection's other end, as the server tells it
     * @param headers gives all lines of a header, {@code null} or none where it is absent ({@code request::getHeaders});
     *     asked only where ours is not HTTPS
     * @return {@code true} if ours is, or if the peer is a named proxy and its {@code X-Forwarded-Proto} ends in
     *     {@code https}: what the client itself may have written stands before that
     */
    public boolean isHttps(
            boolean secure, String peer, Function<String, ? extends @Nullable Enumeration<String>> headers) {
        byte[] address = secure || networks.isEmpty() ? null : numericPeer(peer);
        if (address == null || !isNamed(address)) {
            return secure;
        }
        Deque<String> lines = lastLines(headers.apply(PROTOCOL));
        if (lines.isEmpty()) {
            return false;
        }
        String line = lines.getLast();
        return line.substring(line.lastIndexOf(',') + 1).strip().equalsIgnoreCase("https");
    }

    private boolean isNamed(byte[] address) {
        for (Network network : networks) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** The last lines, because the nearest proxy writes last. */
    private static Deque<String> lastLines(@Nullable Enumeration<String> values) {
        Deque<String> lines = new ArrayDeque<>();
        Enumeration<String> all = values == null ? Collections.emptyEnumeration() : values;
        while (all.hasMoreElements()) {
            lines.addLast(all.nextElement());
            if (lines.size() > MAX_HOPS) {
                lines.removeFirst();
            }
        }
        return lines;
    }

    private static byte @Nullable [] numericPeer(String peer) {
        String number = peer.startsWith("[") && peer.endsWith("]") ? peer.substring(1, peer.length() - 1) : peer;
        int zone = number.indexOf('%');
        return NumericAddress.parse(zone > 0 ? number.substring(0, zone) : number);
    }

    private static byte[] peerAddress(String peer) {
        byte[] address = numericPeer(peer);
        if (address == null) {
            throw new IllegalArgumentException(
                    "The peer of a connection is a numeric address; pass request.getRemoteAddr() as the server gave it");
        }
        return address;
    }

    private static byte @Nullable [] hop(String line, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isBlank(line.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(line.charAt(end - 1))) {
            end--;
        }
        // The longest is bracketed IPv6 with a port.
        return end - start > 53 ? null : NumericAddress.parse(withoutPort(line.substring(start, end)));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            int close = hop.indexOf(']');
            int colon = hop.indexOf(':');
            boolean ipv6 = colon > 0 && colon < close;
            return ipv6 && (close == hop.length() - 1 || isPort(hop, close + 1)) ? hop.substring(1, close) : "";
        }
        int colon = hop.indexOf(':');
        return colon > 0 && hop.indexOf('.') >= 0 && hop.indexOf('.') < colon && isPort(hop, colon)
                ? hop.substring(0, colon)
                : hop;
    }

    private static boolean isPort(String hop, int colon) {
        return hop.substring(colon).matches(":[0-9]{1,5}");
    }
}
