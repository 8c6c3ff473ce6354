package io.github.secureblocks.web.headers;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may stand in a policy, and what to write instead of what may not. */
final class CspSource {
    static final String NONE = "'none'";
    static final String SELF = "'self'";

    private static final String HOST =
            "(?:[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?";
    private static final String PORT = "(?::([1-9][0-9]{0,4}))?";
    private static final int LAST_PORT = 65_535;
    private static final Pattern ORIGIN = Pattern.compile("(https|wss)://" + HOST + PORT);
    private static final Pattern HASH =
            Pattern.compile("'sha(?:256-[A-Za-z0-9+/]{43}=|384-[A-Za-z0-9+/]{64}|512-[A-Za-z0-9+/]{86}==)'");
    private static final Pattern UNQUOTED =
            Pattern.compile("(?i)self|none|strict-dynamic|unsafe-.*|nonce-.*|sha(?:256|384|512)-.*|report-sample");
    private static final Pattern TYPE_NAME = Pattern.compile("[A-Za-z0-9#=_/@.%-]{1,100}");
    private static final String PATH = "/(?!/)[A-Za-z0-9._~/-]*(?:\\?[A-Za-z0-9._~/=&%-]*)?";
    private static final Pattern ENDPOINT = Pattern.compile("https://" + HOST + PORT + "(?:" + PATH + ")?|" + PATH);

    private CspSource() {}

    static List<String> sources(CspDirective directive, String[] sources) {
        for (String each : sources) {
            refuse(directive, fault(directive, each));
        }
        return whole(directive, sources, SELF);
    }

    static List<String> hashes(String[] hashes) {
        for (String each : hashes) {
            refuse(
                    CspDirective.SCRIPT_SRC,
                    HASH.matcher(each).matches()
                            ? null
                            : "a script is named by its quoted hash, such as 'sha256-...'; whatever else runs, runs by its"
                                    + " nonce: <script nonce=\"{}\">");
        }
        return whole(CspDirective.SCRIPT_SRC, hashes, "'sha256-...'");
    }

    static List<String> typeNames(String[] names) {
        for (String each : names) {
            refuse(
                    CspDirective.TRUSTED_TYPES,
                    TYPE_NAME.matcher(each).matches()
                            ? null
                            : "a policy has a name of letters, digits and - # = _ / @ . %, never a wildcard or keyword");
        }
        return whole(CspDirective.TRUSTED_TYPES, names, "notes");
    }

    static String endpoint(String address) {
        Matcher endpoint = ENDPOINT.matcher(address);
        if (!endpoint.matches() || !isPort(endpoint.group(1))) {
            throw new IllegalArgumentException("Reports go to a path of this application or to an https address;"
                    + " write .reportTo(\"/csp-reports\")");
        }
        return address;
    }

    private static List<String> whole(CspDirective directive, String[] values, String example) {
        Set<String> seen = new HashSet<>();
        for (String each : values) {
            refuse(directive, seen.add(each) ? null : "a value is there twice; write it once");
        }
        refuse(directive, values.length > 0 ? null : "names nothing; write \"" + example + "\", or leave the line out");
        boolean mixed = values.length > 1 && seen.contains(NONE);
        refuse(directive, mixed ? "'none' stands alone; leave it or the others out" : null);
        return List.of(values);
    }

    private static @Nullable String fault(CspDirective directive, String source) {
        if (source.equals(NONE) || source.equals(SELF)) {
            return null;
        }
        if (source.isEmpty() || source.chars().anyMatch(c -> c <= ' ' || c == ';' || c == ',' || c > '~')) {
            return "a source holds no white space, no ; and no , and is ASCII; give each source as a value of its own";
        }
        if (UNQUOTED.matcher(source).matches()) {
            return "a keyword stands in single quotes; write \"'self'\"";
        }
        if (source.startsWith("'")) {
            return "of the keywords, only 'self' and 'none' can be named; the nonce is there by itself, and what is"
                    + " unsafe- is left out";
        }
        if (source.indexOf('*') >= 0) {
            return "a wildcard lets in whoever gets a name below it; name each origin, such as https://img.example";
        }
        return schemeFault(directive, source);
    }

    private static @Nullable String schemeFault(CspDirective directive, String source) {
        if (source.equals("data:") || source.equals("blob:")) {
            return directive.takes(source) ? null : source + " lets in whatever a value holds; name an origin";
        }
        String lower = source.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http:") || lower.startsWith("ws:")) {
            return "what comes without TLS can be altered on its way; write https://";
        }
        Matcher origin = ORIGIN.matcher(source);
        boolean exact = origin.matches() && isPort(origin.group(2)) && !"443".equals(origin.group(2));
        if (!exact || origin.group(1).equals("wss") && directive != CspDirective.CONNECT_SRC) {
            return "an origin has the scheme https, a lower-case host, a port only where it is not 443, and no path;"
                    + " write \"https://img.example\"";
        }
        return null;
    }

    private static boolean isPort(@Nullable String digits) {
        return digits == null || Integer.parseInt(digits) <= LAST_PORT;
    }

    private static void refuse(CspDirective directive, @Nullable String fault) {
        if (fault != null) {
            throw new IllegalArgumentException(directive.text() + ": " + fault);
        }
    }
}
