package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.Optional;

/** All rules, in the order in which they are read. */
public final class Catalogue {
    private static final Catalogue STANDARD = new Catalogue(List.of());

    private final List<Rule> rules;

    private Catalogue(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * The rules that are delivered with this library.
     *
     * @return always the same
     */
    public static Catalogue standard() {
        return STANDARD;
    }

    /**
     * Every rule.
     *
     * @return by area, then as written
     */
    public List<Rule> rules() {
        return rules;
    }

    /**
     * The rule of that name.
     *
     * @param id for example {@code sql/dynamic-text}
     * @return empty where there is none
     */
    public Optional<Rule> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
