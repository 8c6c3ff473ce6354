package io.github.secureblocks.rules.report;

import io.github.secureblocks.rules.bytecode.Acceptance;
import io.github.secureblocks.rules.bytecode.Hit;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Decides whether an accepted risk holds today for what it covers. */
final class AcceptanceJudge {
    private static final int MIN_REASON = 20;
    private static final int MAX_DAYS = 180;

    /** What one hit is told with. */
    record Judged(List<Acceptance> holding, String refusal) {}

    private record Place(String rule, String element) {}

    private final Set<String> known;
    private final LocalDate today;
    private final Map<Place, Set<String>> covered = new HashMap<>();

    AcceptanceJudge(Terms terms, List<Hit> hits) {
        this.known = terms.known();
        this.today = terms.today();
        for (Hit hit : hits) {
            for (Acceptance acceptance : hit.acceptances()) {
                if (acceptance.rule().equals(hit.rule().id())) {
                    covered.computeIfAbsent(place(acceptance), place -> new HashSet<>())
                            .add(acceptance.within());
                }
            }
        }
    }

    boolean covers(Acceptance acceptance) {
        return covered.containsKey(place(acceptance));
    }

    boolean isKnown(Acceptance acceptance) {
        return known.contains(acceptance.rule());
    }

    Judged judge(Hit hit) {
        List<Acceptance> holding = new ArrayList<>();
        String refusal = "";
        for (Acceptance acceptance : hit.acceptances()) {
            if (acceptance.rule().equals(hit.rule().id())) {
                String reason = refusal(acceptance, hit);
                if (reason.isEmpty()) {
                    holding.add(acceptance);
                } else {
                    refusal = "the @AcceptedRisk here does not hold: " + reason;
                }
            } else if (!isKnown(acceptance) && refusal.isEmpty()) {
                refusal = "the @AcceptedRisk here does not hold: it names no rule that there is";
            }
        }
        return new Judged(holding, holding.isEmpty() ? refusal : "");
    }

    private String refusal(Acceptance acceptance, Hit hit) {
        boolean shown = hit.verdict() == Verdict.PROVED || hit.verdict() == Verdict.STRUCTURE;
        if (shown && !hit.rule().acceptable()) {
            return "no risk of this rule can be accepted where it is "
                    + hit.verdict().name().toLowerCase(Locale.ROOT);
        }
        Set<String> within = covered.getOrDefault(place(acceptance), Set.of());
        if (within.size() == 1 && !within.contains("")) {
            String narrower = within.iterator().next().replace('#', '.');
            return "all that it covers lies in " + narrower + "; move it there";
        }
        return words(acceptance);
    }

    private String words(Acceptance acceptance) {
        if (acceptance.reason().strip().length() < MIN_REASON) {
            return "its reason is shorter than " + MIN_REASON + " characters";
        }
        if (acceptance.owner().isBlank()) {
            return "it names no owner";
        }
        LocalDate expires;
        try {
            expires = LocalDate.parse(acceptance.expires());
        } catch (DateTimeException unreadable) {
            return "its date is not written as 2027-03-01";
        }
        if (expires.isBefore(today)) {
            return "it expired on " + expires;
        }
        return expires.isAfter(today.plusDays(MAX_DAYS)) ? "its date is more than " + MAX_DAYS + " days ahead" : "";
    }

    private static Place place(Acceptance acceptance) {
        return new Place(acceptance.rule(), acceptance.element());
    }
}
