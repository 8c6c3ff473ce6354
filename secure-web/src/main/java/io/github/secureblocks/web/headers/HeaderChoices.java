package io.github.secureblocks.web.headers;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the lines of a builder say. */
final class HeaderChoices {
    @Nullable
    ContentSecurityPolicy policy;

    @Nullable
    ContentSecurityPolicy reportOnly;

    TransportSecurity transport = TransportSecurity.DEFAULT;
    // Not no-referrer: under it a browser writes "Origin: null" even to its own site, and where there is no
    // Sec-Fetch-Site the cross-site guard would refuse our own forms (Fetch, append a request Origin header).
    ReferrerPolicy referrer = ReferrerPolicy.SAME_ORIGIN;
    OpenerPolicy opener = OpenerPolicy.SAME_ORIGIN;
    EmbedderPolicy embedder = EmbedderPolicy.REQUIRE_CORP;
    ResourcePolicy resource = ResourcePolicy.SAME_ORIGIN;
    Set<BrowserFeature> permitted = EnumSet.noneOf(BrowserFeature.class);
    CachePolicy cache = CachePolicy.NO_STORE;
    boolean integrity;
    boolean oshp;

    static HeaderChoices of(ContentSecurityPolicy policy) {
        HeaderChoices parts = new HeaderChoices();
        parts.policy = policy;
        return parts;
    }

    HeaderChoices copy() {
        HeaderChoices copy = new HeaderChoices();
        copy.policy = policy;
        copy.reportOnly = reportOnly;
        copy.transport = transport;
        copy.referrer = referrer;
        copy.opener = opener;
        copy.embedder = embedder;
        copy.resource = resource;
        copy.permitted = EnumSet.copyOf(permitted);
        copy.cache = cache;
        copy.integrity = integrity;
        copy.oshp = oshp;
        return copy;
    }

    /** All but the policies, which hold the nonce. */
    Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("Strict-Transport-Security", transport.text());
        lines.put("X-Content-Type-Options", "nosniff");
        lines.put("Referrer-Policy", referrer.text());
        String framing = policy == null ? "DENY" : policy.frameOptions();
        if (framing != null) {
            lines.put("X-Frame-Options", oshp ? framing.toLowerCase(Locale.ROOT) : framing);
        }
        lines.put("Cross-Origin-Opener-Policy", opener.text());
        lines.put("Cross-Origin-Embedder-Policy", embedder.text());
        lines.put("Cross-Origin-Resource-Policy", resource.text());
        lines.put("Permissions-Policy", Permissions.text(permitted, oshp));
        lines.put("Cache-Control", cache.text());
        lines.put("X-Permitted-Cross-Domain-Policies", "none");
        lines.put("X-DNS-Prefetch-Control", "off");
        lines.put("Origin-Agent-Cluster", "?1");
        lines.put("X-Download-Options", "noopen");
        if (integrity) {
            lines.put("Integrity-Policy", "blocked-destinations=(script)");
        }
        String endpoint = endpoint();
        if (endpoint != null) {
            lines.put("Reporting-Endpoints", ContentSecurityPolicy.ENDPOINT + "=\"" + endpoint + "\"");
        }
        return lines;
    }

    @Nullable
    String endpoint() {
        String enforced = policy == null ? null : policy.reportTo();
        return enforced == null && reportOnly != null ? reportOnly.reportTo() : enforced;
    }

    /** One text for each line that lets in what the others refuse. */
    Set<String> weakerThan(HeaderChoices others) {
        Set<String> weaker = new TreeSet<>(transport.openings());
        weaker.removeAll(others.transport.openings());
        if (others.policy != null) {
            weaker.addAll(policy == null ? Set.of("no policy is enforced") : policy.weakerThan(others.policy));
        }
        if (others.integrity && !integrity && (policy == null || policy.runsScripts())) {
            weaker.add("no Integrity-Policy");
        }
        if (referrer.compareTo(others.referrer) > 0) {
            weaker.add("Referrer-Policy " + referrer.text());
        }
        if (opener.compareTo(others.opener) > 0) {
            weaker.add("Cross-Origin-Opener-Policy " + opener.text());
        }
        if (embedder.compareTo(others.embedder) > 0) {
            weaker.add("Cross-Origin-Embedder-Policy " + embedder.text());
        }
        if (resource.compareTo(others.resource) > 0) {
            weaker.add("Cross-Origin-Resource-Policy " + resource.text());
        }
        permitted.stream()
                .filter(each -> !others.permitted.contains(each))
                .forEach(each -> weaker.add("Permissions-Policy " + each.text()));
        if (cache.isKeptMoreThan(others.cache)) {
            weaker.add(cache.shared() ? "kept by shared caches" : "kept by the browser");
        }
        return weaker;
    }
}
