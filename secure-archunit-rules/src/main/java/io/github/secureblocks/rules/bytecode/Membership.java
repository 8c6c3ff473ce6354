package io.github.secureblocks.rules.bytecode;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a question whether a value is among others tells of it. */
final class Membership {
    private Membership() {}

    static Value of(CallSite site, Collection<? extends Value> items, boolean exact, Value rest) {
        Value asked = site.argument(0);
        Datum all = null;
        for (Value each : items) {
            Datum one = site.heap().summary(each);
            all = all == null ? one : all.join(one);
        }
        if (!exact) {
            Datum other = site.heap().summary(rest);
            all = all == null ? other : all.join(other);
        }
        if (!(asked instanceof Datum datum)) {
            return site.truth();
        } else if (all == null) {
            return Datum.truth(false);
        } else if (datum.constant() != null && exact && all.parts().isEmpty() && isKnown(items)) {
            return Datum.truth(constants(items).contains(datum.constant()));
        } else if (datum.symbol() != 0 && all.isConstant()) {
            return site.truth(new Datum.Condition(datum.symbol(), all.named(0), null));
        }
        return site.truth();
    }

    private static boolean isKnown(Collection<? extends Value> items) {
        return items.stream().allMatch(value -> value instanceof Datum datum && datum.constant() != null);
    }

    private static Set<Object> constants(Collection<? extends Value> items) {
        Set<Object> all = new LinkedHashSet<>();
        for (Value each : items) {
            if (each instanceof Datum datum && datum.constant() != null) {
                all.add(datum.constant());
            }
        }
        return all;
    }
}
