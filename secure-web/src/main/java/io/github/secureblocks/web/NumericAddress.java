package io.github.secureblocks.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Reads addresses that are written as numbers; no name is ever looked up. */
final class NumericAddress {
    /** The longest form: six groups and a dotted quad. */
    private static final int MAX_LENGTH = 45;

    private NumericAddress() {}

    /**
     * The address, or {@code null} where the text is none.
     *
     * @return 4 bytes, also for an IPv4 address inside IPv6, or 16
     */
    static byte @Nullable [] parse(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return null;
        }
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return dottedQuad(text);
        }
        if (!isIpv6Alphabet(text)) {
            return null;
        }
        if (text.indexOf('.') >= 0 && dottedQuad(text.substring(colon + 1)) == null) {
            return null;
        }
        try {
            // Begins with a hexadecimal digit or a colon and holds a colon: the JDK parses it or refuses it, without a
            // look-up.
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException notAnAddress) {
            return null;
        }
    }

    private static boolean isIpv6Alphabet(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean hex = c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
            if (!hex && c != ':' && (c != '.' || i == 0)) {
                return false;
            }
        }
        return true;
    }

    /** Four decimal numbers without leading zeros: 010 is 8 to some readers and 10 to others. */
    private static byte @Nullable [] dottedQuad(String text) {
        byte[] address = new byte[4];
        int at = 0;
        for (int part = 0; part < 4; part++) {
            int end = part == 3 ? text.length() : text.indexOf('.', at);
            int number = end < 0 ? -1 : octet(text, at, end);
            if (number < 0) {
                return null;
            }
            address[part] = (byte) number;
            at = end + 1;
        }
        return address;
    }

    private static int octet(String text, int from, int to) {
        int length = to - from;
        if (length < 1 || length > 3 || length > 1 && text.charAt(from) == '0') {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number > 255 ? -1 : number;
    }
}
