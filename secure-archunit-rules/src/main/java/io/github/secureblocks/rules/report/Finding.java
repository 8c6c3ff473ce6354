package io.github.secureblocks.rules.report;

import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Verdict;

/**
 * One place to change, with everything that is needed to change it.
 *
 * @param rule which rule; holds why, impact, fix and what not to do
 * @param verdict how sure
 * @param file path from the root of the repository where the source was found there, else from the source root
 * @param line 0 where the class was compiled without lines
 * @param className binary name
 * @param symbol class and method as people write them
 * @param found what is there, in one clause
 * @param fingerprint stays when lines move
 * @param acceptance why an {@code @AcceptedRisk} does not hold here; empty where there is none
 */
public record Finding(
        Rule rule,
        Verdict verdict,
        String file,
        int line,
        String className,
        String symbol,
        String found,
        String fingerprint,
        String acceptance) {
    /**
     * A finding in a file that is no class.
     *
     * @param rule of the guard
     * @param file path from the root of the repository
     * @param line 0 where none is known
     * @param symbol the setting
     * @param found what is wrong with it, in one clause
     * @return the finding
     */
    public static Finding ofFile(Rule rule, String file, int line, String symbol, String found) {
        String fingerprint = Fingerprints.digest(rule.id() + "\n" + file + "\n" + symbol);
        return new Finding(rule, Verdict.STRUCTURE, file, line, "", symbol, found, fingerprint, "");
    }

    /**
     * The rule's page.
     *
     * @return path from the root of the repository that holds the rules
     */
    public String docs() {
        return "docs/rules/" + rule.id() + ".md";
    }

    /**
     * Where it is.
     *
     * @return {@code path:line}
     */
    public String place() {
        return line > 0 ? file + ":" + line : file;
    }
}
