package io.github.secureblocks.web.spring;

import io.github.secureblocks.web.TrustedProxies;
import io.github.secureblocks.web.cors.Cors;
import io.github.secureblocks.web.csrf.CrossSiteGuard;
import io.github.secureblocks.web.headers.SecurityHeaders;
import io.github.secureblocks.web.servlet.AllowedMethodsFilter;
import io.github.secureblocks.web.servlet.ErrorFilter;
import io.github.secureblocks.web.servlet.SecurityHeadersFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Every key below {@value #PREFIX}, and nothing else is one. */
enum WebProperty {
    HEADERS_MODE(
            Kind.WORD,
            "html",
            "api",
            "Headers of every response: html for pages, api for programs, oshp for the values of OWASP's project.",
            Part.HEADERS),
    HEADERS_HSTS_MAX_AGE(
            Kind.DURATION, "730d", "365d", "For how long browsers speak nothing but HTTPS to this host.", Part.HEADERS),
    HEADERS_HSTS_SUBDOMAINS(
            Kind.SWITCH, "true", "false", "Whether subdomains speak nothing but HTTPS, too.", Part.HEADERS),
    HEADERS_HSTS_PRELOAD(
            Kind.SWITCH,
            "false",
            "true",
            "Whether this host agrees to stand in the lists that browsers come with.",
            Part.HEADERS),
    HEADERS_HSTS_OVER_HTTPS_ONLY(
            Kind.SWITCH,
            "false",
            "true",
            "Whether Strict-Transport-Security is left out over HTTP, as the connection and the trusted proxies tell.",
            Part.HEADER_FILTER),
    HEADERS_REFERRER_POLICY(
            Kind.WORD, "same-origin", "no-referrer", "How much of its address a page tells others.", Part.HEADERS),
    HEADERS_API_PATHS(Kind.LIST, null, "/api/*", "Paths whose responses a program reads.", Part.HEADER_FILTER),
    HEADERS_STATIC_FILES(
            Kind.LIST,
            null,
            "/assets/*",
            "Paths of files that are nobody's own, which browsers and caches may keep.",
            Part.HEADER_FILTER),
    HEADERS_STATIC_FILES_MAX_AGE(
            Kind.DURATION, "1h", "30d", "For how long files at the static paths are kept.", Part.HEADER_FILTER),

    CSP_IMG_SRC(Kind.LIST, "'self'", "'self', https://img.example", "Where images come from.", Part.HEADERS),
    CSP_STYLE_SRC(
            Kind.LIST,
            "'self'",
            "'self', https://css.example",
            "Where style sheets come from, beside those with the nonce.",
            Part.HEADERS),
    CSP_FONT_SRC(Kind.LIST, "'self'", "'self', https://font.example", "Where fonts come from.", Part.HEADERS),
    CSP_CONNECT_SRC(Kind.LIST, "'self'", "'self', https://api.example", "What scripts may connect to.", Part.HEADERS),
    CSP_MEDIA_SRC(Kind.LIST, "'none'", "'self'", "Where sound and film come from.", Part.HEADERS),
    CSP_FRAME_SRC(Kind.LIST, "'none'", "https://pay.example", "What a page may hold in frames.", Part.HEADERS),
    CSP_FORM_ACTION(Kind.LIST, "'self'", "'self', https://pay.example", "Where forms are sent.", Part.HEADERS),
    CSP_FRAME_ANCESTORS(
            Kind.LIST, "'none'", "https://partner.example", "Who may show a page in a frame.", Part.HEADERS),
    CSP_REQUIRE_TRUSTED_TYPES(
            Kind.SWITCH, "true", "false", "Whether scripts may make no markup out of text.", Part.HEADERS),
    CSP_TRUSTED_TYPES(Kind.LIST, null, "notes", "The Trusted Types policies that scripts may create.", Part.HEADERS),
    CSP_REPORT_TO(
            Kind.TEXT,
            null,
            "/csp-reports",
            "Where browsers tell what they refused: a path of this application, which takes the reports, or an https address.",
            Part.HEADERS),
    CSP_REPORT_ONLY(
            Kind.SWITCH,
            "false",
            "true",
            "Whether the policy is only reported, and refuses nothing yet.",
            Part.HEADERS),

    TRUSTED_PROXIES(
            Kind.LIST,
            null,
            "10.0.0.0/8",
            "The proxies whose word about a client's address is taken, by numeric address or network.",
            Part.PROXIES),
    METHODS(
            Kind.LIST,
            "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
            "GET, HEAD, POST",
            "The methods that the application uses; any other is answered with 405.",
            Part.METHODS),
    LOGIN_PAGE(
            Kind.TEXT, null, "/login", "The page to which a person is sent whose page needs a session.", Part.ERRORS),

    CORS_ORIGINS(Kind.LIST, null, "https://app.example", "The origins whose pages may read our answers.", Part.CORS),
    CORS_DEVELOPMENT_ORIGINS(
            Kind.LIST,
            null,
            "http://localhost:5173",
            "Origins of a developer's own machine; each start warns of them.",
            Part.CORS),
    CORS_ANY_ORIGIN(
            Kind.SWITCH,
            "false",
            "true",
            "Whether every page of the internet may read what anybody may have.",
            Part.CORS),
    CORS_METHODS(
            Kind.LIST, "GET, HEAD", "GET, HEAD, POST", "The methods that pages of those origins may use.", Part.CORS),
    CORS_HEADERS(Kind.LIST, null, "Content-Type, Authorization", "Headers that those pages may send.", Part.CORS),
    CORS_EXPOSED_HEADERS(Kind.LIST, null, "ETag", "Headers of our answers that those pages may read.", Part.CORS),
    CORS_CREDENTIALS(Kind.SWITCH, "false", "true", "Whether the browser sends the user's cookies along.", Part.CORS),
    CORS_MAX_AGE(Kind.DURATION, null, "1h", "For how long a browser remembers what a preflight told.", Part.CORS),

    CSRF_ORIGINS(
            Kind.LIST,
            null,
            "https://notes.example",
            "Our own origins, where a request's Host does not tell.",
            Part.CSRF),
    CSRF_TRUSTED_ORIGINS(
            Kind.LIST, null, "https://app.example", "Other origins whose pages may change something here.", Part.CSRF),
    CSRF_ALLOW_NON_BROWSER_CLIENTS(
            Kind.SWITCH,
            "false",
            "true",
            "Whether a request passes that has no Sec-Fetch-Site, no Origin and no cookie.",
            Part.CSRF),
    CSRF_ONLY_REPORT_UNTIL(
            Kind.INSTANT,
            null,
            "2030-01-31T00:00:00Z",
            "Until when requests of other sites are reported and not refused.",
            Part.CSRF);

    static final String PREFIX = "secure.web";

    /** How a value is written, and its type in the words of the metadata. */
    enum Kind {
        TEXT("java.lang.String", "one text"),
        WORD("java.lang.String", "one of its words"),
        LIST("java.util.List<java.lang.String>", "at least one value, separated by commas"),
        SWITCH("java.lang.Boolean", "true or false"),
        DURATION("java.time.Duration", "a number and its unit, such as 30d, 12h or 45s"),
        INSTANT("java.time.Instant", "a date and time of UTC");

        final String type;
        final String expected;

        Kind(String type, String expected) {
            this.type = type;
            this.expected = expected;
        }
    }

    /** What reads a key, unless the application declares a bean of one of its types. */
    enum Part {
        HEADERS(SecurityHeaders.class, SecurityHeadersFilter.class),
        HEADER_FILTER(SecurityHeadersFilter.class),
        PROXIES(TrustedProxies.class),
        METHODS(AllowedMethodsFilter.class),
        ERRORS(ErrorFilter.class),
        CORS(Cors.class),
        CSRF(CrossSiteGuard.class);

        final List<Class<?>> types;

        Part(Class<?>... types) {
            this.types = List.of(types);
        }
    }

    final String key;
    final Kind kind;
    private final @Nullable String preset;
    final String example;
    final String description;
    final Part part;

    WebProperty(Kind kind, @Nullable String preset, String example, String description, Part part) {
        this.key = PREFIX + "." + keyOf(name());
        this.kind = kind;
        this.preset = preset;
        this.example = example;
        this.description = description;
        this.part = part;
    }

    /** What is so where the key is not there. */
    String preset() {
        return Objects.requireNonNull(preset, key);
    }

    boolean hasPreset() {
        return preset != null;
    }

    /** The words that it takes, where it takes no other. */
    List<String> words() {
        return switch (this) {
            case HEADERS_MODE -> List.of("html", "api", "oshp");
            case HEADERS_REFERRER_POLICY ->
                List.of("no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin");
            default -> List.of();
        };
    }

    static List<WebProperty> of(Part part) {
        return Arrays.stream(values()).filter(each -> each.part == part).toList();
    }

    /** {@code CSP_IMG_SRC} is {@code csp.img-src}. */
    private static String keyOf(String name) {
        String words = name.toLowerCase(Locale.ROOT).replace('_', '-');
        for (String group : List.of("headers", "csp", "cors", "csrf")) {
            if (words.startsWith(group + "-")) {
                return group + "." + words.substring(group.length() + 1);
            }
        }
        return words;
    }
}
