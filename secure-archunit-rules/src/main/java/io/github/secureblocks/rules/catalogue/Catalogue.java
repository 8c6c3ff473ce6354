package io.github.secureblocks.rules.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All rules, in the order in which they are read. */
public final class Catalogue {
    private static final Catalogue STANDARD = of(List.of(
            SqlRules.rules(),
            RawSqlRules.rules(),
            MapperRules.rules(),
            NosqlRules.rules(),
            HtmlRules.rules(),
            EncoderRules.rules(),
            LogRules.rules(),
            CryptoRules.rules(),
            ProcessRules.rules(),
            CodeRules.rules(),
            ConstantRules.rules(),
            VerdictRules.rules(),
            SecretRules.rules(),
            PasswordRules.rules(),
            JwtRules.rules(),
            KeyRules.rules(),
            RandomRules.rules(),
            SerialRules.rules(),
            XmlRules.rules(),
            FileRules.rules(),
            UploadRules.rules(),
            TlsRules.rules(),
            ErrorRules.rules(),
            WebRules.rules(),
            CookieRules.rules(),
            CsrfRules.rules(),
            HeaderRules.rules(),
            RedirectRules.rules(),
            AccessRules.rules()));

    private final List<Rule> rules;
    private final List<Rule> guards;

    private Catalogue(List<Rule> rules, List<Rule> guards) {
        this.rules = List.copyOf(rules);
        this.guards = List.copyOf(guards);
    }

    private static Catalogue of(List<List<Rule>> areas) {
        List<Rule> rules = areas.stream().flatMap(List::stream).toList();
        List<Rule> guards = GuardRules.rules();
        Set<String> ids = new HashSet<>();
        Stream.concat(rules.stream(), guards.stream()).forEach(rule -> {
            if (!ids.add(rule.id())) {
                throw new IllegalStateException("Two rules have the id " + rule.id() + "; an id names one rule");
            }
        });
        return new Catalogue(rules, guards);
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
     * Every rule about code.
     *
     * @return by area, then as written
     */
    public List<Rule> rules() {
        return rules;
    }

    /**
     * The rules that keep the check itself from being switched off; they look at the project, not at its code.
     *
     * @return as written
     */
    public List<Rule> guards() {
        return guards;
    }

    /**
     * The rule or guard of that name.
     *
     * @param id for example {@code sql/dynamic-text}
     * @return empty where there is none
     */
    public Optional<Rule> rule(String id) {
        return Stream.concat(rules.stream(), guards.stream())
                .filter(rule -> rule.id().equals(id))
                .findFirst();
    }
}
