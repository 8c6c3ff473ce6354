package io.github.secureblocks.web.servlet;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What becomes of a header that a handler writes. */
final class HeaderRules {
    /** What is done. */
    enum Rule {
        /** Never sent. */
        DROPPED,
        /** Ours stays. */
        KEPT,
        /** The handler's is sent in place of ours. */
        REPLACED,
        /** The handler's is sent beside ours; browsers enforce both. */
        BESIDE;

        boolean lets() {
            return this == REPLACED || this == BESIDE;
        }
    }

    /** What containers write before any filter. */
    private static final List<String> OF_THE_CONTAINER = List.of("Server", "X-Powered-By");

    /** Names of software and of its insides (OWASP Secure Headers Project), and headers that do harm or nothing. */
    private static final String DROPPED = """
            $wsep Host-Header K-Proxy-Request Liferay-Portal OracleCommerceCloud-Version Pega-Host Powered-By Product Server
            SourceMap X-AspNet-Version X-AspNetMvc-Version X-Atmosphere-error X-Atmosphere-first-request
            X-Atmosphere-tracking-id X-B3-ParentSpanId X-B3-Sampled X-B3-SpanId X-B3-TraceId X-BEServer
            X-Backside-Transport X-CF-Powered-By X-CMS X-CalculatedBETarget X-Cocoon-Version X-Content-Encoded-By
            X-Datadog-Origin X-Datadog-Parent-Id X-Datadog-Sampling-Priority X-Datadog-Tags X-Datadog-Trace-Id X-DiagInfo
            X-Envoy-Attempt-Count X-Envoy-External-Address X-Envoy-Internal X-Envoy-Original-Dst-Host
            X-Envoy-Upstream-Service-Time X-FEServer X-Framework X-Generated-By X-Generator X-Gitlab-Meta X-Jitsi-Release
            X-Joomla-Version X-Kong-Admin-Latency X-Kong-Client-Latency X-Kong-Proxy-Latency X-Kong-Request-Id
            X-Kong-Response-Latency X-Kong-Third-Party-Latency X-Kong-Total-Latency X-Kong-Upstream-Latency
            X-Kong-Upstream-Status X-Kubernetes-PF-FlowSchema-UI X-Kubernetes-PF-PriorityLevel-UID X-LiteSpeed-Cache
            X-LiteSpeed-Purge X-LiteSpeed-Tag X-LiteSpeed-Vary X-Litespeed-Cache-Control X-Mod-Pagespeed X-Nextjs-Cache
            X-Nextjs-Matched-Path X-Nextjs-Page X-Nextjs-Redirect X-OWA-Version X-Old-Content-Length
            X-OneAgent-JS-Injection X-Page-Speed X-Php-Version X-Powered-By X-Powered-By-Plesk X-Powered-CMS X-Redirect-By
            X-Server-Powered-By X-SourceFiles X-SourceMap X-Turbo-Charged-By X-Tyk-Trace-Id X-Umbraco-Version
            X-Varnish-Backend X-Varnish-Server X-Woodpecker-Version X-dtAgentId X-dtHealthCheck X-dtInjectedServlet
            X-ruxit-JS-Agent X-XSS-Protection Feature-Policy Public-Key-Pins Public-Key-Pins-Report-Only Expect-CT
            """;

    private static final String KEPT = "Strict-Transport-Security X-Content-Type-Options X-Frame-Options"
            + " X-Permitted-Cross-Domain-Policies X-DNS-Prefetch-Control Origin-Agent-Cluster X-Download-Options";

    private static final String REPLACED = "Cache-Control Referrer-Policy Permissions-Policy Cross-Origin-Opener-Policy"
            + " Cross-Origin-Embedder-Policy Cross-Origin-Resource-Policy Integrity-Policy Reporting-Endpoints";

    private static final String BESIDE = "Content-Security-Policy Content-Security-Policy-Report-Only";

    private static final HeaderRules DEFAULT = new HeaderRules(defaults());

    private final Map<String, Rule> rules;
    private final List<String> ofTheContainer;

    private HeaderRules(Map<String, Rule> rules) {
        this.rules = rules;
        this.ofTheContainer = OF_THE_CONTAINER.stream()
                .filter(each -> rules.get(each) == Rule.DROPPED)
                .toList();
    }

    static HeaderRules all() {
        return DEFAULT;
    }

    HeaderRules keeping(String name) {
        if (rules.get(name) != Rule.DROPPED) {
            throw new IllegalArgumentException(
                    "Only a header that is removed can be kept; write .keeping(\"X-B3-TraceId\"), or leave the line out");
        }
        Map<String, Rule> fewer = newMap();
        fewer.putAll(rules);
        fewer.remove(name);
        return new HeaderRules(fewer);
    }

    @Nullable
    Rule of(String name) {
        return rules.get(name);
    }

    List<String> ofTheContainer() {
        return ofTheContainer;
    }

    private static Map<String, Rule> defaults() {
        Map<String, Rule> rules = newMap();
        put(rules, DROPPED, Rule.DROPPED);
        put(rules, KEPT, Rule.KEPT);
        put(rules, REPLACED, Rule.REPLACED);
        put(rules, BESIDE, Rule.BESIDE);
        return rules;
    }

    private static void put(Map<String, Rule> rules, String names, Rule rule) {
        Arrays.stream(names.strip().split("\\s+")).forEach(each -> rules.put(each, rule));
    }

    /** Compares without making a name in lower case for each look-up. */
    private static Map<String, Rule> newMap() {
        return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    }
}
