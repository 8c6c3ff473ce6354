package io.github.secureblocks.rules.report;

import io.github.secureblocks.rules.bytecode.Acceptance;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;

/** Decides whether an accepted risk holds today. */
final class AcceptanceJudge {
    private static final int MIN_REASON = 20;
    private static final int MAX_DAYS = 180;

    private final Set<String> rules;
    private final LocalDate today;

    AcceptanceJudge(Set<String> rules, LocalDate today) {
        this.rules = rules;
        this.today = today;
    }

    boolean isKnown(Acceptance acceptance) {
        return rules.contains(acceptance.rule());
    }

    /** Why it does not hold; empty where it does. */
    String refusal(Acceptance acceptance) {
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
}
