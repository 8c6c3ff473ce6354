package io.github.secureblocks.web.html;

import io.github.secureblocks.web.mail.MailAddress;
import io.github.secureblocks.web.mail.MailAddressRefused;
import java.util.regex.Pattern;

/** Where a link in a user's text may lead: away from this site, in the open. */
final class RichTextLink {
    private static final int MAX_LENGTH = 2_000;
    private static final String WEB = "https://";
    private static final String MAIL = "mailto:";
    private static final Pattern HOST =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}.-]{0,252}(:[0-9]{1,5})?(?=[/?#]|$)");

    private RichTextLink() {}

    static boolean isAllowed(String url) {
        if (url.length() > MAX_LENGTH || !url.chars().allMatch(RichTextLink::isPlain)) {
            return false;
        }
        return url.regionMatches(true, 0, WEB, 0, WEB.length())
                ? namesAHost(url.substring(WEB.length()))
                : url.regionMatches(true, 0, MAIL, 0, MAIL.length()) && isMailbox(url.substring(MAIL.length()));
    }

    /** Letters of any script stay; what a browser drops, rewrites or reads as a host's end does not. */
    private static boolean isPlain(int c) {
        return c > ' ' && c < 0x7F && c != '\\' && c != '`' || c > 0xA0 && Character.isLetterOrDigit(c);
    }

    private static boolean namesAHost(String rest) {
        return HOST.matcher(rest).lookingAt();
    }

    private static boolean isMailbox(String address) {
        try {
            MailAddress.of(address);
            return true;
        } catch (MailAddressRefused refused) {
            return false;
        }
    }
}
