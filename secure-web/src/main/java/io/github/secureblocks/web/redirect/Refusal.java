package io.github.secureblocks.web.redirect;

/** Why a browser is not sent where data says. */
enum Refusal {
    TOO_LONG,
    OTHER_ORIGIN,
    CHARACTER,
    ENCODING,
    SEGMENT
}
