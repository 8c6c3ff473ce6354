package io.github.secureblocks.rules.catalogue;

/** How bad it is where it is exploited. */
public enum Severity {
    /** Takes over data, accounts or the machine. */
    HIGH,
    /** Helps an attack or weakens a defence. */
    MEDIUM,
    /** Worth mending, harmless alone. */
    LOW
}
