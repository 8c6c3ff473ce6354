package io.github.secureblocks.samples.rules.web;

import io.github.secureblocks.web.headers.SecurityHeaders;
import io.github.secureblocks.web.servlet.SecurityHeadersFilter;
import jakarta.servlet.Filter;

/** Every header on every answer; a route that needs less says so by itself. */
final class WebHeadersOffGood {
    Filter headers() {
        return SecurityHeadersFilter.of(SecurityHeaders.html());
    }
}
