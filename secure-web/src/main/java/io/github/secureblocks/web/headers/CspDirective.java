package io.github.secureblocks.web.headers;

import java.util.Locale;
import java.util.Set;

/** The directives of a policy, in the order in which they are written. */
enum CspDirective {
    DEFAULT_SRC,
    SCRIPT_SRC,
    STYLE_SRC,
    IMG_SRC("data:", "blob:"),
    CONNECT_SRC,
    FONT_SRC("data:"),
    FRAME_SRC,
    MEDIA_SRC("data:", "blob:"),
    WORKER_SRC,
    MANIFEST_SRC,
    FORM_ACTION,
    BASE_URI,
    FRAME_ANCESTORS,
    OBJECT_SRC,
    REQUIRE_TRUSTED_TYPES_FOR,
    TRUSTED_TYPES,
    SANDBOX,
    UPGRADE_INSECURE_REQUESTS,
    REPORT_URI,
    REPORT_TO;

    private final Set<String> schemes;

    CspDirective(String... schemes) {
        this.schemes = Set.of(schemes);
    }

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it takes what a value itself holds, which no script and no style may. */
    boolean takes(String scheme) {
        return schemes.contains(scheme);
    }

    /** Whether what it names is let in. */
    boolean opens() {
        return compareTo(REQUIRE_TRUSTED_TYPES_FOR) < 0 || this == TRUSTED_TYPES;
    }
}
