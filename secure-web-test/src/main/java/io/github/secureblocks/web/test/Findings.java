package io.github.secureblocks.web.test;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What has been tried and found so far. */
final class Findings {
    private static final int LONGEST = 160;

    private final Set<Attack> tried = EnumSet.noneOf(Attack.class);
    private final List<AttackFinding> found = new ArrayList<>();
    private final Set<String> notTried = new HashSet<>();
    private final List<String> notTriedInOrder = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    void tried(Attack attack) {
        tried.add(attack);
    }

    /** Each thing that is seen, once. */
    void add(Attack attack, String request, String seen) {
        tried.add(attack);
        if (known.add(attack + seen)) {
            found.add(new AttackFinding(attack, oneLine(request), oneLine(seen)));
        }
    }

    void addEach(Attack attack, String request, String seen) {
        tried.add(attack);
        if (known.add(attack + request + seen)) {
            found.add(new AttackFinding(attack, oneLine(request), oneLine(seen)));
        }
    }

    void notTried(String what) {
        if (notTried.add(what)) {
            notTriedInOrder.add(oneLine(what));
        }
    }

    AttackReport report(String target, int requests) {
        return new AttackReport(target, requests, tried, found, notTriedInOrder);
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> line.append(c >= ' ' && c <= '~' ? (char) c : '?'));
        return line.toString();
    }
}
