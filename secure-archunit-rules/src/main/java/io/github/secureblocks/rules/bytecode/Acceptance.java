package io.github.secureblocks.rules.bytecode;

/**
 * An {@code @AcceptedRisk} as written in the code, not yet judged.
 *
 * @param rule the rule's id
 * @param reason why
 * @param owner who answers for it
 * @param expires the last day, as written
 * @param element what wears it: {@code app.Notes}, {@code app.Notes#find(String)} or {@code app.Notes#field}
 * @param within the one element inside of it that holds what it is read for, such as {@code app.Notes#find(String)};
 *     empty where nothing narrower can wear it
 */
public record Acceptance(String rule, String reason, String owner, String expires, String element, String within) {
    /**
     * Keeps hostile names from breaking the line that they are told in.
     *
     * @param rule see the record
     * @param reason see the record
     * @param owner see the record
     * @param expires see the record
     * @param element see the record
     * @param within see the record
     */
    public Acceptance {
        rule = Names.shown(rule);
        element = Names.shown(element);
        within = Names.shown(within);
    }

    /**
     * Whether both are the same annotation in the code.
     *
     * @param other an accepted risk
     * @return true where rule and element are the same
     */
    public boolean isSameAs(Acceptance other) {
        return rule.equals(other.rule) && element.equals(other.element);
    }
}
