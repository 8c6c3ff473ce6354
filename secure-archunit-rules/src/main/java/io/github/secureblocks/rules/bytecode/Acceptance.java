package io.github.secureblocks.rules.bytecode;

/**
 * An {@code @AcceptedRisk} as written in the code, not yet judged.
 *
 * @param rule the rule's id
 * @param reason why
 * @param owner who answers for it
 * @param expires the last day, as written
 */
public record Acceptance(String rule, String reason, String owner, String expires) {}
