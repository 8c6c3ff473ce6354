package io.github.secureblocks.web.html;

import io.github.secureblocks.web.mail.MailAddress;
import io.github.secureblocks.web.mail.MailAddressRefused;

/** Where a link in a user's text may lead: away from this site, in the open. */
final class RichTextLink {
    private static final int MAX_LENGTH = 2_000;
    private static final String WEB = "https://";
    private static final String MAIL = "mailto:";

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
        return c > ' ' && c < 0x7F && c != '\\' || c > 0xA0 && Character.isLetterOrDigit(c);
    }

    private static boolean namesAHost(String rest) {
        int end = rest.length();
        for (char c : new char[] {'/', '?', '#'}) {
            int at = rest.indexOf(c);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        String host = rest.substring(0, end);
        return !host.isEmpty() && host.indexOf('@') < 0 && host.charAt(0) != ':';
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
