package io.github.secureblocks.web;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The numeric address that a request comes from, as far as it can be believed.
 *
 * <p><b>Guarantees.</b> Only {@link TrustedProxies} makes it, from the peer of the connection and from what named proxies
 * say. It is numbers alone: no host name, no port, no zone. One address has one text.
 *
 * <p><b>Does not guarantee</b> that it stands for one person: an address can be shared by many, and one person can have
 * many. It says nothing about identity. CWE-348; OWASP ASVS 5.0 4.1.3, 15.3.4.
 */
public final class ClientAddress {
    private final byte[] address;

    private ClientAddress(byte[] address) {
        this.address = address;
    }

    static ClientAddress of(byte[] address) {
        return new ClientAddress(address);
    }

    /**
     * The whole address.
     *
     * @return a dotted quad, or eight lower-case hexadecimal groups with colons between them and no zeros left out; an
     *     IPv4 address inside IPv6 reads as a dotted quad
     */
    public String text() {
        return address.length == 4 ? quad() : groups(8);
    }

    /**
     * What to count by: one subscriber of an access network.
     *
     * @return an IPv4 address as it is, and of an IPv6 address its first 64 bits, such as {@code 2001:db8:0:1::/64},
     *     because whoever has one address of such a network has all of them
     */
    public String network() {
        return address.length == 4 ? quad() : groups(4) + "::/64";
    }

    private String quad() {
        return (address[0] & 0xFF) + "." + (address[1] & 0xFF) + "." + (address[2] & 0xFF) + "." + (address[3] & 0xFF);
    }

    private String groups(int count) {
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                text.append(':');
            }
            text.append(Integer.toHexString((address[2 * i] & 0xFF) << 8 | address[2 * i + 1] & 0xFF));
        }
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClientAddress that && Arrays.equals(address, that.address);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(address);
    }

    @Override
    public String toString() {
        return text();
    }
}
