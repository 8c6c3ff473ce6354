package io.github.secureblocks.web;

/** A block of addresses that share their first bits. */
final class Network {
    private final byte[] address;
    private final int bits;

    private Network(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /** @throws IllegalArgumentException if the text is no network, or one of everybody */
    static Network parse(String cidr) {
        int slash = cidr.indexOf('/');
        String number = slash < 0 ? cidr : cidr.substring(0, slash);
        byte[] address = NumericAddress.parse(number);
        if (address == null || address.length == 4 && number.indexOf(':') >= 0) {
            throw refused();
        }
        int width = address.length * 8;
        int bits = slash < 0 ? width : prefix(cidr.substring(slash + 1), width);
        for (int i = bits; i < width; i++) {
            if ((address[i >> 3] >> (7 - (i & 7)) & 1) != 0) {
                throw refused();
            }
        }
        return new Network(address, bits);
    }

    boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        int whole = bits >> 3;
        for (int i = 0; i < whole; i++) {
            if (address[i] != other[i]) {
                return false;
            }
        }
        int rest = bits & 7;
        return rest == 0 || (address[whole] ^ other[whole]) >> (8 - rest) == 0;
    }

    private static int prefix(String digits, int width) {
        if (!digits.matches("[1-9][0-9]{0,2}") || Integer.parseInt(digits) > width) {
            throw refused();
        }
        return Integer.parseInt(digits);
    }

    private static IllegalArgumentException refused() {
        return new IllegalArgumentException(
                "A trusted proxy is named by its numeric address or network, with no bit set beyond the prefix and a"
                        + " prefix of at least 1; write TrustedProxies.of(\"10.0.0.0/8\", \"2001:db8::/32\")");
    }
}
