package io.github.secureblocks.jwt;

/**
 * What a verifier of tokens has to withstand: RFC 8725 with its revision (draft-ietf-oauth-rfc8725bis), in the order of its
 * sections, then what no RFC says and Wycheproof and jwt_tool show. Each constant is named by the {@link Ticks} of a test.
 */
enum ChecklistItem {
    /** 3.1: the caller says which algorithms there are; here its keys do. */
    ALGORITHMS_OF_THE_KEYS,
    /** 3.1: the algorithm is that of the key which the header names. */
    ALGORITHM_OF_THE_KEY,
    /** 3.1: each key has one algorithm, also where its form suits two. */
    ONE_KEY_ONE_ALGORITHM,
    /** 3.1: an issuer's algorithms are those of its own keys. */
    ALGORITHMS_OF_THE_ISSUER,
    /** 3.1: algorithms are allowed by name, to the letter. */
    EXACT_ALGORITHM,
    /** 3.2: no token without a signature. */
    NO_NONE,
    /** 3.2: current algorithms alone, and "Ed25519" instead of "EdDSA" (RFC 9864). */
    CURRENT_ALGORITHMS,
    /** 3.3: whatever fails rejects the whole token; nothing is read before. */
    SIGNATURE_FIRST,
    /** 3.3: what can be decrypted is not thereby verified (CVE-2023-51774): no encrypted tokens. */
    NO_ENCRYPTION,
    /** 3.4: numbers of a signature are checked before use (CVE-2022-21449). */
    SOUND_SIGNATURES,
    /** 3.4, 3.5: keys are checked before use: length, exponent, flawed generators, points that are not on the curve. */
    SOUND_KEYS,
    /** 3.5: no key is made of what people remember: no MACs. */
    NO_PASSWORD_AS_KEY,
    /** 3.6: nothing is inflated; with it, PBES2 counts (3.14) have no place either. */
    NO_COMPRESSION,
    /** 3.7: UTF-8 alone. */
    UTF8,
    /** 3.8: the key belongs to the issuer, the subject to the issuer. */
    ISSUER,
    /** 3.9: the audience is there and is us. */
    AUDIENCE,
    /** 3.10: what a token says is hostile: kid reaches no query and no path, jku and x5u are not followed. */
    HOSTILE_CLAIMS,
    /** 3.11: the type is said, and is that of an access token; "JWT" is none. */
    EXPLICIT_TYPE,
    /** 3.12: no other kind of token passes for an access token. */
    KINDS_APART,
    /** 3.13: the compact form alone, never JSON serialization. */
    COMPACT_FORM,
    /** Unknown critical extensions reject. */
    NO_CRITICAL_EXTENSION,
    /** b64=false (RFC 7797) rejects. */
    NO_UNENCODED_PAYLOAD,
    /** An embedded jwk or x5c is not believed. */
    NO_EMBEDDED_KEY,
    /** A repeated member rejects, at any depth. */
    NO_REPEATED_MEMBER,
    /** One text for each value: no padding, no stray bits, no other alphabet. */
    CANONICAL_BASE64,
    /** A long text is rejected before it is looked at. */
    LENGTH,
    /** Every token ends. */
    EXPIRY,
    /** Clocks differ by a bounded time. */
    BOUNDED_SKEW,
    /** Nothing was issued, or holds, from the future on. */
    NOT_FROM_THE_FUTURE,
    /** Dates are whole numbers of a calendar's range. */
    DATES_IN_RANGE,
    /** Lifetimes are bounded, however far off an issuer sets the end. */
    BOUNDED_LIFETIME
}
