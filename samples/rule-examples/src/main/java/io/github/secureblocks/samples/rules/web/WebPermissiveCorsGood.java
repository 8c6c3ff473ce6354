package io.github.secureblocks.samples.rules.web;

import io.github.secureblocks.web.cors.Cors;
import io.github.secureblocks.web.servlet.CorsFilter;
import jakarta.servlet.Filter;

/** Named origins; what is too wide is refused when it is built. */
final class WebPermissiveCorsGood {
    Filter origins() {
        return CorsFilter.of(Cors.builder().origin("https://a.example").build());
    }
}
