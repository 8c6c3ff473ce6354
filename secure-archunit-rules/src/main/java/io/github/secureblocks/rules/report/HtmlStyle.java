package io.github.secureblocks.rules.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** How the page looks, and the policy that allows this style and nothing else. */
final class HtmlStyle {
    static final String CSS = """
            :root { color-scheme: light dark; --ground: #fff; --raised: #f6f7f9; --ink: #1b2026; --soft: #59636e; --line: #d5dae0;
              --mark: #fff3c4; --proved: #b3261e; --policy: #2257a8; --structure: #8a4b00; --undecided: #6b3fa0; --good: #1a6b3c; }
            @media (prefers-color-scheme: dark) { :root { --ground: #14181d; --raised: #1d232a; --ink: #e4e8ec; --soft: #a0abb6;
              --line: #37404a; --mark: #4a3f14; --proved: #ff8f86; --policy: #8ab8ff; --structure: #f2b25c; --undecided: #c9a6f5; --good: #74d19b; } }
            * { box-sizing: border-box; }
            body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1rem 4rem; background: var(--ground); color: var(--ink);
              font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
            h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.2rem; margin: 0; } h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
            p { margin: .25rem 0; } a { color: var(--policy); } code, pre, .mono { font-family: ui-monospace, monospace; font-size: .875rem; }
            .soft { color: var(--soft); } .small { font-size: .875rem; } .good { color: var(--good); font-weight: 600; }
            .counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .5rem; margin: 1rem 0; padding: 0; list-style: none; }
            .counts li { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .75rem; background: var(--raised); }
            .counts b { display: block; font-size: 1.5rem; line-height: 1.2; }
            .rule { border: 1px solid var(--line); border-radius: .5rem; margin: 1.5rem 0; }
            .rule > header { padding: .75rem 1rem; background: var(--raised); border-radius: .5rem .5rem 0 0; border-bottom: 1px solid var(--line); }
            .rule > div { padding: .25rem 1rem 1rem; }
            .badge { display: inline-block; border: 1px solid currentColor; border-radius: 1rem; padding: 0 .5rem; font-size: .8rem; font-weight: 600; white-space: nowrap; }
            .proved { color: var(--proved); } .policy { color: var(--policy); } .structure { color: var(--structure); } .undecided { color: var(--undecided); }
            .high { color: var(--proved); } .medium { color: var(--structure); } .low { color: var(--soft); }
            pre { margin: .25rem 0; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .375rem; background: var(--raised);
              white-space: pre-wrap; tab-size: 4; }
            .place { border-top: 1px solid var(--line); padding: .75rem 0 .25rem; break-inside: avoid; }
            .source { display: block; overflow-x: auto; padding: .25rem 0; white-space: pre; overflow-wrap: normal; }
            .source span { display: block; width: max-content; min-width: 100%; padding: 0 .75rem; }
            .source .found { background: var(--mark); box-shadow: inset 3px 0 var(--proved); font-weight: 600; }
            .source i { display: inline-block; min-width: 2.5rem; padding-right: .75rem; color: var(--soft); font-style: normal; user-select: none; }
            .list { padding-left: 1.25rem; margin: .25rem 0; } .list li { margin: .35rem 0; } nav .list li { margin: .1rem 0; }
            @media print { body { max-width: none; padding: 0; font-size: 9pt; } .source, .source span { white-space: pre-wrap; width: auto; overflow-wrap: anywhere; }
              .rule { border: 0; } .source .found { print-color-adjust: exact; -webkit-print-color-adjust: exact; } nav { display: none; } }
            """;

    private HtmlStyle() {}

    static String policy() {
        return "default-src 'none'; style-src 'sha256-" + hash() + "'; base-uri 'none'; form-action 'none'";
    }

    private static String hash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(CSS.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
