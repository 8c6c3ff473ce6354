package io.github.secureblocks.samples.rules.web;

import io.github.secureblocks.web.csrf.CrossSiteGuard;
import io.github.secureblocks.web.servlet.CrossSiteFilter;
import jakarta.servlet.Filter;

/** The browser says where a request comes from; no token is needed in forms or scripts. */
final class WebCsrfOffGood {
    Filter guard() {
        return CrossSiteFilter.of(
                CrossSiteGuard.builder().origin("https://a.example").build());
    }
}
