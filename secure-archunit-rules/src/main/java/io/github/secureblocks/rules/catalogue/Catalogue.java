package io.github.secureblocks.rules.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All rules, in the order in which they are read. */
public final class Catalogue {
    private static final Catalogue STANDARD = of(List.of(
            SqlRules.rules(),
            HtmlRules.rules(),
            LogRules.rules(),
            CryptoRules.rules(),
            ProcessRules.rules(),
            CodeRules.rules(),
            ConstantRules.rules(),
            SecretRules.rules(),
            RandomRules.rules(),
            SerialRules.rules(),
            XmlRules.rules(),
            FileRules.rules(),
            TlsRules.rules(),
            ErrorRules.rules(),
            WebRules.rules(),
            CookieRules.rules(),
            AccessRules.rules()));

    private final List<Rule> rules;

    private Catalogue(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    private static Catalogue of(List<List<Rule>> areas) {
        List<Rule> rules = areas.stream().flatMap(List::stream).toList();
        Set<String> ids = new HashSet<>();
        rules.forEach(rule -> {
            if (!ids.add(rule.id())) {
                throw new IllegalStateException("Two rules have the id " + rule.id() + "; an id names one rule");
            }
        });
        return new Catalogue(rules);
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
