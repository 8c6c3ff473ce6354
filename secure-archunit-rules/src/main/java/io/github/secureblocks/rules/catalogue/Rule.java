package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One rule: what it finds, why, and what to write instead. Every face is rendered from it.
 *
 * @param id stable and readable, {@code area/slug}; also the name of its page
 * @param title a law in one line, without a full stop
 * @param severity how bad it is where it is exploited
 * @param cwe the weaknesses, by number; the first is the main one
 * @param asvs requirements of OWASP ASVS 5.0, such as {@code 1.2.4}
 * @param owaspTop10 the category of the OWASP Top 10:2021, such as {@code A03}
 * @param why one sentence: what is wrong with the primitive
 * @param impact one sentence: what an attacker gains
 * @param detectors what makes it fire
 * @param fix what to write instead
 * @param doNot what looks like a fix and is none
 * @param badExample simple name of the example class with marked lines
 * @param goodExample simple name of the example class on which the rule is silent
 * @param acceptable whether {@code @AcceptedRisk} may stand for what is proved or structure; a use that is policy and what
 *     is undecided can always be accepted
 */
public record Rule(
        String id,
        String title,
        Severity severity,
        List<Integer> cwe,
        List<String> asvs,
        String owaspTop10,
        String why,
        String impact,
        List<Detector> detectors,
        Fix fix,
        List<String> doNot,
        String badExample,
        String goodExample,
        boolean acceptable) {
    private static final Pattern ID = Pattern.compile("[a-z]+/[a-z0-9-]+");

    /**
     * Refuses an incomplete record with the sentence that says what is missing.
     *
     * @param id see the record
     * @param title see the record
     * @param severity see the record
     * @param cwe see the record
     * @param asvs see the record
     * @param owaspTop10 see the record
     * @param why see the record
     * @param impact see the record
     * @param detectors see the record
     * @param fix see the record
     * @param doNot see the record
     * @param badExample see the record
     * @param goodExample see the record
     * @param acceptable see the record
     */
    public Rule {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("Not a rule id: " + id + "; write area/slug");
        }
        require(id, !cwe.isEmpty(), "a CWE number");
        require(id, !asvs.isEmpty(), "an ASVS 5.0 requirement");
        require(id, !detectors.isEmpty(), "a detector");
        require(id, !doNot.isEmpty(), "something that must not be done instead");
        cwe = List.copyOf(cwe);
        asvs = List.copyOf(asvs);
        detectors = List.copyOf(detectors);
        doNot = List.copyOf(doNot);
    }

    /**
     * A rule whose risk may be accepted.
     *
     * @param id see the record
     * @param title see the record
     * @param severity see the record
     * @param cwe see the record
     * @param asvs see the record
     * @param owaspTop10 see the record
     * @param why see the record
     * @param impact see the record
     * @param detectors see the record
     * @param fix see the record
     * @param doNot see the record
     * @param badExample see the record
     * @param goodExample see the record
     */
    public Rule(
            String id,
            String title,
            Severity severity,
            List<Integer> cwe,
            List<String> asvs,
            String owaspTop10,
            String why,
            String impact,
            List<Detector> detectors,
            Fix fix,
            List<String> doNot,
            String badExample,
            String goodExample) {
        this(
                id,
                title,
                severity,
                cwe,
                asvs,
                owaspTop10,
                why,
                impact,
                detectors,
                fix,
                doNot,
                badExample,
                goodExample,
                true);
    }

    /**
     * The same rule, for which no risk can be accepted where it is proved or structure.
     *
     * @return the rule
     */
    public Rule neverAccepted() {
        return new Rule(
                id,
                title,
                severity,
                cwe,
                asvs,
                owaspTop10,
                why,
                impact,
                detectors,
                fix,
                doNot,
                badExample,
                goodExample,
                false);
    }

    /**
     * The part of the id before the slash.
     *
     * @return for example {@code sql}
     */
    public String area() {
        return id.substring(0, id.indexOf('/'));
    }

    private static void require(String id, boolean present, String what) {
        if (!present) {
            throw new IllegalArgumentException("Rule " + id + " needs " + what);
        }
    }
}
