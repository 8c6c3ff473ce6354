package io.github.secureblocks.web.mail;

import io.github.secureblocks.web.mail.MailAddressRefused.Reason;
import java.util.Locale;

/**
 * One mailbox that a message can be sent to, as {@code local@domain}.
 *
 * <p><b>Guarantees.</b> It is exactly one address of ASCII characters, without a display name, comment, quoted part, route or
 * literal IP address, so no value adds a second recipient, a header or an option of the program that sends. The part before
 * the {@code @} has 1 to 64 letters, digits and <code>. _ + - ' &amp; = ~</code>, begins with none of those, and has no dot
 * at its end or beside another one; the domain has at least two labels and is written in lower case. At most
 * {@link #MAX_LENGTH} characters. Immutable, equal by its text.
 *
 * <p><b>Does not guarantee</b> that the mailbox exists, or whose it is: send a link there and wait for it. The case of the part
 * before the {@code @} is kept; whether it matters is up to the domain. Addresses that need RFC 6531 (other letters than
 * ASCII) and rare ones with <code>! # $ % * / ? ^ ` { | }</code> are refused.
 *
 * <p>CWE-93, CWE-88; OWASP ASVS 5.0 1.3.11; RFC 5321, 4.1.2 and 4.5.3.1; RFC 5322, 3.4.1.
 */
public final class MailAddress {
    /** The greatest number of characters. */
    public static final int MAX_LENGTH = 254;

    private static final int MAX_LOCAL = 64;
    private static final int MAX_LABEL = 63;

    private final String address;

    private MailAddress(String address) {
        this.address = address;
    }

    /**
     * Takes an address.
     *
     * @param address as it was typed in, without blanks
     * @return the address
     * @throws MailAddressRefused if it is not one address of that form
     */
    public static MailAddress of(String address) {
        if (address.length() > MAX_LENGTH) {
            throw refused(Reason.TOO_LONG);
        }
        int at = address.indexOf('@');
        if (at < 0 || at != address.lastIndexOf('@')) {
            throw refused(Reason.NOT_ONE);
        }
        String local = address.substring(0, at);
        String domain = address.substring(at + 1);
        if (!isLocal(local)) {
            throw refused(Reason.LOCAL_PART);
        }
        if (!isDomain(domain)) {
            throw refused(Reason.DOMAIN);
        }
        return new MailAddress(local + '@' + domain.toLowerCase(Locale.ROOT));
    }

    private static boolean isLocal(String local) {
        return !local.isEmpty()
                && local.length() <= MAX_LOCAL
                && isLetterOrDigit(local.charAt(0))
                && !local.endsWith(".")
                && !local.contains("..")
                && local.chars().allMatch(c -> isLetterOrDigit(c) || "._+-'&=~".indexOf(c) >= 0);
    }

    private static boolean isDomain(String domain) {
        String[] labels = domain.split("\\.", -1);
        for (String label : labels) {
            if (label.isEmpty()
                    || label.length() > MAX_LABEL
                    || label.startsWith("-")
                    || label.endsWith("-")
                    || !label.chars().allMatch(c -> isLetterOrDigit(c) || c == '-')) {
                return false;
            }
        }
        return labels.length > 1 && !isDigit(labels[labels.length - 1].charAt(0));
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static MailAddressRefused refused(Reason reason) {
        return new MailAddressRefused(reason);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MailAddress that && that.address.equals(address);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }

    /** The address. */
    @Override
    public String toString() {
        return address;
    }
}
