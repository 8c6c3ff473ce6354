package io.github.secureblocks.rules.report;

/**
 * A finding that somebody answers for until a date.
 *
 * @param finding what is accepted
 * @param owner who answers for it
 * @param reason why
 * @param expires the last day, as an ISO date
 */
public record AcceptedFinding(Finding finding, String owner, String reason, String expires) {}
