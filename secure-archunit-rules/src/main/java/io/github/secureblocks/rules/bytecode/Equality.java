package io.github.secureblocks.rules.bytecode;

import org.jspecify.annotations.Nullable;

/** What a comparison tells of what is compared. */
final class Equality {
    private Equality() {}

    static Value of(CallSite site, @Nullable Value left, @Nullable Value right) {
        if (!(left instanceof Datum one) || !(right instanceof Datum two)) {
            return site.truth();
        }
        if (one.constant() != null && two.constant() != null) {
            return Datum.truth(one.constant().equals(two.constant()));
        }
        return site.truth(told(one, two));
    }

    static Datum.@Nullable Condition told(Datum one, Datum two) {
        if (two.isConstant() && one.symbol() != 0 && !one.isConstant()) {
            return new Datum.Condition(one.symbol(), two.named(0), null);
        } else if (one.isConstant() && two.symbol() != 0 && !two.isConstant()) {
            return new Datum.Condition(two.symbol(), one.named(0), null);
        }
        return null;
    }
}
